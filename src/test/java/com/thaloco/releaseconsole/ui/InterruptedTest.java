package com.thaloco.releaseconsole.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.bucket.FaultyProxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cut that does not come through at once: stopped half way, or overtaken. */
@Tag("slow")
class InterruptedTest {
  @TempDir private Path dir = Path.of("");

  @Test
  void closingAsksStopsAfterTheObjectAtHandAndHomeResumesAfterARestart() throws Exception {
    try (Story story = Story.prepare(dir);
        FaultyProxy proxy = story.proxy()) {
      String before = story.traces().manifest();
      Gate gate = Gate.before(proxy, "PUT /banger-releases/banger/v0.1.7/SHA256SUMS ");
      story.openThrough(proxy);
      story.readyToCut();
      story.person().clicks("cut").sees("Steps");
      gate.awaitArrival();
      story.studio().askToClose();
      story.person().sees("A cut of v0.1.7 is running");
      assertThat(story.studio().stage().isShowing()).as("it asks first").isTrue();
      story.person().clicks("closing-stop");
      gate.letGo();
      Studio.await(
          "the window is closed",
          Duration.ofSeconds(150),
          () -> !story.studio().stage().isShowing());
      assertThat(story.folder().state().resolve("cut.jsonl")).isNotEmptyFile();
      assertThat(story.traces().has("SHA256SUMS")).as("the object at hand is there").isTrue();
      story.traces().nothingIsOut(before);

      story.again();
      story.openThrough(proxy);
      story.person().sees("The cut of v0.1.7 stopped").clicks("resume");
      story.person().clicks("password").types("rehearsal").clicks("unlock");
      story.person().sees("Released, tagged and verified", Duration.ofMinutes(3));
      story.traces().released();
      assertThat(story.folder().state().resolve("cut.jsonl")).doesNotExist();
    }
  }

  @Test
  void aManifestThatDidNotLandIsCheckedForAgainBeforeItIsWritten() throws Exception {
    try (Story story = Story.prepare(dir);
        FaultyProxy proxy = story.proxy()) {
      String before = story.traces().manifest();
      proxy.next(
          4, // as often as one request is tried
          "PUT /banger-releases/banger/manifest.json",
          new FaultyProxy.Fault.Answer(503, "SlowDown", "Reduce your request rate."));
      story.openThrough(proxy);
      story.readyToCut();
      story.person().clicks("cut").sees("was too busy", Duration.ofMinutes(3));
      story.traces().nothingIsOut(before);

      story.write("README.md", text -> text + "Not committed.\n");
      story.person().clicks("rail-home").sees("The cut of v0.1.7 stopped").clicks("resume");
      story.person().sees("1 uncommitted change", Duration.ofSeconds(150));
      story.traces().nothingIsOut(before);

      story.traces().git("checkout", "-q", "README.md");
      story.person().clicks("rail-home").sees("The cut of v0.1.7 stopped").clicks("resume");
      story.person().sees("Released, tagged and verified", Duration.ofMinutes(3));
      story.traces().released();
    }
  }

  @Test
  void anotherMaintainersManifestStopsTheCutInThreeLinesAndStays() throws Exception {
    try (Story story = Story.prepare(dir);
        FaultyProxy proxy = story.proxy()) {
      String theirs = story.withRelease("v0.1.8");
      String installer = Files.readString(story.traces().bucket().resolve("install.sh"));
      proxy.next(
          1,
          "PUT /banger-releases/banger/manifest.json",
          new FaultyProxy.Fault.Meanwhile(() -> story.anotherMaintainerWrites(theirs)));
      story.openThrough(proxy);
      story.readyToCut();
      story.person().clicks("cut").sees("Another maintainer was faster", Duration.ofMinutes(3));
      story.person().sees("The manifest was not written: no client sees v0.1.7 from this cut.");
      story.person().sees("Abandon this cut");
      story.traces().nothingIsOut(theirs);
      assertThat(story.traces().bucket().resolve("install.sh")).content().isEqualTo(installer);
    }
  }
}
