package com.thaloco.releaseconsole.ui.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.cut.CutStep;
import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.Stamp;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.profile.Yaml;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.state.CutSteps.ObjectView;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UploadsTest {
  private final Profile profile = Yaml.read(Yaml.COMPLETE);
  private final String tarball = profile.tarballKey("v0.1.7");
  private final Uploads uploads = new Uploads(profile);

  private void moves(CutStep step, long done) {
    var stamp = new Stamp(1, Instant.EPOCH, step.stepId(), Optional.of(tarball));
    uploads.moved(step, new Event.Moved(stamp, done, 100));
  }

  private ObjectView shown() {
    return Objects.requireNonNull(uploads.views().get(tarball));
  }

  @Test
  void anUploadThatIsStoppedIsPausedWhereItIs() {
    moves(CutStep.PUT_TARBALL, 40);
    uploads.settle(Status.STOPPED);
    assertThat(shown().status()).isEqualTo(Status.STOPPED);
    assertThat(shown().done()).isEqualTo(40);
  }

  @Test
  void whatIsUploadedStaysSoWhenItsReadingBackIsStopped() {
    moves(CutStep.PUT_TARBALL, 100);
    uploads.finish(CutStep.PUT_TARBALL, "v0.1.7");
    moves(CutStep.READ_BACK, 30);
    uploads.settle(Status.STOPPED);
    assertThat(shown().status()).isEqualTo(Status.DONE);
    assertThat(shown().done()).isEqualTo(100);
  }

  @Test
  void whatReadsBackOtherwiseIsBlockedThoughItWasUploaded() {
    moves(CutStep.PUT_TARBALL, 100);
    uploads.finish(CutStep.PUT_TARBALL, "v0.1.7");
    moves(CutStep.READ_BACK, 100);
    uploads.settle(Status.BLOCKED);
    assertThat(shown().status()).isEqualTo(Status.BLOCKED);
  }
}
