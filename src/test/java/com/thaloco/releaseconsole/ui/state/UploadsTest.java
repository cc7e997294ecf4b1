package com.thaloco.releaseconsole.ui.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.cut.CutPreview;
import com.thaloco.releaseconsole.cut.CutStep;
import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.EventContext;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.profile.Yaml;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.state.CutSteps.ObjectView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UploadsTest {
  private final Profile profile = Yaml.read(Yaml.COMPLETE);
  private final String tarball = profile.tarballKey("v0.1.7");
  private final Uploads uploads = new Uploads(profile);
  private boolean runs = true;

  @BeforeEach
  void beginsWithTheVersion() {
    uploads.begin("v0.1.7");
  }

  private void moves(CutStep step, String key, long done) {
    var stamp = new EventContext(1, Instant.EPOCH, step.stepId(), Optional.of(key));
    uploads.moved(step, new Event.Moved(stamp, done, 100), runs);
  }

  private void moves(CutStep step, long done) {
    moves(step, tarball, done);
  }

  private ObjectView shown() {
    return uploads.views().getFirst();
  }

  private List<String> keys() {
    return uploads.views().stream().map(ObjectView::key).toList();
  }

  @Test
  void anUploadThatIsStoppedIsPausedWhereItIs() {
    moves(CutStep.PUT_TARBALL, 40);
    uploads.settle(Status.STOPPED, "");
    assertThat(shown().status()).isEqualTo(Status.STOPPED);
    assertThat(shown().done()).isEqualTo(40);
  }

  @Test
  void whatWasInTheBucketAlreadyIsSaidToBeAdopted() {
    uploads.finish(CutStep.PUT_TARBALL, true);
    uploads.finish(CutStep.PUT_HASHES, false);
    assertThat(shown().adopted()).isTrue();
    assertThat(shown().status()).isEqualTo(Status.DONE);
    assertThat(uploads.views().get(1).adopted()).isFalse();
  }

  @Test
  void whatIsUploadedStaysSoWhenItsReadingBackIsStopped() {
    moves(CutStep.PUT_TARBALL, 100);
    uploads.finish(CutStep.PUT_TARBALL, false);
    moves(CutStep.READ_BACK, 30);
    assertThat(shown().isReadBack()).isTrue();
    uploads.settle(Status.STOPPED, "");
    assertThat(shown().status()).isEqualTo(Status.DONE);
    assertThat(shown().total()).isEqualTo(100);
  }

  @Test
  void whatReadsBackOtherwiseIsBlockedThoughItWasUploadedAndSaysWhy() {
    moves(CutStep.PUT_TARBALL, 100);
    uploads.finish(CutStep.PUT_TARBALL, false);
    moves(CutStep.READ_BACK, 100);
    uploads.settle(Status.BLOCKED, "Its bytes differ.");
    assertThat(shown().status()).isEqualTo(Status.BLOCKED);
    assertThat(shown().why()).isEqualTo("Its bytes differ.");
  }

  @Test
  void anObjectWhoseStepFailsBeforeItsFirstByteIsBlockedAndSaysWhy() {
    uploads.failed(CutStep.PUT_TARBALL, "The bucket did not answer.");
    assertThat(shown().status()).isEqualTo(Status.BLOCKED);
    assertThat(shown().why()).isEqualTo("The bucket did not answer.");
  }

  @Test
  void theObjectsAreThoseOfTheVersionAtHandAndOfNoOtherOne() {
    uploads.begin("v0.1.8");
    assertThat(keys()).contains(profile.tarballKey("v0.1.8")).doesNotContain(tarball);
    uploads.plan(preview("v0.1.7", 4711));
    assertThat(shown().total()).as("what was foreseen of another version").isNegative();
    uploads.plan(preview("v0.1.8", 4711));
    assertThat(shown().total()).isEqualTo(4711);
  }

  @Test
  void progressThatIsPaintedAfterTheEndOfItsStepTellsTheSizeAlone() {
    uploads.finish(CutStep.PUT_TARBALL, false);
    runs = false;
    moves(CutStep.PUT_TARBALL, 100);
    assertThat(shown().status()).isEqualTo(Status.DONE);
    assertThat(shown().total()).isEqualTo(100);
  }

  @Test
  void everyWrittenObjectCountsAndStaysDoneWhateverLooksAtItLater() {
    for (CutStep step : CutStep.values()) {
      uploads.finish(step, false);
      moves(CutStep.VERIFY_STRANGER, 30);
      moves(CutStep.AWAIT_PUBLIC, profile.manifest().key(), 10);
      moves(CutStep.KEEP_MANIFEST, "history/manifest-1.json", 100);
    }
    assertThat(uploads.views()).hasSize(5).extracting(ObjectView::status).containsOnly(Status.DONE);
  }

  private CutPreview preview(String version, long size) {
    List<CutPreview.Item> items =
        List.of(
                profile.tarballKey(version),
                profile.hashesKey(version),
                profile.signatureKey(version),
                profile.manifest().key(),
                profile.installer().orElseThrow().key())
            .stream()
            .map(key -> new CutPreview.Item(key, Optional.of(size), false, "no-cache", false))
            .toList();
    return new CutPreview(items, "", "", Optional.empty());
  }
}
