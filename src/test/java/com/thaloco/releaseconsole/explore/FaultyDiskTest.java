package com.thaloco.releaseconsole.explore;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.journal.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a power cut leaves is what was synced, unless the disk lied. */
class FaultyDiskTest {
  @TempDir private Path dir = Path.of("");
  private FaultyDisk disk = new FaultyDisk(PortGate.open(new World()), 9);
  private Path file = Path.of("");

  @BeforeEach
  void make() throws IOException {
    disk = new FaultyDisk(PortGate.open(new World()), 9);
    file = disk.wrapPath(dir.resolve("a"));
    Files.writeString(dir.resolve("a"), "before");
  }

  private String left() throws IOException {
    return Files.readString(dir.resolve("a"));
  }

  @Test
  void whatIsWrittenAndNotSyncedIsLost() throws IOException {
    Files.writeString(file, "after");
    disk.lose(false);
    assertThat(left()).isEqualTo("before");
  }

  @Test
  void whatIsSyncedStays() throws IOException {
    PrivateFiles.write(file, new byte[] {'x'});
    disk.lose(false);
    assertThat(left()).isEqualTo("x");
    disk.lose(true);
    assertThat(left()).as("the disk lied").isEqualTo("before");
  }

  @Test
  void aNameThatItsFolderDoesNotKnowForGoodIsLost() throws IOException {
    Path beside = disk.wrapPath(dir.resolve("b"));
    PrivateFiles.write(beside, new byte[] {'x'});
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    disk.lose(false);
    assertThat(left()).isEqualTo("before");
    assertThat(dir.resolve("b")).hasContent("x");
  }
}
