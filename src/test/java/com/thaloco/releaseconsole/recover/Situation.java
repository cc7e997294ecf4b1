package com.thaloco.releaseconsole.recover;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.acceptance.GatedBucket;
import com.thaloco.releaseconsole.audit.Audit;
import com.thaloco.releaseconsole.audit.Severity;
import com.thaloco.releaseconsole.bucket.Capability;
import com.thaloco.releaseconsole.bucket.S3Bucket;
import com.thaloco.releaseconsole.check.Checks;
import com.thaloco.releaseconsole.check.catalogue.SampleProject;
import com.thaloco.releaseconsole.cut.Cut;
import com.thaloco.releaseconsole.cut.CutRequest;
import com.thaloco.releaseconsole.cut.CutResult;
import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.forge.HttpForge;
import com.thaloco.releaseconsole.journal.SmokeOutcome;
import com.thaloco.releaseconsole.journal.StateFolder;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.process.LocalProcesses;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.rehearsal.CheapRehearsal;
import com.thaloco.releaseconsole.site.HttpPublicSite;
import com.thaloco.releaseconsole.source.GitRepository;
import com.thaloco.releaseconsole.trust.Keyring;
import com.thaloco.releaseconsole.verify.ReleaseToVerify;
import com.thaloco.releaseconsole.verify.Verification;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The sample project with v0.1.7 ready, a bucket of its own, and machines to work on it from. What
 * happens on a machine can be killed at any event or write: nothing after it is carried out.
 */
final class Situation {
  static final ReleaseVersion VERSION = new ReleaseVersion("v0.1.7");
  static final ReleaseVersion BEFORE = new ReleaseVersion("v0.1.6");

  /** Replaces {@code kill -9}: no one catches it. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** A clone and a state folder. */
  record Machine(Path repository, Path state) {}

  private static final GatedBucket.Gate OPEN = (key, write) -> write.now();
  private static final Keyring KEYRING = Keyring.of(CheapRehearsal.key());

  final SampleProject sample;
  private int clones;

  Situation(SampleProject sample) {
    this.sample = sample;
    sample.bucket().close();
    Path builder =
        builder("printf '#!/bin/sh\\necho %s %s\\n' \"$4\" \"$5\" > \"$1\"\nchmod +x \"$1\"\n");
    sample.profile(text ->
        text.replaceFirst(
                "command: \\[bash, scripts/build.sh.*",
                "command: [sh, \"%s\", \"{output}\", \"{package}\", \"{ldflags}\", \"{version}\", \"{commit}\"]"
                    .formatted(builder))
            .replaceFirst("\n  previous: .*", "")
            .replaceFirst("\n  run: .*", "")
            .replaceFirst(
                "(?s)\n  environment:\n    BANGER_BASE_URL: [^\n]*\n    BANGER_PREFIX[^\n]*", "")
            .replaceFirst("\n  reports: \\[\"\\{prefix.*", "")
            .replaceFirst("\n  drain: .*", "\n  drain: 1s\n  purge: [\"true\"]"));
  }

