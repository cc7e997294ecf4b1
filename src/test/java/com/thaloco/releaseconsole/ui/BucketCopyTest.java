package com.thaloco.releaseconsole.ui;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.ModalPane;
import com.thaloco.releaseconsole.bucket.FaultyProxy;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Someone saves and hashes objects, small and large. */
@Tag("slow")
class BucketCopyTest extends AtTheBucket {
  private static final String LARGE = "large.bin";

  /** The hash of the large object, as it is shown: {@code head -c 70000000 /dev/zero}. */
  private static final String ZEROS = "62dce4ac…73fb9e33";

  @Test
  void aCopyIsSavedWhereItWasAskedForAndNeverOverAnother() throws IOException {
    Path copies = Files.createDirectories(dir.resolve("copies"));
    Path copy = copies.resolve("install.sh");
    try (var large = new RandomAccessFile(file(LARGE).toFile(), "rw")) {
      large.setLength(70_000_000);
    }
    try (FaultyProxy proxy = proxied()) {
      opens();
      studio.window().paths().answerFolders(title -> Optional.of(copies));
      person.reads("install.sh").clicks("save");
      awaitFile(copy);
      assertThat(copy).hasSameBinaryContentAs(file("install.sh"));
      assertThat(copies).isDirectoryNotContaining(f -> !f.equals(copy));
      Files.writeString(copy, "mine");
      person.clicks("save").sees("already exists").sees("nothing was overwritten");
      assertThat(copy).hasContent("mine");
      closesTheDialog();
      hashesALargeObject(proxy);
      savesALargeObject(proxy, copies);
    }
  }

  /** It fades, and takes clicks until it is gone. */
  private void closesTheDialog() {
    person.clicks("problem-close");
    Studio.await(
        "the dialog is gone",
        Duration.ofSeconds(150),
        () -> studio.stage().getScene().lookup("#modal").getViewOrder() == ModalPane.Z_BACK);
  }

  private static void awaitFile(Path file) {
    Studio.await(file + " is there", Duration.ofSeconds(150), () -> Files.exists(file));
  }

  /**
   * Half of what is asked for next comes, then nothing more, also where it is asked for again after
   * a while. Nothing else may be under way.
   */
  private static Gate stall(FaultyProxy proxy) {
    String line = "GET /banger-releases/banger/" + LARGE;
    proxy.next(1, line, new FaultyProxy.Fault.StallDownload(35_000_000));
    return Gate.before(proxy, 50, line);
  }

  /** It is not lost while something else is looked at, stops when asked, and comes to its end. */
  private void hashesALargeObject(FaultyProxy proxy) {
    person.reads(LARGE).sees("Compute the hash").sees("Same bytes").sees("Not text");
    Gate gate = stall(proxy);
    person.clicks("hash-now").seesIn("hash-progress", "of 70.0 MB");
    person.reads("install.sh").sees("set -eu");
    person.reads(LARGE).seesIn("hash-progress", "of 70.0 MB");
    person.clicks("hash-stop").sees("Compute the hash");
    proxy.calm();
    gate.letGo();
    person.sees("Same bytes").sees("Not text");
    long asked = askedFor(proxy);
    person.clicks("hash-now");
    person.reads("install.sh").sees("set -eu");
    person.reads(LARGE).sees(ZEROS).sees("Same bytes").sees("Not text");
    assertThat(askedFor(proxy)).as("hashed once").isEqualTo(asked + 1);
  }

  /** How often all of the large object was asked for. */
  private static long askedFor(FaultyProxy proxy) {
    return proxy.heads().stream()
        .filter(head -> head.startsWith("GET /banger-releases/banger/" + LARGE))
        .filter(head -> !head.toLowerCase(Locale.ROOT).contains("\nrange:"))
        .count();
  }

  /** It continues beside others, on other screens too; a stop leaves nothing of it. */
  private void savesALargeObject(FaultyProxy proxy, Path copies) throws IOException {
    Gate gate = stall(proxy);
    person.clicks("save").seesIn("copies", "of 70.0 MB");
    person.clicks("save").sees("is already being saved");
    closesTheDialog();
    person.reads("manifest.json").clicks("save");
    awaitFile(copies.resolve("manifest.json"));
    studio.go(ScreenId.HISTORY);
    studio.go(ScreenId.BUCKET);
    person.seesIn("copies", "of 70.0 MB").clicks("copy-stop");
    Studio.await(
        "no copy is under way",
        Duration.ofSeconds(150),
        () -> studio.modelNow().browsing().copies().underWay().isEmpty());
    assertThat(copies).isDirectoryNotContaining(f -> f.toString().contains(LARGE));
    proxy.calm();
    gate.letGo();
    person.reads(LARGE).clicks("save");
    awaitFile(copies.resolve(LARGE));
    assertThat(copies.resolve(LARGE)).hasSize(70_000_000);
  }
}
