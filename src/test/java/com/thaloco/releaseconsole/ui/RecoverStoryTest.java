package com.thaloco.releaseconsole.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.Tools;
import com.thaloco.releaseconsole.audit.Audit;
import com.thaloco.releaseconsole.audit.Severity;
import com.thaloco.releaseconsole.bucket.Bucket;
import com.thaloco.releaseconsole.check.Checks;
import com.thaloco.releaseconsole.cut.Cut;
import com.thaloco.releaseconsole.cut.CutRequest;
import com.thaloco.releaseconsole.cut.CutStep;
import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.SmokeOutcome;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.rehearsal.PreparedRehearsal;
import com.thaloco.releaseconsole.rehearsal.RehearsalFolder;
import com.thaloco.releaseconsole.setup.ProfileConsent;
import com.thaloco.releaseconsole.setup.Session;
import com.thaloco.releaseconsole.snapshot.Standing;
import com.thaloco.releaseconsole.trust.Keyring;
import com.thaloco.releaseconsole.verify.ReleaseToVerify;
import com.thaloco.releaseconsole.verify.Verification;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Recover and History by mouse and keyboard, each from a state that was really made so, against a
 * real bucket and real git; in the end the audit is content, and old clients are too.
 */
@Tag("slow")
class RecoverStoryTest {
  private static final ReleaseVersion BAD = new ReleaseVersion("v0.1.7");
  private static final ReleaseVersion GOOD = new ReleaseVersion("v0.1.6");

  @TempDir private Path dir = Path.of("");
  private RehearsalFolder folder = new RehearsalFolder(Path.of(""));
  private Studio studio;
  private Person person;
  private Mess mess;

