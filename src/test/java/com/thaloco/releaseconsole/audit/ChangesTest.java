package com.thaloco.releaseconsole.audit;

import static com.thaloco.releaseconsole.audit.AuditedBucket.tarball;
import static com.thaloco.releaseconsole.audit.AuditedBucket.work;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thaloco.releaseconsole.bucket.ObjectHeaders;
import com.thaloco.releaseconsole.bucket.S3Bucket;
import com.thaloco.releaseconsole.check.Project;
import com.thaloco.releaseconsole.check.World;
import com.thaloco.releaseconsole.check.catalogue.Harness;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.journal.Hashes;
import com.thaloco.releaseconsole.journal.ProjectLock;
import com.thaloco.releaseconsole.journal.StateFolder;
import com.thaloco.releaseconsole.manifest.KeptManifests;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.manifest.ManifestEntry;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The careful changes: what they do, what they refuse, and that a killed one is finished. */
@Tag("slow")
class ChangesTest {
  private static final ReleaseVersion V0 = new ReleaseVersion("v0.1.0");
  private static final ReleaseVersion V5 = new ReleaseVersion("v0.1.5");
  private static final ReleaseVersion V6 = new ReleaseVersion("v0.1.6");
  private static final Duration LATER = Duration.ofDays(2);

  private static Harness harness;

  @BeforeAll
  static void start() {
    harness = Harness.start();
  }

  @AfterAll
  static void stop() {
    harness.close();
  }

  private static void with(Consumer<AuditedBucket> something) {
    harness.with(project -> {
      project.environment("XDG_STATE_HOME", project.folder().root().resolve("xdg").toString());
      try (var bucket = new AuditedBucket(project)) {
        something.accept(bucket);
      }
    });
  }

  private static <T> Outcome<T> ask(AuditedBucket b, Function<Changes, Outcome<T>> asked) {
    try (Project open = b.project().open()) {
      return asked.apply(new Changes(open));
    }
  }

