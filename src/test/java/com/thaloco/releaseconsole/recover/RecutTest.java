package com.thaloco.releaseconsole.recover;

import static com.thaloco.releaseconsole.recover.Situation.BEFORE;
import static com.thaloco.releaseconsole.recover.Situation.VERSION;
import static com.thaloco.releaseconsole.recover.Situation.after;
import static com.thaloco.releaseconsole.recover.Situation.ok;
import static com.thaloco.releaseconsole.recover.Situation.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.check.Checks;
import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.recover.Situation.Machine;
import com.thaloco.releaseconsole.setup.SettingsFolder;
import com.thaloco.releaseconsole.trust.Keyring;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Cutting again what the manifest names and no one has tagged. */
@Tag("slow")
final class RecutTest extends WithSituation {
  private static final String MARK = "history/recut/v0.1.7.json";

  /** v0.1.7 is in the manifest, untagged, and HEAD has a fix since. */
  private static Situation publishedAndFixed(Situation situation) {
    situation.cutKilledAfter("put-manifest");
    situation.sample.change("README.md", text -> text + "A fix.\n").ship();
    assertThat(situation.manifest().latestText()).isEqualTo("v0.1.7");
    return situation;
  }

  private static void cutAgain(Situation situation) {
    situation.sample.git("fetch", "-q", "--tags");
    assertThat(situation.sample.git("rev-parse", "v0.1.7^{}")).isEqualTo(situation.sample.head());
    try (var bucket = situation.sample.bucket()) {
      assertThat(bucket.head(MARK)).isEmpty();
      assertThat(bucket.head("v0.1.7/banger-v0.1.7-linux-amd64.tar.gz").orElseThrow().metadata())
          .containsEntry("commit", situation.sample.head());
    }
    assertThat(situation.manifest().entries()).hasSize(8);
    situation.sound(VERSION);
  }

  @Test
  void otherBytesArePublishedUnderTheVersionAndNoClientEverMeetsAMix() {
    with(situation -> {
      publishedAndFixed(situation);
      List<String> latest = new ArrayList<>();
      Predicate<Event> looking =
          event -> {
            if (event instanceof Event.StepChanged) {
              latest.add(situation.manifest().latestText());
              clientsAccept(situation);
            }
            return false;
          };
      ok(
          situation.recover(
              situation.here(),
              RecoveryKind.RE_CUT,
              VERSION,
              Map.of(),
              looking,
              (key, write) -> write.now()));
      var changes = new ArrayList<String>();
      for (String each : latest) {
        if (changes.isEmpty() || !changes.getLast().equals(each)) {
          changes.add(each);
        }
      }
      assertThat(changes).containsExactly("v0.1.7", "v0.1.6", "v0.1.7");
      cutAgain(situation);
    });
  }

  /** Whatever is latest verifies by the pins of its own commit. */
  private static void clientsAccept(Situation situation) {
    ReleaseVersion latest = situation.manifest().latest().orElseThrow();
    try (Project project = situation.open(situation.here(), (key, write) -> write.now())) {
      String commit =
          BuiltFrom.stored(project, project.world(), latest)
              .orElseGet(() -> situation.sample.git("rev-parse", latest + "^{}"));
      assertThat(
              new ReleaseObjects(project, project.world(), Situation.quiet())
                  .faultOfAll(latest, commit))
          .isEmpty();
    }
  }

  @Test
  void stoppedAnywhereAndRunAgainHereOrElsewhereItEndsInTheSameState() {
    with(situation -> {
      publishedAndFixed(situation);
      Machine here = situation.here();
      Machine other = situation.another();
      situation.smoke(other);
      boolean elsewhere = false;
      for (String step :
          List.of(
              "mark",
              "keep-manifest",
              "take-out",
              "put-installer",
              "await-public",
              "canary",
              "build",
              "verify-local",
              "put-tarball",
              "put-hashes",
              "put-signature",
              "read-back",
              "put-manifest",
              "tag",
              "verify-clients")) {
        Machine machine = elsewhere ? other : here;
        elsewhere = !elsewhere;
        situation.recoverKilled(machine, RecoveryKind.RE_CUT, VERSION, after(step));
        clientsAccept(situation);
      }
      ok(situation.recover(other, RecoveryKind.RE_CUT, VERSION));
      ok(situation.recover(here, RecoveryKind.RE_CUT, VERSION));
      cutAgain(situation);
    });
  }