  /** Replaces {@code kill -9}: no one catches it. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  @BeforeEach
  void open() {
    Tools.need("git", "go", "make", "openssl", "bash", "curl");
    folder = PreparedRehearsal.copy(dir.resolve("D"));
    purging();
    studio = Studio.unpainted(dir.resolve("settings"));
    studio.openRehearsal(folder);
    person = new Person(studio);
    mess = new Mess(studio.model());
  }

  /** The cache is purged by a program that waits as long as it is held: a wait of any length. */
  private void purging() {
    try {
      Path script =
          Files.writeString(
              dir.resolve("purge.sh"),
              "while [ -e \"%s\" ]; do sleep 0.1; done\n".formatted(hold()));
      String profile = Files.readString(folder.profile());
      assertThat(profile).contains("\n  drain: 3s\n");
      Files.writeString(
          folder.profile(),
          profile.replace(
              "\n  drain: 3s\n",
              "\n  drain: 3s\n  purge: [sh, \"%s\"]\n".formatted(script.toAbsolutePath())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path hold() {
    return dir.resolve("hold").toAbsolutePath();
  }

  @AfterEach
  void close() {
    studio.close();
  }

  @Test
  void aTaggedBadReleaseIsWithdrawnInTheWindowAndNeverCutAgain() throws Exception {
    HistoryScenes.cut(studio);
    person.clicks("rail-recover").clicks("way-withdraw-release-bad").sees("Withdraw v0.1.7");
    person.sees("Maintainers").sees("For good").sees("They go back to v0.1.6");
    assertThat(person.canPress("recover-do")).isFalse();
    person.fills("recover-confirm", "v0.1.6");
    assertThat(person.canPress("recover-do")).isFalse();
    person.fills("recover-confirm", "v0.1.7").clicks("recover-do");
    person.sees("v0.1.7 is withdrawn. Clients get v0.1.6.");
    assertThat(mess.remote("tag", "-l", "v0.1.7")).isEmpty();
    assertThat(mess.git("tag", "-l", "v0.1.7")).isEmpty();
    assertThat(mess.git("diff", "--name-only")).isEqualTo("CHANGELOG.md");
    sound(GOOD);
    cannotBeCutElsewhere();
    person.clicks("recover-next").sees("v0.1.8").clicks("rail-history").sees("Withdrawn, burned");
  }

  /** The manifest names it and no one has tagged it; the fix gets the same number. */
  @Test
  void otherBytesArePublishedUnderTheSameNumberInTheWindow() throws Exception {
    Optional<Path> another = Optional.of(dir.resolve("another")); // a maintainer, who went away
    smokeIsGreen(another);
    killed(CutStep.PUT_MANIFEST, another);
    String first = mess.git("rev-parse", "HEAD");
    Files.writeString(
        folder.repository().resolve("README.md"), "A fix.\n", StandardOpenOption.APPEND);
    mess.git("commit", "-qam", "Mend it");
    mess.git("push", "-q", "origin", "main");
    smokeIsGreen(Optional.empty());
    refresh();
    assertThat(latest()).contains(BAD);
    person.clicks("rail-recover").sees("v0.1.7 is published and not tagged.");
    person.clicks("way-re-cut-release-untagged").sees("Cut v0.1.7 again");
    person.clicks("recover-password").types("rehearsal").clicks("recover-unlock");
    Files.createFile(hold());
    person.fills("recover-confirm", "v0.1.7").clicks("recover-do");
    Studio.await(
        "the cache is purged",
        Duration.ofMinutes(4),
        () ->
            studio.modelNow().recovering().log().lines().stream()
                .anyMatch(line -> line.text().contains("purge.sh")));
    assertThat(latest()).contains(GOOD); // clients are out of it before the bytes change
    person.presses(KeyCode.CONTROL, KeyCode.PERIOD).sees("Stopped.").sees("Nothing is lost.");
    Files.delete(hold());
    person
        .clicks("recover-do")
        .sees("v0.1.7 is released, tagged and verified.", Duration.ofMinutes(4));
    String head = mess.git("rev-parse", "HEAD");
    assertThat(head).isNotEqualTo(first);
    assertThat(mess.remote("rev-parse", "v0.1.7^{}")).isEqualTo(head);
    assertThat(mess.git("rev-parse", "v0.1.7^{}")).isEqualTo(head);
    sound(BAD);
  }

  /** As a run of smoke would have left it: that is not what is shown here. */
  private void smokeIsGreen(Optional<Path> state) {
    String head = mess.git("rev-parse", "HEAD");
    List<String> command = List.of("make", "smoke");
    try (Project project = Session.open(folder.repository(), state)) {
      new SmokeOutcome(
              SmokeOutcome.FORMAT, head, Instant.now(), Instant.now(), command, 0, 11, List.of())
          .save(project.state());
    }
  }

  private Optional<ReleaseVersion> latest() {
    Project project = studio.model().project();
    try (Bucket bucket = project.world().fresh().bucket()) {
      byte[] bytes = bucket.read("manifest.json", 1 << 20).orElseThrow().bytes();
      return Manifest.parse(bytes, project.profile().manifest()).latest();
    }
  }

  /** Another machine: a fresh clone and a state folder with nothing in it. */
  private void cannotBeCutElsewhere() throws Exception {
    Path other = dir.resolve("other");
    mess.git("clone", "-q", folder.remote().toString(), other.toString());
    Files.copy(folder.profile(), other.resolve(".release-console.yaml"));
    Files.writeString(other.resolve(".git/info/exclude"), ".release-console.yaml\n");
    try (Project project =
            Session.open(
                other,
                Optional.of(dir.resolve("empty")),
                unapproved -> ProfileConsent.Answer.NOT_NEEDED);
        Keyring keyring = Session.rehearsalKeyring(folder.key())) {
      assertThat(cut(project, keyring, BAD)).isInstanceOf(Outcome.Refused.class);
      Finding bad = unused(project, keyring, BAD);
      assertThat(bad.status()).isEqualTo(Finding.Status.BLOCKED);
      assertThat(bad.summary()).contains("burned");
      assertThat(unused(project, keyring, BAD.nextPatch()).status().clears()).isTrue();
    }
  }

  private static Finding unused(Project project, Keyring keyring, ReleaseVersion version) {
    return Checks.all()
        .run(
            project.subject(version, Map.of(), keyring, Optional.empty()),
            check -> check.id().equals("version.unused"),
            quiet())
        .findings()
        .getFirst();
  }

  private static Outcome<?> cut(Project project, Keyring keyring, ReleaseVersion version) {
    return new Cut(project, Checks.all(), "test")
        .run(new CutRequest(version, Map.of(), true), keyring, quiet());
  }

  @Test
  void aStoppedUploadIsResumedInTheWindow() {
    HistoryScenes.smoke(studio);
    killed(CutStep.PUT_HASHES, Optional.empty());
    refresh();
    person.clicks("rail-recover").sees("The cut of v0.1.7 was not finished");
    person.seesInRail("recover", "Warned").clicks("way-resume-cut-unfinished");
    person.sees("The signing key is locked").clicks("recover-password").types("rehearsal");
    person.clicks("recover-unlock").fills("recover-confirm", "v0.1.7").clicks("recover-do");
    person.sees("v0.1.7 is released, tagged and verified.", Duration.ofMinutes(4));
    sound(BAD);
    person.clicks("rail-history").sees("Released").sees("The pinned key accepts it");
    person.clicks("verify-receipt").sees("The pinned key accepts it");
    person.clicks("tab-compare").sees("differ");
    person.clicks("reproduce").sees("was reproduced, byte for byte", Duration.ofMinutes(4));
  }

  /** The whole process would die there; here only the run does. */
  private void killed(CutStep after, Optional<Path> state) {
    try (Project project = Session.open(folder.repository(), state);
        Keyring keyring = Session.rehearsalKeyring(folder.key())) {
      Outcome<?> outcome =
          new Cut(project, Checks.all(), "test")
              .run(
                  new CutRequest(BAD, Map.of(), true),
                  keyring,
                  Run.of(
                          event -> {
                            if (event instanceof Event.StepChanged changed
                                && changed.state() == Event.State.DONE
                                && changed.stamp().step().name().equals(after.toString())) {
                              throw new Killed();
                            }
                          })
                      .at(new StepId("test")));
      throw new AssertionError("was not killed: " + outcome);
    } catch (Killed expected) {
      // as it was meant
    }
  }

  @Test
  void anInstallerOutOfStepAndAMissingTagAreLedOutOfAfterAnother() {
    mess.put("install.sh", "#!/bin/sh\necho hello\n");
    mess.remote("tag", "-d", "v0.1.6");
    refresh();
    person.sees("install.sh is not that of v0.1.6").clicks("open-recover");
    person.seesInRail("recover", "Blocked").clicks("way-installer-installer");
    person.fills("recover-confirm", "v0.1.6").clicks("recover-do").sees("2 of 2 done");
    person.clicks("recover-back");
    RecoverScenes.look(studio); // else a card could be built again under the pointer
    person.clicks("way-tag-release-untagged");
    person.sees("v0.1.6 is published and not tagged").fills("recover-confirm", "v0.1.6");
    person.clicks("recover-do").sees("v0.1.6 is tagged on").clicks("recover-back");
    person.sees("No problems found");
    sound(GOOD);
  }

  @Test
  void aLostManifestAndLostObjectsArePutBackInTheWindow() {
    mess.remove("manifest.json");
    refresh();
    person.sees("manifest.json is missing from the bucket").clicks("rail-recover");
    person.seesInRail("recover", "Blocked").clicks("way-manifest-manifest-missing");
    person.sees("rebuilt from its objects").fills("recover-confirm", "v0.1.6");
    person.clicks("recover-do").sees("manifest.json names 7 releases. Clients get v0.1.6.");
    person.sees("audit the bucket again").clicks("recover-back");

    mess.remove("v0.1.6/SHA256SUMS").remove("v0.1.6/SHA256SUMS.sig");
    refresh();
    person.sees("Clients refuse v0.1.6").clicks("way-object-release-unsound");
    person.sees("The signing key is locked").clicks("recover-password").types("rehearsal");
    person.clicks("recover-unlock").fills("recover-confirm", "v0.1.6").clicks("recover-do");
    person.sees("The three objects of v0.1.6 verify").clicks("recover-back");
    sound(GOOD);
  }

  private void refresh() {
    Studio.onFx(() -> {
      studio.modelNow().refresh();
      return true;
    });
    RecoverScenes.look(studio);
  }

  private static Work quiet() {
    return Run.of(event -> {}).at(new StepId("test"));
  }

  /**
   * Nothing needs attention, and clean machines and old clients accept what the public URL serves.
   */
  private void sound(ReleaseVersion latest) {
    RecoverScenes.look(studio);
    Studio.await(
        "all is clear",
        Duration.ofSeconds(150),
        () -> studio.modelNow().live().standing() == Standing.CLEAR);
    try (Project project = Session.open(folder.repository(), Optional.empty())) {
      assertThat(new Audit(project).run(quiet()).findings())
          .filteredOn(finding -> finding.severity() != Severity.SOUND)
          .isEmpty();
      var verification =
          new Verification(
              project.profile(),
              project.repository(),
              project.world(),
              project.processes(),
              project.environment());
      String commit = project.world().tag(latest, quiet()).orElseThrow().commit();
      var released = new ReleaseToVerify(latest, commit, true);
      assertThat(verification.asStranger(released, quiet()))
          .allMatch(finding -> finding.status().clears());
      assertThat(verification.asClients(released, quiet()).table())
          .isNotEmpty()
          .allMatch(client -> client.accepts());
    }
  }
}