  private static <T> T ok(Outcome<T> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Ok.class);
    return ((Outcome.Ok<T>) outcome).value();
  }

  private static void refused(Outcome<?> outcome, String id, String word) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    var problem = ((Outcome.Refused<?>) outcome).problem();
    assertThat(problem.id()).isEqualTo(id);
    assertThat(problem.happened()).contains(word);
    assertThat(problem.next()).isNotBlank();
  }

  private static Changed carryOut(AuditedBucket b, ChangePlan plan) {
    return ok(ask(b, changes -> changes.carryOut(plan, plan.confirm(), work())));
  }

  private static Manifest manifest(AuditedBucket b) {
    return b.sound(b.text("manifest.json"));
  }

  private static String installerOf(AuditedBucket b, ReleaseVersion version) {
    return b.project().git("show", version + ":scripts/install.sh");
  }

  /** Everything below the prefix but the manifest's fence. */
  private static Map<String, String> contents(AuditedBucket b) {
    var found = new java.util.TreeMap<String, String>();
    b.bucket()
        .list(
            "",
            info ->
                found.put(
                    info.key().startsWith("history/manifest-") ? "history/" : info.key(),
                    info.key().equals("manifest.json")
                        ? b.text(info.key()).strip()
                        : Hashes.sha256(b.bytes(info.key()))),
            work());
    return found;
  }

  private static List<String> kept(AuditedBucket b) {
    var keys = new ArrayList<String>();
    b.bucket().list(KeptManifests.FOLDER, info -> keys.add(info.key()), work());
    return keys;
  }

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
      var file = b.project().folder().state().resolve("changes.jsonl");
      try {
        assertThat(Files.readAllLines(file))
            .allMatch(line -> line.startsWith("{\"format\":1,"))
            .anyMatch(line -> line.contains("planned"))
            .anyMatch(line -> line.contains("\"put-manifest\"") && line.contains("sha256After"));
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
      refused(ask(b, c -> c.latest(new ReleaseVersion("v0.1.3"), work())), id, "not sound");
      b.project().remoteGit("tag", "-d", "v0.1.4");
      refused(ask(b, c -> c.latest(new ReleaseVersion("v0.1.4"), work())), id, "tag");
      b.manifest(text -> text.replace("v0.1.1\"", "v0.1.1-rc.1\""));
      refused(ask(b, c -> c.latest(new ReleaseVersion("v0.1.1-rc.1"), work())), id, "pre-release");
      assertThat(manifest(b).latest()).contains(V6);
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

  private static Project dying(AuditedBucket b, int write, boolean landed) {
    Project open = b.project().open();
    World world =
        new World(
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

  /** Keeps the present manifest as a cut does before it writes another. */
  private static String keep(AuditedBucket b) {
    byte[] now = b.bytes("manifest.json");
    String key = KeptManifests.key(Instant.now().minusSeconds(60), Hashes.sha256(now));
    b.put(key, now, new ObjectHeaders("application/json", "no-cache", Map.of()));
    return key;
  }

  @Test
  void aDamagedManifestComesBackWithWhatWasPublishedSince() {
    with(b -> {
      String whole = b.text("manifest.json");
      Manifest older = b.sound(whole).without(V6).withLatest(V5);
      b.replace("manifest.json", older.bytes());
      String key = keep(b);
      b.replace("manifest.json", whole.getBytes(StandardCharsets.UTF_8));
      b.manifest(text -> text.replaceFirst("(\"tarball_sha256\": \")[0-9a-f]{8}", "$100000000"));
      assertThat(b.audit().worst()).isEqualTo(Severity.BROKEN);

      ChangePlan.Restoration plan = ok(ask(b, c -> c.restoration(key, false, work())));
      assertThat(plan.back()).containsExactly(V0);
      assertThat(plan.stay()).containsExactly(V6);
      assertThat(plan.gone()).isEmpty();
      assertThat(plan.latest()).isEqualTo(V5);
      carryOut(b, plan);
      assertThat(versions(b)).containsExactlyElementsOf(versions(b.sound(whole)));
      assertThat(b.audit().worst()).isEqualTo(Severity.WARNED); // latest is held back
      assertThat(ok(ask(b, c -> c.restoration(key, false, work()))).steps()).isEmpty();
    });
  }

  @Test
  void anExactRestorationTellsWhatItTakesOut() {
    with(b -> {
      String whole = b.text("manifest.json");
      Manifest older = b.sound(whole).without(V6).withLatest(V5);
      b.replace("manifest.json", older.bytes());
      String key = keep(b);
      b.replace("manifest.json", whole.getBytes(StandardCharsets.UTF_8));

      ChangePlan.Restoration plan = ok(ask(b, c -> c.restoration(key, true, work())));
      assertThat(plan.gone()).containsExactly(V6);
      assertThat(plan.steps()).anyMatch(step -> step.effect().contains("takes out v0.1.6"));
      assertThat(plan.limits()).anyMatch(limit -> limit.contains("v0.1.6"));
      carryOut(b, plan);
      assertThat(manifest(b).sameContent(older)).isTrue();
      assertThat(kept(b)).hasSize(2);
    });
  }

  @Test
  void aManifestThatIsGoneComesBack() {
    with(b -> {
      String whole = b.text("manifest.json");
      String key = keep(b);
      b.remove("manifest.json");
      carryOut(b, ok(ask(b, c -> c.restoration(key, false, work()))));
      assertThat(manifest(b).sameContent(b.sound(whole))).isTrue();
      assertThat(b.audit().count(Severity.BROKEN)).isZero();
    });
  }

  @Test
  void aKeptManifestThatMustNotComeBackIsRefused() {
    with(b -> {
      String id = "change.not-restorable";
      String key = keep(b);
      refused(ask(b, c -> c.restoration("history/none.json", false, work())), id, "not the key");
      refused(
          ask(
              b,
              c -> c.restoration("history/manifest-20260101T000000Z-00000000.json", false, work())),
          id,
          "not there");
      b.put("history/manifest-20260101T000000Z-00000000.json", b.text("manifest.json"));
      refused(
          ask(
              b,
              c -> c.restoration("history/manifest-20260101T000000Z-00000000.json", false, work())),
          id,
          "changed");
      b.manifest(text -> b.sound(text).without(V0).text());
      b.remove(tarball("v0.1.0"));
      refused(ask(b, c -> c.restoration(key, false, work())), id, "not sound");
      b.put("history/burned/v0.1.3.json", "{}\n");
      refused(ask(b, c -> c.restoration(key, false, work())), id, "burned");
    });
  }

  @Test
  void anOrphanGoesOnceItIsOldEnough() {
    with(b -> {
      Map<String, String> before = contents(b);
      b.put("v0.0.1-test/banger.tar.gz", "x");
      refused(
          ask(b, c -> c.removal("v0.0.1-test/banger.tar.gz", work())),
          "change.not-removable",
          "younger than a day");
      b.project().at(Instant.now().plus(LATER));
      ChangePlan.Removal plan = ok(ask(b, c -> c.removal("v0.0.1-test/banger.tar.gz", work())));
      assertThat(plan.limits()).anyMatch(limit -> limit.contains("can't delete on a condition"));
      carryOut(b, plan);
      assertThat(contents(b)).isEqualTo(before);
      assertThat(ok(ask(b, c -> c.removal("v0.0.1-test/banger.tar.gz", work()))).steps()).isEmpty();
    });
  }

  @Test
  void whatAnybodyMayStillNeedIsNeverRemoved() {
    with(b -> {
      String id = "change.not-removable";
      b.project().at(Instant.now().plus(LATER));
      String key = keep(b);
      for (String needed :
          List.of("manifest.json", "install.sh", tarball("v0.1.2"), "v0.1.6/SHA256SUMS")) {
        refused(ask(b, c -> c.removal(needed, work())), id, "needs it");
      }
      refused(ask(b, c -> c.removal(key, work())), id, "no orphan");
      b.put("history/burned/v0.1.8.json", "{}\n");
      b.put(tarball("v0.1.8"), "x");
      refused(ask(b, c -> c.removal(tarball("v0.1.8"), work())), id, "no orphan");
      b.put(".probe/1", "x");
      refused(ask(b, c -> c.removal(".probe/1", work())), id, "no orphan");
      b.manifest(text -> b.sound(text).without(V5).text());
      refused(ask(b, c -> c.removal(tarball("v0.1.5"), work())), id, "tagged");
      b.project().remoteGit("tag", "-d", "v0.1.5");
      b.project().at(Instant.now().plus(Duration.ofHours(25)).minus(Duration.ofHours(2)));
      refused(ask(b, c -> c.removal(tarball("v0.1.5"), work())), id, "younger");
      b.put("stray", "x");
      b.manifest(text -> text + "}");
      b.project().at(Instant.now().plus(LATER));
      refused(ask(b, c -> c.removal("stray", work())), "change.manifest-unreadable", "manifest");
    });
  }

  @Test
  void anOrphanThatWasStoredAgainStays() {
    with(b -> {
      b.put("stray", "x");
      b.project().at(Instant.now().plus(LATER));
      ChangePlan plan = ok(ask(b, c -> c.removal("stray", work())));
      b.put("stray", "y");
      refused(
          ask(b, c -> c.carryOut(plan, "stray", work())), "change.not-removable", "stored again");
      assertThat(b.text("stray")).isEqualTo("y");
    });
  }

  @Test
  void aManifestThatSomebodyElseWroteMeanwhileIsNotOverwritten() {
    with(b -> {
      ChangePlan plan = ok(ask(b, c -> c.latest(V5, work())));
      Manifest theirs = manifest(b).without(V0).fenced();
      Project open = b.project().open();
      World world =
          new World(
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
            "Somebody else");
      }
      assertThat(b.bytes("manifest.json")).isEqualTo(theirs.bytes());
    });
  }

  /** Somebody writes the manifest just before we do. */
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

  private static List<ReleaseVersion> versions(AuditedBucket b) {
    return versions(manifest(b));
  }

  private static List<ReleaseVersion> versions(Manifest manifest) {
    return manifest.entries().stream().map(ManifestEntry::version).toList();
  }
}