  @Test
  void aPlainCutOnAnotherMachineKeepsTheWaitsOfARecutThatWasStopped() {
    with(situation -> {
      publishedAndFixed(situation);
      situation.recoverKilled(
          situation.here(), RecoveryKind.RE_CUT, VERSION, after("await-public"));
      assertThat(situation.trouble("recut.unfinished").ways())
          .extracting(OfferedRecovery::kind)
          .containsExactly(RecoveryKind.RE_CUT, RecoveryKind.WITHDRAW);
      Machine other = situation.another();
      situation.smoke(other);
      var lines = new ArrayList<String>();
      assertThat(
              situation.cut(
                  other,
                  VERSION,
                  event -> {
                    if (event instanceof Event.Line line) {
                      lines.add(line.text());
                    }
                    return false;
                  }))
          .isInstanceOf(Outcome.Ok.class);
      assertThat(lines).anyMatch(line -> line.startsWith("Waiting for clients"));
      assertThat(lines).anyMatch(line -> line.startsWith("$ true http"));
      try (var bucket = situation.sample.bucket()) {
        assertThat(bucket.head(MARK)).isEmpty();
      }
    });
  }

  @Test
  void aTaggedOrUnknownVersionIsNotCutAgain() {
    with(situation -> {
      assertThat(refused(situation.recover(situation.here(), RecoveryKind.RE_CUT, BEFORE)).id())
          .isEqualTo("recover.tagged");
      assertThat(refused(situation.recover(situation.here(), RecoveryKind.RE_CUT, VERSION)).id())
          .isEqualTo("recover.not-named");
      assertThat(situation.manifest().latestText()).isEqualTo("v0.1.6");
    });
  }

  /** Nothing is taken from clients while the new cut could not be finished. */
  @Test
  void redChecksKeepTheEntryWhereItIs() {
    with(situation -> {
      situation.cutKilledAfter("put-manifest");
      situation.sample.change("README.md", text -> text + "A fix.\n").commit();
      assertThat(refused(situation.recover(situation.here(), RecoveryKind.RE_CUT, VERSION)).id())
          .startsWith("check.");
      assertThat(situation.manifest().latestText()).isEqualTo("v0.1.7");
    });
  }

  /** Someone has overwritten the tarball: the same cut puts it right. */
  @Test
  void damagedObjectsOfAnUntaggedReleaseAreReplaced() {
    with(situation -> {
      situation.cutKilledAfter("put-manifest");
      situation.sample.put("v0.1.7/SHA256SUMS.sig", "bm9uc2Vuc2U=");
      assertThat(situation.trouble("release.unsound").ways())
          .extracting(OfferedRecovery::kind)
          .containsExactly(RecoveryKind.OBJECT, RecoveryKind.RE_CUT, RecoveryKind.WITHDRAW);
      situation.recovered(RecoveryKind.RE_CUT, VERSION);
      cutAgain(situation);
    });
  }

  /** Only a tarball that was written after the mark is one of the new cut. */
  @Test
  void aDamagedListOfHashesDoesNotMakeTheBadBytesThoseOfTheNewCut() {
    with(situation -> {
      publishedAndFixed(situation);
      String fixed = situation.sample.head();
      situation.recoverKilled(
          situation.here(), RecoveryKind.RE_CUT, VERSION, after("await-public"));
      situation.sample.put("v0.1.7/SHA256SUMS", "nonsense");
      try (Project project = situation.open(situation.here(), (key, write) -> write.now())) {
        var recovery = new Recoveries(project, Checks.all(), "test");
        var request = new RecoverRequest(RecoveryKind.RE_CUT, VERSION, Map.of(), Optional.empty());
        RecoveryPlan plan = planned(recovery.plan(request, Situation.quiet()));
        assertThat(plan.steps().getLast().title()).isEqualTo("Cut it from " + fixed);

        situation.sample.change("README.md", text -> text + "Another.\n").ship();
        var confirmed =
            new RecoverRequest(
                RecoveryKind.RE_CUT,
                VERSION,
                Map.of(),
                Optional.of(VERSION.text()),
                Optional.of(plan),
                Optional.empty());
        try (Keyring none = Keyring.without(SettingsFolder.noKey())) {
          assertThat(refused(recovery.run(confirmed, none, Situation.quiet())).id())
              .isEqualTo("plan.outdated");
        }
      }
    });
  }

  private static RecoveryPlan planned(Outcome<RecoverResult> outcome) {
    return ((RecoverResult.Planned) ((Outcome.Ok<RecoverResult>) outcome).value()).plan();
  }
}
