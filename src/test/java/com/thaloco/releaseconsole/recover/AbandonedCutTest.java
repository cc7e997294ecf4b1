package com.thaloco.releaseconsole.recover;

import static com.thaloco.releaseconsole.recover.Situation.VERSION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thaloco.releaseconsole.acceptance.GatedBucket;
import com.thaloco.releaseconsole.bucket.Written;
import com.thaloco.releaseconsole.check.Checks;
import com.thaloco.releaseconsole.cut.Cut;
import com.thaloco.releaseconsole.cut.CutRequest;
import com.thaloco.releaseconsole.cut.CutResult;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.recover.Situation.Killed;
import com.thaloco.releaseconsole.setup.SettingsFolder;
import com.thaloco.releaseconsole.trust.Keyring;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Cuts that were stopped at the manifest: what is public is resumed, what is not stays so. */
@Tag("slow")
final class AbandonedCutTest extends WithSituation {
  @Test
  void aManifestThatArrivesAfterTheCutWasAbandonedIsRefused() {
    with(situation -> {
      situation.withAnotherInstaller();
      var late = new AtomicReference<GatedBucket.Write>();
      try (Project project =
          situation.open(
              situation.here(),
              (key, write) -> {
                if (key.equals("manifest.json") && late.compareAndSet(null, write)) {
                  throw new Killed();
                }
                return write.now();
              })) {
        assertThatThrownBy(() -> situation.cutOn(project, VERSION)).isInstanceOf(Killed.class);
        assertThat(
                new Cut(project, Checks.all(), "test").abandon(VERSION, "bad", Situation.quiet()))
            .isInstanceOf(Outcome.Ok.class);
        assertThat(late.get().now()).isInstanceOf(Written.Refused.class);
      }
      assertThat(situation.manifest().latestText()).isEqualTo("v0.1.6");
    });
  }

  @Test
  void aDryRunOfACutThatIsPublicAsksForNoCommit() {
    with(situation -> {
      situation.cutKilledAfter("put-manifest");
      situation.sample.change("README.md", text -> text + "More.\n").ship();
      try (Project project = situation.open(situation.here(), (key, write) -> write.now());
          Keyring none = Keyring.without(SettingsFolder.noKey())) {
        assertThat(
                new Cut(project, Checks.all(), "test")
                    .dryRun(new CutRequest(VERSION, Map.of(), true), none, Situation.quiet()))
            .isInstanceOfSatisfying(
                Outcome.Ok.class,
                ok -> assertThat(ok.value()).isInstanceOf(CutResult.Planned.class));
      }
    });
  }
}
