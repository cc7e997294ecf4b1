package com.thaloco.releaseconsole.rehearsal;

import com.thaloco.releaseconsole.artefact.Member;
import com.thaloco.releaseconsole.artefact.Packed;
import com.thaloco.releaseconsole.artefact.Sha256Sums;
import com.thaloco.releaseconsole.artefact.Tarball;
import com.thaloco.releaseconsole.bucket.Body;
import com.thaloco.releaseconsole.bucket.Bucket;
import com.thaloco.releaseconsole.bucket.Condition;
import com.thaloco.releaseconsole.bucket.ObjectHeaders;
import com.thaloco.releaseconsole.bucket.S3Bucket;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.profile.ProfileReader;
import com.thaloco.releaseconsole.rehearsal.HistoricReleases.Ready;
import com.thaloco.releaseconsole.rehearsal.SampleRepository.Commit;
import com.thaloco.releaseconsole.source.RepositoryMaker;
import com.thaloco.releaseconsole.trust.UnlockedKey;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The sample project with its whole past, published and signed into a bucket in memory; only that
 * the binaries are a few bytes of text, so that it takes a moment. For tests of whatever looks at a
 * project that is ready to be released.
 */
public final class CheapRehearsal implements AutoCloseable {
  public static final String BUCKET = "banger-releases";

  private static final String ACCESS_KEY = "CHEAPREHEARSAL";
  private static final String SECRET = "not-a-secret";

  /** Unlocked once: that takes the better part of a second of processor time. */
  private static final UnlockedKey KEY = RehearsalKey.unlock(SampleFiles.load());

  private final SampleFiles files = SampleFiles.load();
  private final Work work = Run.of(event -> {}).at(new StepId("prepare"));
  private final RehearsalFolder folder;
  private final RehearsalServer server;
  private final List<Ready> releases = new ArrayList<>();

  /**
   * Makes the repository, its remote and what lies beside them in a folder, and starts the server;
   * the bucket stays empty until {@link #publish}.
   *
   * @param remoteHas what the forge knows
   */
  public CheapRehearsal(Path dir, Predicate<String> remoteHas) throws IOException {
    this(dir, remoteHas, new RehearsalServer.Storage.Memory());
  }

  private CheapRehearsal(Path dir, Predicate<String> remoteHas, RehearsalServer.Storage storage)
      throws IOException {
    folder = new RehearsalFolder(dir);
    List<Commit> commits =
        new SampleRepository(files)
            .make(
                folder.repository(),
                folder.remote(),
                folder.remote(),
                LocalDate.ofInstant(work.now(), ZoneOffset.UTC),
                work);
    Files.write(folder.key(), RehearsalKey.file(files));
    Files.writeString(
        folder.credentials(),
        "[default]\naws_access_key_id = %s\naws_secret_access_key = %s\nloopback_only = true\n"
            .formatted(ACCESS_KEY, SECRET));
    Files.createDirectories(folder.state());
    server =
        RehearsalServer.start(
            new RehearsalServer.Config(
                storage,
                BUCKET,
                "banger",
                ACCESS_KEY,
                SECRET,
                0,
                0,
                false,
                Optional.of(folder.ci()),
                remoteHas));
    for (Commit commit : commits) {
      if (commit.released()) {
        releases.add(pack(commit));
      }
    }
  }

  /**
   * One whose bucket lies in the folder, where objects can be damaged by hand: published, with its
   * profile in the repository.
   */
  public static CheapRehearsal inFolder(Path dir) throws IOException {
    var storage = new RehearsalServer.Storage.Folder(new RehearsalFolder(dir).bucket());
    Files.createDirectories(storage.folder());
    var world = new CheapRehearsal(dir, commit -> true, storage);
    RehearsalFolder folder = world.folder();
    Files.writeString(folder.profile(), world.profile(dir, "banger"));
    world.publish(
        ProfileReader.read(ProfileReader.Source.of(folder.profile(), folder.repository())));
    return world;
  }

  private Ready pack(Commit commit) throws IOException {
    String version = commit.version().text();
    Path made = Files.createDirectories(folder.root().resolve("made").resolve(version));
    var members = new ArrayList<Member>();
    for (String name : List.of("banger", "bangerd", "banger-vsock-agent")) {
      Path binary = made.resolve(name);
      Files.writeString(binary, "#!/bin/sh\necho %s %s %s\n".formatted(name, version, commit.id()));
      members.add(new Member(name, binary));
    }
    Path tarball = made.resolve("banger-%s-linux-amd64.tar.gz".formatted(version));
    Packed packed = Tarball.pack(members, commit.at(), tarball, work);
    return new Ready(commit, packed, Sha256Sums.of(packed));
  }

