package com.thaloco.releaseconsole.recover;

import static com.thaloco.releaseconsole.recover.Situation.BEFORE;
import static com.thaloco.releaseconsole.recover.Situation.VERSION;
import static com.thaloco.releaseconsole.recover.Situation.quiet;
import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.audit.Audit;
import com.thaloco.releaseconsole.audit.AuditFinding;
import com.thaloco.releaseconsole.audit.ChangePlan;
import com.thaloco.releaseconsole.audit.Changes;
import com.thaloco.releaseconsole.audit.Severity;
import com.thaloco.releaseconsole.bucket.Bucket;
import com.thaloco.releaseconsole.cut.CutPreview;
import com.thaloco.releaseconsole.cut.CutStep;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.rehearsal.CheapRehearsal;
import com.thaloco.releaseconsole.trust.Keyring;
import com.thaloco.releaseconsole.verify.ReleaseToVerify;
import com.thaloco.releaseconsole.verify.Verification;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A project without install script, update client, smoke, units, update flow, catalogs and values
 * that are baked into its binaries: all that is done with a release works, and nothing speaks of
 * what it does not have.
 */
@Tag("slow")
final class BareProjectTest extends WithSituation {
  private static final List<String> ABSENT =
      List.of(
          "installer",
          "install script",
          "install.sh",
          "new install ",
          "clients of",
          "every client",
          "smoke",
          "unit file",
          "catalogs",
          "update flow",
          "carr");

  /** Bare, with a bucket in which it has never put a script. */
  private static void bare(Consumer<Situation> body) {
    with(situation -> {
      try (Bucket bucket = situation.sample.bucket()) {
        bucket.delete("install.sh");
      }
      situation.sample.profile(text ->
          text.replaceFirst("(?m)^  client:\n(    .*\n)+", "")
              .replaceFirst("(?m)^  installer:\n(    .*\n)+", "")
              .replaceFirst("(?m)^  ldflags:\n(    .*\n)+", "")
              .replace(", \"{ldflags}\", \"{version}\", \"{commit}\"]", "]")
              .replaceAll("(?m)^(smoke|units|update_flow|catalogs|installer):\n(( .*)?\n)+", ""));
      body.accept(situation);
    });
  }

  private static void isSilent(Object shown) {
    String words = shown.toString().toLowerCase(Locale.ROOT);
    assertThat(ABSENT).as(words).noneMatch(words::contains);
  }

  private static Project open(Situation situation) {
    return situation.open(situation.here(), (key, write) -> write.now());
  }

  @Test
  void thePlanTheStepsAndTheReceiptAreShorter() {
    bare(situation -> {
      try (Project project = open(situation)) {
        assertThat(
                CutPreview.of(
                        project.subject(
                            VERSION, Map.of(), Keyring.of(CheapRehearsal.key()), Optional.empty()),
                        quiet())
                    .items())
            .extracting(CutPreview.Item::key)
            .last()
            .isEqualTo("manifest.json");
        assertThat(CutStep.of(project.profile()))
            .hasSize(CutStep.values().length - 2)
            .doesNotContain(CutStep.PUT_INSTALLER, CutStep.VERIFY_CLIENTS);
      }
      var steps = new ArrayList<String>();
      situation.cut(
          situation.here(),
          VERSION,
          event -> {
            isSilent(event);
            if (Situation.after(event.stamp().step().name()).test(event)) {
              steps.add(event.stamp().step().name());
            }
            return false;
          });
      try (Project project = open(situation)) {
        assertThat(steps)
            .containsExactlyElementsOf(
                CutStep.of(project.profile()).stream().map(CutStep::toString).toList());
        assertThat(project.world().bucket().head("install.sh")).isEmpty();
      }
      try (var files = Files.list(situation.state(situation.here()).receipts())) {
        for (var file : files.filter(each -> !each.toString().endsWith(".sig")).toList()) {
          isSilent(Files.readString(file).replaceAll("(?s)<style>.*?</style>", ""));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  @Test
  void aReleaseIsVerifiedAuditedRolledBackAndWithdrawn() {
    bare(situation -> {
      situation.released();
      isHealthy(situation, VERSION);
      rollBack(situation);
      isHealthy(situation, BEFORE);
      RecoverResult.Recovered done = situation.recovered(RecoveryKind.WITHDRAW, VERSION);
      isSilent(done);
      isHealthy(situation, BEFORE);
      assertThat(situation.manifest().entry(VERSION)).isEmpty();
    });
  }

  @Test
  void itIsCutAgainAndALostManifestComesBack() {
    bare(situation -> {
      situation.cutKilledAfter("put-manifest");
      situation.sample.change("README.md", text -> text + "A fix.\n").commit().push();
      situation.recovered(RecoveryKind.RE_CUT, VERSION);
      isHealthy(situation, VERSION);
      situation.sample.remove("manifest.json");
      situation.recovered(RecoveryKind.MANIFEST, VERSION);
      isHealthy(situation, VERSION);
      assertThat(
              Situation.refused(
                      situation.recover(situation.here(), RecoveryKind.INSTALLER, VERSION))
                  .happened())
          .isEqualTo("The profile has no installer.");
    });
  }

  private static void rollBack(Situation situation) {
    try (Project project = open(situation)) {
      var changes = new Changes(project);
      ChangePlan plan =
          ((Outcome.Ok<ChangePlan.LatestChange>) changes.latest(BEFORE, quiet())).value();
      isSilent(plan.steps());
      assertThat(changes.carryOut(plan, plan.confirm(), quiet())).isInstanceOf(Outcome.Ok.class);
    }
  }

  /** Nothing is wrong, and nothing says what is not there. */
  private static void isHealthy(Situation situation, ReleaseVersion latest) {
    assertThat(situation.diagnosis(situation.here()).needsHand()).isFalse();
    try (Project project = open(situation)) {
      List<AuditFinding> audited = new Audit(project).run(quiet()).findings();
      assertThat(audited)
          .filteredOn(finding -> !finding.id().equals("audit.latest-behind"))
          .allMatch(finding -> finding.severity() == Severity.SOUND);
      isSilent(audited);
      String commit = project.world().tag(latest, quiet()).orElseThrow().commit();
      var released = new ReleaseToVerify(latest, commit, true);
      List<Finding> verified = Verification.of(project).asStranger(released, quiet());
      assertThat(verified).allMatch(finding -> finding.status() == Finding.Status.PASSED);
      isSilent(verified);
      assertThat(Verification.of(project).asClients(released, quiet()))
          .isEqualTo(Verification.ClientsReport.NONE);
    }
  }
}
