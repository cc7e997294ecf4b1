package com.thaloco.releaseconsole.explore;

import com.thaloco.releaseconsole.bucket.Bucket;
import com.thaloco.releaseconsole.bucket.Capability;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.journal.Folders;
import com.thaloco.releaseconsole.journal.StateFolder;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.profile.ProfileReader;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.rehearsal.CheapRehearsal;
import com.thaloco.releaseconsole.source.GitRepository;
import com.thaloco.releaseconsole.source.RepositoryMaker;
import com.thaloco.releaseconsole.trust.Keyring;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The project that is explored: two releases, made by real cuts, and two commits that want to
 * become the third. Each commit has an install script of its own.
 */
final class Sample implements AutoCloseable {
  static final ReleaseVersion FIRST = new ReleaseVersion("v0.1.0");
  static final ReleaseVersion LAST = new ReleaseVersion("v0.1.1");
  static final ReleaseVersion NEW = new ReleaseVersion("v0.1.2");
  static final ReleaseVersion LATER = new ReleaseVersion("v0.1.3");

  private static final String PROFILE =
      """
      format: 1
      project: tiny
      source: {branch: main, remote: origin}
      build:
        os: linux
        arch: amd64
        command: [%s, "{output}", "{version}", "{commit}", "{package}"]
        binaries:
          - {name: tiny, package: ./tiny}
      changelog:
        path: CHANGELOG.md
        headings: [Added, Fixed]
        repository_url: https://git.example.org/tiny
        tag_path: /releases/tag/
      trust:
        client: {path: cosign.pub}
        installer: {path: install.sh}
      bucket:
        endpoint: http://127.0.0.1:1
        region: auto
        bucket: tiny
        prefix: tiny
        public_url: http://127.0.0.1:2/tiny/
        versioned_cache: public, max-age=3
        root_cache: no-cache
        drain: 2s
      manifest:
        key: manifest.json
        releases: releases
        latest: latest_stable
        entry:
          version: "{version}"
          released_at: "{released_at}"
          tarball_url: "{tarball_url}"
          tarball_sha256: "{tarball_sha256}"
          tarball_size: "{tarball_size}"
          sha256sums_url: "{hashes_url}"
          sha256sums_sig_url: "{signature_url}"
      installer: {path: install.sh, key: install.sh}
      verify: {public_timeout: 1m}
      """
          .formatted(QuickBuild.NAME);

  private static final String TAGS = "refs/tags/";

  private final Path top;
  private final Profile profile;
  private final Keyring keyring = Keyring.of(CheapRehearsal.key());
  private final List<String> commits = new ArrayList<>();
  private final GitRepository git;
  private final MemoryRepository.Objects objects;
  private final World released;
  private final Map<List<?>, Machine> prepared = new HashMap<>();
  private Optional<World> withNew = Optional.empty();
  private final Machine fresh;
  private int machines;
  private int others;

  private Sample(Path top) throws IOException {
    this.top = top;
    this.profile =
        ProfileReader.read(
            new ProfileReader.Source(
                "profile.yaml", PROFILE.getBytes(StandardCharsets.UTF_8), top));
    Path repository = top.resolve("git");
    try (RepositoryMaker maker =
        RepositoryMaker.init(repository, "main", "Tiny", "t@example.org")) {
      for (int i = 0; i < 4; i++) {
        maker.write("install.sh", installer(i), true);
        maker.write("cosign.pub", pin(), false);
        maker.write("CHANGELOG.md", changelog(Math.min(i, 2)), false);
        commits.add(maker.commit("Change " + i + "\n", World.BEGIN.minus(Duration.ofDays(9 - i))));
      }
    }
    this.git = GitRepository.open(repository);
    this.objects = new MemoryRepository.Objects(git);
    World world = new World();
    release(world, FIRST, 0);
    release(world, LAST, 1);
    this.released = world;
    this.fresh = machine(3);
  }

  /** The machine of someone who has done nothing, and only looks. */
  Machine fresh() {
    return fresh;
  }