  /** What builds the binaries: a script that is reported where to, version and commit. */
  Path builder(String script) {
    try {
      return Files.writeString(sample.folder().root().resolve("build.sh"), script);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Machine here() {
    return new Machine(sample.folder().repository(), sample.folder().state());
  }

  /** Each machine has locks of its own. */
  private static Map<String, String> environment(Machine machine) {
    return Map.of(
        "PATH", System.getenv("PATH"),
        "HOME", machine.state().resolveSibling("home").toString(),
        "LANG", "C.UTF-8");
  }

  /** Another machine: a fresh clone, and a state folder with nothing in it. */
  Machine another() {
    Path top = sample.folder().root().resolve("machine" + ++clones);
    sample.git("clone", "-q", sample.folder().remote().toString(), top.resolve("repo").toString());
    try {
      Path profile = Path.of(".release-console.yaml");
      Files.copy(sample.folder().profile(), top.resolve("repo").resolve(profile));
      Path exclude = top.resolve("repo/.git/info/exclude");
      Files.writeString(exclude, profile + "\n");
      var machine = new Machine(top.resolve("repo"), Files.createDirectories(top.resolve("state")));
      git(machine, "config", "user.name", "Other");
      git(machine, "config", "user.email", "other@example.org");
      return machine;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String git(Machine machine, String... arguments) {
    var all = new ArrayList<>(List.of("-C", machine.repository().toString()));
    all.addAll(List.of(arguments));
    return sample.git(all.toArray(String[]::new));
  }

  /** Smoke, green for what HEAD is on a machine. */
  void smoke(Machine machine) {
    String head = git(machine, "rev-parse", "HEAD");
    new SmokeOutcome(
            SmokeOutcome.FORMAT,
            head,
            Instant.now(),
            Instant.now(),
            List.of("make", "smoke"),
            0,
            11,
            List.of())
        .save(state(machine));
  }

  StateFolder state(Machine machine) {
    return new StateFolder(machine.state(), machine.state().resolve("receipts"));
  }

  Project open(Machine machine, GatedBucket.Gate gate) {
    GitRepository repository = GitRepository.open(machine.repository());
    Profile profile = sample.profile();
    Map<String, String> environment = environment(machine);
    var world =
        new LiveState(
                profile,
                () -> repository.remote("origin"),
                () -> new GatedBucket(S3Bucket.open(profile.bucket(), environment), gate),
                profile.source().forge().map(rules -> new HttpForge(rules, environment)),
                HttpPublicSite.open(profile.bucket()))
            .remembering(new Capability.Able(List.of()));
    return new Project(
        profile,
        "profile",
        repository,
        world,
        state(machine),
        new LocalProcesses(),
        environment,
        Clock.systemUTC());
  }

  private static Work work(Predicate<? super Event> kill, List<String> lines) {
    return Run.of(
            event -> {
              if (event instanceof Event.Line line) {
                lines.add(line.text());
              }
              if (kill.test(event)) {
                throw new Killed();
              }
            })
        .at(new StepId("test"));
  }

  static Work quiet() {
    return work(event -> false, new ArrayList<>());
  }

  /** True once a step is seen to hold. */
  static Predicate<Event> after(String step) {
    return event ->
        event instanceof Event.StepChanged changed
            && changed.state() == Event.State.DONE
            && changed.stamp().step().name().equals(step);
  }

  /** True when a step begins. */
  static Predicate<Event> before(String step) {
    return event ->
        event instanceof Event.StepChanged changed
            && changed.state() == Event.State.RUNNING
            && changed.stamp().step().name().equals(step);
  }

  static final Predicate<Event> NEVER = event -> false;

  // ---- What machines do

  Outcome<CutResult> cut(Machine machine, ReleaseVersion version, Predicate<? super Event> kill) {
    return cut(
        machine, version, Map.of("version.bump", "it is a test"), kill, OPEN, new ArrayList<>());
  }

  Outcome<CutResult> cut(
      Machine machine,
      ReleaseVersion version,
      Map<String, String> answers,
      Predicate<? super Event> kill,
      GatedBucket.Gate gate,
      List<String> lines) {
    try (Project project = open(machine, gate)) {
      return new Cut(project, Checks.all(), "test")
          .run(new CutRequest(version, answers, true), KEYRING, work(kill, lines));
    }
  }

  Outcome<CutResult> cutOn(Project project, ReleaseVersion version) {
    return new Cut(project, Checks.all(), "test")
        .run(new CutRequest(version, Map.of(), true), KEYRING, quiet());
  }

  Outcome<RecoverResult> recoverOn(
      Project project, RecoveryKind kind, ReleaseVersion version, Optional<String> typed) {
    return new Recoveries(project, Checks.all(), "test")
        .run(new RecoverRequest(kind, version, Map.of(), typed), KEYRING, quiet());
  }

  /** Commits another install script, which comes with v0.1.7. */
  Situation withAnotherInstaller() {
    sample.change("scripts/install.sh", text -> text + "# The end.\n").ship();
    return this;
  }

  /** Releases v0.1.7, tagged and verified. */
  Situation released() {
    assertThat(cut(here(), VERSION, NEVER)).isInstanceOf(Outcome.Ok.class);
    return this;
  }

  /** Has the cut of v0.1.7 killed once a step holds. */
  Situation cutKilledAfter(String step) {
    try {
      Outcome<CutResult> outcome = cut(here(), VERSION, after(step));
      throw new AssertionError("was not killed: " + outcome);
    } catch (Killed expected) {
      return this;
    }
  }

  Outcome<RecoverResult> recover(
      Machine machine,
      RecoveryKind kind,
      ReleaseVersion version,
      Map<String, String> answers,
      Predicate<? super Event> kill,
      GatedBucket.Gate gate) {
    try (Project project = open(machine, gate)) {
      return new Recoveries(project, Checks.all(), "test")
          .run(
              new RecoverRequest(kind, version, answers, Optional.of(version.text())),
              KEYRING,
              work(kill, new ArrayList<>()));
    }
  }

  Outcome<RecoverResult> recover(Machine machine, RecoveryKind kind, ReleaseVersion version) {
    return recover(machine, kind, version, Map.of(), NEVER, OPEN);
  }

  /** Recovers here, and must get there. */
  RecoverResult.Recovered recovered(RecoveryKind kind, ReleaseVersion version) {
    return ok(recover(here(), kind, version));
  }

  static RecoverResult.Recovered ok(Outcome<RecoverResult> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Ok.class);
    return (RecoverResult.Recovered) ((Outcome.Ok<RecoverResult>) outcome).value();
  }

  static Problem refused(Outcome<?> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused<?>) outcome).problem();
  }

  /** Recovers and is killed. */
  void recoverKilled(
      Machine machine,
      RecoveryKind kind,
      ReleaseVersion version,
      Predicate<? super Event> kill,
      GatedBucket.Gate gate) {
    try {
      Outcome<RecoverResult> outcome = recover(machine, kind, version, Map.of(), kill, gate);
      throw new AssertionError("was not killed: " + outcome);
    } catch (Killed expected) {
      // as it was meant
    }
  }

  void recoverKilled(
      Machine machine, RecoveryKind kind, ReleaseVersion version, Predicate<Event> kill) {
    recoverKilled(machine, kind, version, kill, OPEN);
  }

  // ---- What can be seen

  Diagnosis diagnosis(Machine machine) {
    try (Project project = open(machine, OPEN)) {
      return Diagnosis.of(project, quiet());
    }
  }

  ReleaseProblem trouble(String id) {
    Diagnosis diagnosis = diagnosis(here());
    return diagnosis.troubles().stream()
        .filter(trouble -> trouble.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError(id + " is not in " + diagnosis.troubles()));
  }

  Manifest manifest() {
    return Manifest.parse(
        sample.manifest().getBytes(StandardCharsets.UTF_8), sample.profile().manifest());
  }

  /**
   * Nothing needs attention, and clean machines and old clients accept what the public URL serves.
   */
  void sound(ReleaseVersion latest) {
    assertThat(diagnosis(here()).troubles().stream().filter(ReleaseProblem::needsHand)).isEmpty();
    try (Project project = open(here(), OPEN)) {
      assertThat(new Audit(project).run(quiet()).findings())
          .filteredOn(finding -> finding.severity() != Severity.SOUND)
          .isEmpty();
    }
    accepted(latest);
  }

  /** What clients meet at any moment: the release that is latest verifies with all their keys. */
  void neverBroken() {
    ReleaseVersion latest = manifest().latest().orElseThrow();
    assertThat(manifest().isLatestSound()).isTrue();
    try (Project project = open(here(), OPEN)) {
      String commit = sample.git("rev-parse", latest.equals(VERSION) ? "HEAD" : latest + "^{}");
      assertThat(new ReleaseObjects(project, project.world(), quiet()).faultOfAll(latest, commit))
          .isEmpty();
    }
  }

  void accepted(ReleaseVersion latest) {
    assertThat(manifest().latestText()).isEqualTo(latest.text());
    try (Project project = open(here(), OPEN)) {
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
      Verification.ClientsReport clients = verification.asClients(released, quiet());
      assertThat(clients.table()).isNotEmpty().allMatch(client -> client.accepts());
      assertThat(clients.findings()).map(Finding::status).allMatch(Finding.Status::clears);
    }
  }
}
