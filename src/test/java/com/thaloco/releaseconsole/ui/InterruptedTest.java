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
  /** As often as one request is tried, however long it is kept back. */
  private static final int TRIES = 4;

  @TempDir private Path dir = Path.of("");

  @Test
  void leavingAsksStopsAfterTheObjectAtHandAndHomeResumesAfterARestart() throws Exception {
    try (Story story = Story.prepare(dir);
        FaultyProxy proxy = story.proxy()) {
      String before = story.traces().manifest();
      Gate gate = Gate.before(proxy, TRIES, "PUT /banger-releases/banger/v0.1.7/SHA256SUMS ");
      story.openThrough(proxy);
      story.readyToCut();
      story.person().clicks("cut").sees("Steps");
      gate.awaitArrival();
      story.person().seesIn("cut-objects", "v0.1.7/SHA256SUMS").sees("1 of 5 in the bucket");
      anotherProjectAsksFirst(story);
      story.studio().askToClose();
      story.person().sees("A cut of v0.1.7 is running");
      assertThat(story.studio().stage().isShowing()).as("it asks first").isTrue();
      story.person().clicks("closing-stop");
      gate.letGo();
      awaitClosed(story);
      assertThat(story.folder().state().resolve("cut.jsonl")).isNotEmptyFile();
      assertThat(story.traces().has("SHA256SUMS")).as("the object at hand is there").isTrue();
      story.traces().nothingIsOut(before);

      story.again();
      Gate manifest = Gate.before(proxy, TRIES, "PUT /banger-releases/banger/manifest.json");
      story.openThrough(proxy);
      story.person().sees("The cut of v0.1.7 stopped").clicks("resume");
      story.person().sees("Unlock and resume the cut of v0.1.7");
      story.person().sees("Unlocking will resume the cut of v0.1.7, at once.");
      story.person().clicks("password").types("rehearsal").clicks("unlock");
      manifest.awaitArrival();
      story.person().clicks("stop");
      manifest.letGo();
      whatIsPublicIsNotAbandoned(story);
      story.person().clicks("resume-cut").sees("Cutting v0.1.7");
      story.studio().askToClose();
      story.person().sees("It has ended.", Duration.ofMinutes(3));
      story.person().clicks("closing-stop");
      awaitClosed(story);
      story.traces().released();
      assertThat(story.folder().state().resolve("cut.jsonl")).doesNotExist();
    }
  }

  private static void anotherProjectAsksFirst(Story story) {
    Studio.onFx(() -> {
      story.studio().window().openProject(Path.of("/other"));
      return true;
    });
    story.person().sees("A cut of v0.1.7 is running").sees("Stop and open other");
    story.person().clicks("closing-stay").misses("Stop and open other");
    assertThat(
            Studio.<Boolean>onFx(() -> story.studio().modelNow().cutting().operation().isRunning()))
        .as("the cut runs on")
        .isTrue();
  }

  /** Refused, everything is shown as it was. */
  private static void whatIsPublicIsNotAbandoned(Story story) {
    Person person = story.person();
    person.sees("The cut stopped before").sees("Clients get v0.1.7");
    String steps = person.textOf("steps-done");
    assertThat(steps).isEqualTo("14 of 20 done");
    person.clicks("abandon").sees("v0.1.7 is public: its cut can't be abandoned");
    assertThat(person.seesNow("Abandon the cut")).as("there is no button for it").isFalse();
    person.clicks("abandon-keep").misses("can't be abandoned");
    assertThat(person.textOf("steps-done")).isEqualTo(steps);
    person.sees("4 of 5 in the bucket");
  }

  private static void awaitClosed(Story story) {
    Studio.await(
        "the window is closed", Duration.ofSeconds(150), () -> !story.studio().stage().isShowing());
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

      // Committed, it is another commit than the one that was being released.
      story.commitAndPush();
      story.greenSmoke();
      story.person().clicks("rail-home").sees("The cut of v0.1.7 stopped").clicks("resume");
      story.person().sees("Which commit is released as v0.1.7?", Duration.ofMinutes(2));
      story.traces().nothingIsOut(before);
      story.person().clicks("release-head");
      story.person().sees("Released, tagged and verified", Duration.ofMinutes(3));
      story.traces().released();
      assertThat(story.traces().git("rev-parse", "v0.1.7^{commit}"))
          .isEqualTo(story.traces().git("rev-parse", "HEAD"));
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