  /** In memory where the system has a folder of that kind. */
  static Sample open() {
    CachedVerification.install();
    try {
      Path memory = Path.of("/dev/shm");
      return new Sample(
          Files.isWritable(memory)
              ? Files.createTempDirectory(memory, "explore-")
              : Files.createTempDirectory("explore-"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] pin() {
    return CheapRehearsal.key().publicKey().pem().getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] installer(int number) {
    return "#!/bin/sh\n# number %d\nKEY='%s'\n"
        .formatted(number, CheapRehearsal.key().publicKey().pem().strip())
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] changelog(int newest) {
    var text = new StringBuilder("# Changelog\n\n## [Unreleased]\n");
    for (int i = newest; i >= 0; i--) {
      text.append("\n## [v0.1.%d] - 2026-05-14\n\n### Added\n\n- Number %d.\n".formatted(i, i));
    }
    text.append(
        "\n[Unreleased]: https://git.example.org/tiny/compare/v0.1.%d...HEAD\n".formatted(newest));
    for (int i = newest; i >= 0; i--) {
      text.append("[v0.1.%d]: https://git.example.org/tiny/releases/tag/v0.1.%d\n".formatted(i, i));
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void release(World world, ReleaseVersion version, int commit) {
    world.advance(world.now().plusSeconds(60));
    Outcome<?> outcome =
        new Alone(this, machine(commit), world).run(List.of(MaintainerCommand.cut(version)));
    if (!(outcome instanceof Outcome.Ok<?>)) {
      throw new IllegalStateException(outcome.toString());
    }
  }

  /** A world in which both releases are published and tagged, and what they wrote is old. */
  World world() {
    World copy = released.copy();
    copy.advance(Duration.ofDays(1));
    return copy;
  }

  /** A number that no maintainer of an execution has. */
  int another() {
    return 100 + ++others;
  }

  /** A machine on which nothing has happened yet. */
  Machine machine(int commit) {
    Path folder = top.resolve("machines").resolve("m" + machines++);
    var machine = new Machine(folder, commits.get(commit), false);
    try {
      Files.createDirectories(machine.checkout());
      Files.createDirectories(machine.state());
      Files.createDirectories(machine.home());
      return machine;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A machine on which a version is built, packed and signed, and nothing of it is in the bucket:
   * its cut was killed at its first upload.
   *
   * @param later when it was begun, which makes its bytes other than those of another machine
   */
  Machine prepared(ReleaseVersion version, int commit, Duration later) {
    List<?> what = List.of(version, commit, later);
    Machine made = prepared.get(what);
    if (made == null) {
      made = machine(commit);
      World world = world();
      world.advance(later);
      new Alone(this, made, world).killedAt(MaintainerCommand.cut(version), Op::effect);
      prepared.put(what, made);
    }
    return made.copyTo(machine(commit).folder()).asSigned();
  }

  /**
   * A machine whose cut was killed just before it tags what is published in this world by then.
   *
   * @param world which becomes that
   */
  Machine published(World world, ReleaseVersion version, int commit) {
    Machine machine = prepared(version, commit, Duration.ofSeconds(5));
    new Alone(this, machine, world)
        .killedAt(MaintainerCommand.cut(version), op -> op.kind() == Op.Kind.PUSH);
    return machine;
  }

  /** A world in which the new version is released, too. */
  World withNew() {
    World made = withNew.orElseGet(this::released);
    withNew = Optional.of(made);
    return made.copy();
  }

  private World released() {
    World world = world();
    Machine machine = prepared(NEW, 2, Duration.ofSeconds(5));
    Outcome<?> outcome = new Alone(this, machine, world).run(List.of(MaintainerCommand.cut(NEW)));
    if (!(outcome instanceof Outcome.Ok<?>)) {
      throw new IllegalStateException(outcome.toString());
    }
    world.advance(Duration.ofDays(1));
    return world;
  }

  /** The clone on a machine, with the tags of the remote. */
  MemoryRepository repository(Machine machine, World world, PortGate gate) {
    var repository =
        new MemoryRepository(
            objects, machine.checkout(), machine.head(), new MemoryRemote(gate, objects::commitOf));
    world
        .refs()
        .forEach(ref -> {
          if (ref.name().startsWith(TAGS)) {
            repository.fetch(ref.name().substring(TAGS.length()), ref.id());
          }
        });
    return repository;
  }

  /** The project as a face opens it. */
  Project project(
      Machine machine, MemoryRepository repository, PortGate gate, Bucket bucket, Clock clock) {
    var world =
        new LiveState(
                profile,
                () -> repository.remote("origin"),
                () -> bucket,
                Optional.empty(),
                new MemorySite(gate, profile.bucket().publicUrl()))
            .remembering(new Capability.Able(List.of()));
    return new Project(
        profile,
        "profile",
        repository,
        world,
        new StateFolder(machine.state(), machine.state().resolve("receipts")),
        new QuickBuild(),
        Map.of("HOME", machine.home().toString(), "PATH", "/usr/bin:/bin"),
        clock);
  }

  /** Where executions have their machines. */
  Path runs() {
    return top.resolve("runs");
  }

  /** The id of a commit, by its number. */
  String commit(int number) {
    return commits.get(number);
  }

  Profile profile() {
    return profile;
  }

  /** The unlocked key: who has everything signed needs none. */
  Keyring keyring() {
    return keyring;
  }

  MemoryRepository.Objects objects() {
    return objects;
  }

  @Override
  public void close() {
    CachedVerification.remove();
    git.close();
    Folders.delete(top);
  }
}
