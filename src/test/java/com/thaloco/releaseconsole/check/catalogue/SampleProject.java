package com.thaloco.releaseconsole.check.catalogue;

import com.thaloco.releaseconsole.bucket.Body;
import com.thaloco.releaseconsole.bucket.Bucket;
import com.thaloco.releaseconsole.bucket.Capability;
import com.thaloco.releaseconsole.bucket.Condition;
import com.thaloco.releaseconsole.bucket.ObjectHeaders;
import com.thaloco.releaseconsole.bucket.S3Bucket;
import com.thaloco.releaseconsole.check.Check;
import com.thaloco.releaseconsole.check.Checks;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Hashes;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.forge.HttpForge;
import com.thaloco.releaseconsole.journal.SmokeOutcome;
import com.thaloco.releaseconsole.journal.StateFolder;
import com.thaloco.releaseconsole.process.LocalProcesses;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.profile.ProfileReader;
import com.thaloco.releaseconsole.profile.Profiles;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.rehearsal.CheapRehearsal;
import com.thaloco.releaseconsole.rehearsal.RehearsalFolder;
import com.thaloco.releaseconsole.site.HttpPublicSite;
import com.thaloco.releaseconsole.source.GitRepository;
import com.thaloco.releaseconsole.trust.Keyring;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * One copy of the sample project that is ready to be released as v0.1.7: repository, remote, state
 * folder and bucket, for one case to spoil. {@link #check} asks every check through the real ports.
 */
public final class SampleProject {
  private static final StepId STEP = new StepId("check");

  private final CheapRehearsal world;
  private final RehearsalFolder folder;
  private final String number;
  private final Map<String, String> environment = new HashMap<>();
  private final Map<String, String> answers = new HashMap<>();
  private Optional<Capability> capability = Optional.of(new Capability.Able(List.of()));
  private Keyring keyring;
  private Clock clock = Clock.systemUTC();
  private String version = "v0.1.7";
  private String prefix = "banger";

  SampleProject(CheapRehearsal world, Path dir, int number) {
    this.world = world;
    this.folder = new RehearsalFolder(dir);
    this.number = Integer.toString(number);
    this.keyring = Keyring.of(CheapRehearsal.key());
  }

  // ---- The repository

  /** The folder with everything of this case. */
  public RehearsalFolder folder() {
    return folder;
  }

  /** A file of the working tree. */
  public Path file(String path) {
    return folder.repository().resolve(path);
  }

  /** The text of a file of the working tree. */
  public String read(String path) {
    try {
      return Files.readString(file(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a file of the working tree, without committing it. */
  public SampleProject write(String path, String text) {
    return write(path, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a file of the working tree, without committing it. */
  public SampleProject write(String path, byte[] bytes) {
    try {
      Files.createDirectories(file(path).getParent());
      Files.write(file(path), bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Changes a file of the working tree; a change that changes nothing is a broken case. */
  public SampleProject change(String path, UnaryOperator<String> change) {
    String before = read(path);
    String after = change.apply(before);
    if (after.equals(before)) {
      throw new IllegalStateException("the case changes nothing in " + path);
    }
    return write(path, after);
  }

  /** Replaces text that must be there, wherever it is in a file of the working tree. */
  public SampleProject replace(String path, String old, String by) {
    return change(path, text -> text.replace(old, by));
  }

  /** Removes a file of the working tree. */
  public SampleProject delete(String path) {
    try {
      Files.delete(file(path));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Commits all that is in the working tree. */
  public SampleProject commit() {
    git("add", "-A");
    git("commit", "-q", "-m", "Change something");
    return this;
  }

  /** Pushes the branch. */
  public SampleProject push() {
    git("push", "-q", "origin", "main");
    return this;
  }

  /** Commits, pushes and has smoke run green: all that a change needs to be ready. */
  public SampleProject ship() {
    return commit().push().smoke(0);
  }

  /** Runs git in the repository, and gives what it prints. */
  public String git(String... arguments) {
    return CatalogueGit.run(folder.repository(), arguments);
  }

  /** The remote as it was before this case. */
  public String sampleRemote() {
    return world.folder().remote().toString();
  }

  /** The address of the bucket's server. */
  public String s3() {
    return world.s3().toString();
  }

  /** Runs git in the bare repository that plays the remote. */
  public String remoteGit(String... arguments) {
    return CatalogueGit.run(folder.remote(), arguments);
  }

  /** The commit that HEAD names. */
  public String head() {
    return git("rev-parse", "HEAD");
  }

  // ---- What lies around it

  /** Records a smoke run of HEAD. */
  public SampleProject smoke(int exit) {
    return smoke(exit, 11);
  }

  /** Records a smoke run of HEAD with a number of scenarios. */
  public SampleProject smoke(int exit, int scenarios) {
    new SmokeOutcome(
            SmokeOutcome.FORMAT,
            head(),
            Instant.now(),
            Instant.now(),
            List.of("make", "smoke"),
            exit,
            scenarios,
            List.of())
        .save(state());
    return this;
  }

  /** Forgets every smoke run. */
  public SampleProject noSmoke() {
    Harness.remove(state().path().resolve("smoke"));
    return this;
  }

  /** What the forge says of CI, for every commit that the remote has. */
  public SampleProject ci(String state) {
    try {
      world.ci(state);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Changes the profile, which git does not see. */
  public SampleProject profile(UnaryOperator<String> change) {
    return change(Profiles.FILE, change);
  }

  /** Writes the profile as it was. */
  public SampleProject profileAgain() {
    return write(Profiles.FILE, world.profile(folder.root(), prefix));
  }

  /** The profile as it is now. */
  public Profile profile() {
    Path file = folder.profile();
    return ProfileReader.read(ProfileReader.Source.of(file, folder.repository()));
  }

  /** The version that is to be cut. */
  public SampleProject version(String text) {
    version = text;
    return this;
  }

  /** Answers what a check asks. */
  public SampleProject answer(String id, String text) {
    answers.put(id, text);
    return this;
  }

  /** Stops the clock. */
  public SampleProject at(Instant now) {
    clock = Clock.fixed(now, ZoneOffset.UTC);
    return this;
  }

  /** The unlocked key, or why there is none. */
  public SampleProject keyring(Keyring other) {
    keyring = other;
    return this;
  }

  /** A variable of the console's own environment. */
  public SampleProject environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /**
   * Has the bucket probed in earnest, which takes a few seconds, or takes another answer for it.
   */
  public SampleProject capability(Optional<Capability> other) {
    capability = other;
    return this;
  }

  /** A bucket of this case's own, filled like the others'; closed by the caller. */
  public Bucket bucket() {
    if (prefix.equals("banger")) {
      prefix = "case" + number;
      String before = world.profile(folder.root(), "banger");
      if (!read(Profiles.FILE).equals(before)) {
        throw new IllegalStateException("take the bucket before the profile is changed");
      }
      write(Profiles.FILE, world.profile(folder.root(), prefix));
      world.publish(profile());
    }
    return S3Bucket.open(profile().bucket(), environment);
  }

  /** Replaces an object in a bucket of this case's own. */
  public SampleProject put(String key, String text) {
    try (Bucket bucket = bucket()) {
      bucket.delete(key);
      bucket.put(
          key,
          new Body.Bytes(text.getBytes(StandardCharsets.UTF_8)),
          new ObjectHeaders("application/octet-stream", "no-cache", Map.of()),
          new Condition.Absent(),
          work());
    }
    return this;
  }

  /** Removes an object from a bucket of this case's own. */
  public SampleProject remove(String key) {
    try (Bucket bucket = bucket()) {
      bucket.delete(key);
    }
    return this;
  }

  /** The manifest in a bucket of this case's own. */
  public String manifest() {
    try (Bucket bucket = bucket()) {
      return new String(
          bucket.read("manifest.json", 1_000_000).orElseThrow().bytes(), StandardCharsets.UTF_8);
    }
  }

  /** Changes the manifest in a bucket of this case's own. */
  public SampleProject manifest(UnaryOperator<String> change) {
    String before = manifest();
    String after = change.apply(before);
    if (after.equals(before)) {
      throw new IllegalStateException("the case changes nothing in the manifest");
    }
    return put("manifest.json", after);
  }

  // ---- The checks

  /** Asks every check. */
  public Findings check() {
    return check(check -> true);
  }

  /** Asks one check, as every test does that is about one. */
  public Finding check(String id) {
    return check(check -> check.id().equals(id)).of(id);
  }

  private Findings check(Predicate<Check> wanted) {
    try (Project project = open()) {
      return new Findings(
          Checks.all()
              .run(
                  project.subject(new ReleaseVersion(version), answers, keyring, Optional.empty()),
                  wanted,
                  work())
              .findings());
    }
  }

  /** What was found, by id. */
  public record Findings(List<Finding> all) {
    /** The answer of one check. */
    public Finding of(String id) {
      return all.stream().filter(f -> f.id().equals(id)).findFirst().orElseThrow();
    }
  }

  /** The project as a face opens it; closed by the caller. */
  public Project open() {
    GitRepository repository = GitRepository.open(folder.repository());
    Profile profile = profile();
    LiveState around =
        new LiveState(
            profile,
            () -> repository.remote(profile.source().remote()),
            () -> S3Bucket.open(profile.bucket(), environment),
            profile.source().forge().map(rules -> new HttpForge(rules, environment)),
            HttpPublicSite.open(profile.bucket()));
    return new Project(
        profile,
        Hashes.sha256(read(Profiles.FILE).getBytes(StandardCharsets.UTF_8)),
        repository,
        capability.map(around::remembering).orElse(around),
        state(),
        new LocalProcesses(),
        environment,
        clock);
  }

  private StateFolder state() {
    return new StateFolder(folder.state(), folder.receipt());
  }

  private static Work work() {
    return Run.of(event -> {}).at(STEP);
  }

  OptionalInt caseNumber() {
    return OptionalInt.of(Integer.parseInt(number));
  }
}
