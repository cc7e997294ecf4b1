package com.thaloco.releaseconsole.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewFolderTest {
  @TempDir private Path parent;

  @Test
  void whatAKilledPreparationLeftIsRemovedByTheNext() throws IOException {
    Path killed = Files.createDirectory(parent.resolve(".rehearsal-1"));
    Files.createDirectory(killed.resolve("repo"));
    Files.createFile(killed.resolve(".unfinished"));
    try (NewFolder next = NewFolder.at(parent.resolve("D"))) {
      assertThat(next.removeAbandoned()).isEqualTo(List.of(killed));
      assertThat(killed).doesNotExist();
      assertThat(next.unfinished()).isDirectory();
    }
  }

  @Test
  void whatIsBeingMadeOrIsNoneOfOursIsLeftAlone() throws IOException {
    Files.createDirectories(parent.resolve(".rehearsal-of-the-choir/songs"));
    try (NewFolder other = NewFolder.at(parent.resolve("other"));
        NewFolder next = NewFolder.at(parent.resolve("D"))) {
      assertThat(next.removeAbandoned()).isEmpty();
      assertThat(other.unfinished()).isDirectory();
      assertThat(parent.resolve(".rehearsal-of-the-choir/songs")).isDirectory();
    }
  }

  @Test
  void itAppearsWithoutItsLock() throws IOException {
    Path made = parent.resolve("D");
    try (NewFolder folder = NewFolder.at(made)) {
      Files.writeString(folder.unfinished().resolve("file"), "text");
      folder.finish();
    }
    try (Stream<Path> inside = Files.list(made);
        Stream<Path> beside = Files.list(parent)) {
      assertThat(inside).containsExactly(made.resolve("file"));
      assertThat(beside).containsExactly(made);
    }
  }
}
