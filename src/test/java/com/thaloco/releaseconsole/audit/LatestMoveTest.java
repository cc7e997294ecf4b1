package com.thaloco.releaseconsole.audit;

import static com.thaloco.releaseconsole.audit.AuditedBucket.work;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thaloco.releaseconsole.bucket.S3Bucket;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.journal.Fact;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.journal.Journal;
import com.thaloco.releaseconsole.journal.ProjectLock;
import com.thaloco.releaseconsole.journal.StateFolder;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Moving the latest: what it does and refuses, and that a killed move is finished. */
class LatestMoveTest extends CarefulChanges {
  @Test
  void theLatestMovesBackAndForwardWithItsInstaller() {
    with(b -> {
      byte[] before = b.bytes("manifest.json");
      b.replace("install.sh", text -> text + "# of another release\n");
      ChangePlan.LatestChange back = ok(ask(b, c -> c.latest(V0, work())));
      assertThat(back.steps()).hasSize(3);
      assertThat(back.confirm()).isEqualTo("v0.1.0");
      assertThat(carryOut(b, back).done()).hasSize(3);
      assertThat(manifest(b).latest()).contains(V0);
      assertThat(manifest(b).entries()).hasSize(7);
      assertThat(b.text("install.sh").strip()).isEqualTo(installerOf(b, V0));
      assertThat(kept(b))
          .singleElement()
          .satisfies(key -> assertThat(b.bytes(key)).isEqualTo(before));
      AuditReport report = b.audit();
      assertThat(report.findings())
          .filteredOn(f -> f.severity() != Severity.SOUND)
          .extracting(AuditFinding::id)
          .containsExactly("audit.latest-behind");

      carryOut(b, ok(ask(b, c -> c.latest(V6, work()))));
      assertThat(manifest(b).sameContent(b.sound(new String(before, StandardCharsets.UTF_8))))
          .isTrue();
      assertThat(b.text("install.sh").strip()).isEqualTo(installerOf(b, V6));
      assertThat(b.audit().worst()).isEqualTo(Severity.SOUND);
      assertThat(ok(ask(b, c -> c.latest(V6, work()))).steps()).isEmpty();
    });
  }