  /** Its suite says two lines and then takes longer than anybody waits. */
  public void takesLongToSmoke() throws IOException {
    smokes("echo one; echo needle two; sleep 300");
  }

  /** Its suite is a line of shell. */
  public void smokes(String line) throws IOException {
    Path repository = folder().repository();
    Files.writeString(repository.resolve("Makefile"), "smoke:\n\t@%s\n".formatted(line));
    Process commit =
        new ProcessBuilder(
                "git",
                "-c",
                "user.name=t",
                "-c",
                "user.email=t@t",
                "commit",
                "-qam",
                "Another suite")
            .directory(repository.toFile())
            .inheritIO()
            .start();
    if (commit.onExit().join().exitValue() != 0) {
      throw new IOException("git commit failed");
    }
  }

  /** The folder of the repository and all that lies beside it. */
  public RehearsalFolder folder() {
    return folder;
  }

  /** The rehearsal key, one for all; never to be closed by a test. */
  public static UnlockedKey key() {
    return KEY;
  }

  /** The S3 side. */
  public URI s3() {
    return server.s3();
  }

  /** The public side, without a prefix and without a slash at its end. */
  public URI publicSide() {
    return server.forge();
  }

  /** The text of a profile for a folder and a prefix of its own in the bucket. */
  public String profile(Path dir, String prefix) {
    String text = RehearsalProfile.text(files, dir, s3(), publicSide());
    return text.replace("prefix: banger\n", "prefix: %s\n".formatted(prefix))
        .replace(publicSide() + "/banger", publicSide() + "/" + prefix)
        .replace(publicSide() + "/kernels/", "%s/%s-kernels/".formatted(publicSide(), prefix))
        .replace(publicSide() + "/images/", "%s/%s-images/".formatted(publicSide(), prefix));
  }

  /**
   * Puts all releases of the past, and what the catalogs point at, into the bucket of a profile.
   */
  public void publish(Profile profile) {
    publish(profile, bucket -> bucket);
  }

  /** The same through a bucket that may behave otherwise. */
  void publish(Profile profile, UnaryOperator<Bucket> seen) {
    try (Bucket bucket = seen.apply(S3Bucket.open(profile.bucket(), Map.of()));
        Bucket kernels = S3Bucket.open(beside(profile, "-kernels"), Map.of());
        Bucket images = S3Bucket.open(beside(profile, "-images"), Map.of())) {
      new HistoricUpload(profile, bucket, KEY).upload(releases, work);
      files.below("objects/kernels").forEach((name, bytes) -> put(kernels, name, bytes));
      files.below("objects/images").forEach((name, bytes) -> put(images, name, bytes));
    }
  }

  /**
   * Another maintainer publishes and tags a version: the past releases' commit and files under
   * another number, signed with the same key.
   */
  public void publishElsewhere(Profile profile, ReleaseVersion version) throws IOException {
    publishElsewhere(profile, version, bucket -> bucket);
  }

  /** The same through a bucket that may behave otherwise. */
  void publishElsewhere(Profile profile, ReleaseVersion version, UnaryOperator<Bucket> seen)
      throws IOException {
    Commit last = releases.getLast().commit();
    Commit commit = new Commit(version, last.id(), last.at(), true, last.tree());
    try (Bucket bucket = seen.apply(S3Bucket.open(profile.bucket(), Map.of()));
        RepositoryMaker remote =
            RepositoryMaker.open(folder.remote(), "Cosmo Colleague", "cosmo@banger.example")) {
      new HistoricUpload(profile, bucket, KEY).add(pack(commit), work);
      remote.tag(version.text(), "banger %s\n".formatted(version), commit.at());
    }
  }

  /** The bucket folder of a catalog, beside that of the releases. */
  public static com.thaloco.releaseconsole.profile.BucketRules beside(
      Profile profile, String name) {
    var rules = profile.bucket();
    return new com.thaloco.releaseconsole.profile.BucketRules(
        rules.endpoint(),
        rules.region(),
        rules.bucket(),
        rules.prefix().replace("/", "") + name,
        rules.publicUrl(),
        rules.credentials(),
        rules.versionedCache(),
        rules.rootCache(),
        rules.drain(),
        rules.purge());
  }

  private void put(Bucket bucket, String name, byte[] bytes) {
    var headers = new ObjectHeaders("application/octet-stream", "no-cache", Map.of());
    bucket.put(name, new Body.Bytes(bytes), headers, new Condition.Absent(), work);
  }

  /** What the forge says of every commit that the remote has. */
  public void ci(String state) throws IOException {
    Files.write(
        folder.ci(),
        "{\"format\": 1, \"default\": \"%s\"}\n".formatted(state).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    server.close();
  }
}