  @Test
  void everyChangeIsJournalledForItsOwnerOnly() {
    with(b -> {
      carryOut(b, ok(ask(b, c -> c.latest(V5, work()))));
      var folder = b.project().folder().state().resolve("ended");
      try (var files = Files.list(folder)) {
        var file = files.toList().getFirst();
        assertThat(file.getFileName().toString()).startsWith("bucket-rollback-to-v0.1.5-");
        History history = Journal.read(file);
        assertThat(history.last(Fact.Changing.class))
            .contains(new Fact.Changing("rollback --to v0.1.5"));
        assertThat(history.all(Fact.Intended.class))
            .extracting(Fact.Intended::step)
            .containsExactly("keep-manifest", "put-manifest", "put-installer");
        assertThat(history.all(Fact.Done.class)).hasSize(3);
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    });
  }

  @Test
  void aReleaseThatClientsMustNotGetIsRefused() {
    with(b -> {
      String id = "change.unsound-latest";
      refused(ask(b, c -> c.latest(new ReleaseVersion("v0.1.9"), work())), id, "no entry");
      b.put("history/burned/v0.1.2.json", "{}\n");
      refused(ask(b, c -> c.latest(new ReleaseVersion("v0.1.2"), work())), id, "burned");
      b.replace("v0.1.3/SHA256SUMS.sig", b.bytes("v0.1.4/SHA256SUMS.sig"));
      refused(ask(b, c -> c.latest(new ReleaseVersion("v0.1.3"), work())), id, "not valid");
      b.project().remoteGit("tag", "-d", "v0.1.4");
      refused(ask(b, c -> c.latest(new ReleaseVersion("v0.1.4"), work())), id, "tag");
      b.manifest(text -> text.replace("v0.1.1\"", "v0.1.1-rc.1\""));
      refused(ask(b, c -> c.latest(new ReleaseVersion("v0.1.1-rc.1"), work())), id, "pre-release");
      assertThat(manifest(b).latest()).contains(V6);
    });
  }

  @Test
  void anUnfinishedRecoveryIsFinishedByItsOwnCommandFirst() {
    with(b -> {
      Path file = b.project().folder().state().resolve("recover.jsonl");
      try (Journal journal = Journal.open(file, Clock.systemUTC())) {
        journal.append(new Fact.Recovering("withdraw", "v0.1.6"));
      }
      Outcome<?> outcome = ask(b, c -> c.latest(V0, work()));
      refused(outcome, "change.unfinished-cut", "v0.1.6");
      assertThat(((Outcome.Refused<?>) outcome).problem().next().asText())
          .contains("release-console recover withdraw --version v0.1.6");
    });
  }

  @Test
  void anEntryThatContradictsTheOthersIsRefusedWhereTheyTeachToo() {
    with(b -> {
      withoutTemplate(b);
      assertThat(b.audit().worst()).isEqualTo(Severity.SOUND);
      wrongSize(b, V5);
      assertThat(b.audit().findings())
          .filteredOn(f -> f.rule() == AuditRule.ENTRY_FIELDS && f.severity() == Severity.BROKEN)
          .singleElement()
          .satisfies(f -> assertThat(f.version()).contains(V5));
      refused(
          ask(b, c -> c.latest(V5, work())), "change.unsound-latest", "v0.1.5: tarball_size is 1");
      assertThat(ok(ask(b, c -> c.latest(V0, work()))).steps()).isNotEmpty();
    });
  }

  @Test
  void aFieldThatTheNewestEntryBringsIsNoContradiction() {
    with(b -> {
      withoutTemplate(b);
      b.manifest(text -> text.replaceFirst("(\"version\": \"v0.1.6\",)", "$1 \"note\": \"new\","));
      assertThat(b.audit().findings())
          .filteredOn(f -> f.severity() != Severity.SOUND)
          .singleElement()
          .satisfies(f -> assertThat(f.sentence()).contains("could not be derived"));
    });
  }

  @Test
  void nothingHappensWithoutTheRightWordsOrBesideAnotherRun() {
    with(b -> {
      Map<String, String> before = contents(b);
      ChangePlan plan = ok(ask(b, c -> c.latest(V5, work())));
      refused(ask(b, c -> c.carryOut(plan, "v0.1.6", work())), "change.not-confirmed", "v0.1.5");
      refused(ask(b, c -> c.carryOut(plan, "", work())), "change.not-confirmed", "v0.1.5");
      try (Project open = b.project().open();
          ProjectLock lock =
              ProjectLock.take(
                  StateFolder.lock(open.profile(), open.environment()), "cut", Instant.now())) {
        assertThat(lock).isNotNull();
        refused(ask(b, c -> c.carryOut(plan, "v0.1.5", work())), "lock.held", "cut");
      }
      assertThat(contents(b)).isEqualTo(before);
    });
  }

  @Test
  void aChangeThatWasKilledAnywhereIsFinishedByTheSameCommand() {
    for (int at = 1; at <= 3; at++) {
      for (boolean landed : new boolean[] {false, true}) {
        int write = at;
        with(b -> {
          b.replace("install.sh", text -> text + "# of another release\n");
          ChangePlan plan = ok(ask(b, c -> c.latest(V0, work())));
          try (Project open = dying(b, write, landed)) {
            assertThatThrownBy(() -> new Changes(open).carryOut(plan, plan.confirm(), work()))
                .isInstanceOf(DyingBucket.Killed.class);
          }
          carryOut(b, ok(ask(b, c -> c.latest(V0, work()))));
          assertThat(manifest(b).latest()).contains(V0);
          assertThat(manifest(b).entries()).hasSize(7);
          assertThat(b.text("install.sh").strip()).isEqualTo(installerOf(b, V0));
          assertThat(kept(b)).as("killed at write %d, landed: %s", write, landed).hasSize(1);
        });
      }
    }
  }

  /** The script of every release is the same, so that only its ETag shows what is missing. */
  @Test
  void aMoveThatWasKilledAfterTheManifestIsFencedByAnotherMachineToo() {
    with(b -> {
      ChangePlan plan = ok(ask(b, c -> c.latest(V0, work())));
      String before = b.bucket().head("install.sh").orElseThrow().etag();
      anotherSecond();
      try (Project open = dying(b, 2, true)) {
        assertThatThrownBy(() -> new Changes(open).carryOut(plan, plan.confirm(), work()))
            .isInstanceOf(DyingBucket.Killed.class);
      }
      assertThat(manifest(b).latest()).contains(V0);
      withoutJournal(b);
      ChangePlan elsewhere = ok(ask(b, c -> c.latest(V0, work())));
      assertThat(elsewhere.steps())
          .extracting(step -> step.step())
          .containsExactly("put-installer");
      carryOut(b, elsewhere);
      assertThat(b.bucket().head("install.sh").orElseThrow().etag()).isNotEqualTo(before);
      assertThat(ok(ask(b, c -> c.latest(V0, work()))).steps()).isEmpty();
    });
  }

  /** A bucket tells times in whole seconds. */
  private static void anotherSecond() {
    try {
      Thread.sleep(1100);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As a machine sees it on which the change was not begun. */
  private static void withoutJournal(AuditedBucket b) {
    try {
      Files.delete(b.project().folder().state().resolve("change.jsonl"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void aPlanForAnotherManifestIsNotCarriedOut() {
    with(b -> {
      String key = keep(b);
      ChangePlan back = ok(ask(b, c -> c.latest(V5, work())));
      ChangePlan restored = ok(ask(b, c -> c.restoration(key, true, work())));
      b.manifest(text -> b.sound(text).without(V0).text());
      String theirs = b.text("manifest.json");
      for (ChangePlan plan : List.of(back, restored)) {
        refused(
            ask(b, c -> c.carryOut(plan, plan.confirm(), work())),
            "change.overtaken",
            "after the plan was made");
      }
      assertThat(b.text("manifest.json")).isEqualTo(theirs);
    });
  }

  @Test
  void aManifestThatSomebodyElseWroteMeanwhileIsNotOverwritten() {
    with(b -> {
      ChangePlan plan = ok(ask(b, c -> c.latest(V5, work())));
      Manifest theirs = manifest(b).without(V0).fenced();
      Project open = b.project().open();
      LiveState world =
          new LiveState(
              open.profile(),
              () -> open.repository().remote(open.profile().source().remote()),
              () -> rival(b, S3Bucket.open(open.profile().bucket(), open.environment()), theirs),
              Optional.empty(),
              open.world().site());
      try (Project raced =
          new Project(
              open.profile(),
              open.profileSha256(),
              open.repository(),
              world,
              open.state(),
              open.processes(),
              open.environment(),
              open.clock())) {
        refused(
            new Changes(raced).carryOut(plan, "v0.1.5", work()),
            "change.overtaken",
            "someone else");
      }
      assertThat(b.bytes("manifest.json")).isEqualTo(theirs.bytes());
    });
  }

  private static Project dying(AuditedBucket b, int write, boolean landed) {
    Project open = b.project().open();
    LiveState world =
        new LiveState(
            open.profile(),
            () -> open.repository().remote(open.profile().source().remote()),
            () ->
                DyingBucket.at(
                    S3Bucket.open(open.profile().bucket(), open.environment()), write, landed),
            Optional.empty(),
            open.world().site());
    return new Project(
        open.profile(),
        open.profileSha256(),
        open.repository(),
        world,
        open.state(),
        open.processes(),
        open.environment(),
        open.clock());
  }

  /** Someone writes the manifest just before we do. */
  private static DyingBucket rival(AuditedBucket b, S3Bucket inner, Manifest theirs) {
    return new DyingBucket(
        inner,
        (key, write) -> {
          if (key.equals("manifest.json")) {
            b.replace(key, theirs.bytes());
          }
          write.run();
        });
  }
}
