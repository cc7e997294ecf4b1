package com.thaloco.releaseconsole.rehearsal;

import com.thaloco.releaseconsole.bucket.Bucket;
import com.thaloco.releaseconsole.bucket.S3Bucket;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.process.ChildEnvironment;
import com.thaloco.releaseconsole.process.Processes;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.profile.ProfileReader;
import com.thaloco.releaseconsole.rehearsal.SampleRepository.Commit;
import com.thaloco.releaseconsole.source.GitRepository;
import com.thaloco.releaseconsole.source.RepositoryMaker;
import com.thaloco.releaseconsole.source.TreeFile;
import com.thaloco.releaseconsole.trust.UnlockedKey;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Another maintainer, who builds, signs, publishes and tags the next version of the same commit.
 */
final class Rival {
  private static final int LIMIT = 4 * 1024 * 1024;

  private final RehearsalFolder folder;
  private final Processes processes;
  private final Map<String, String> environment;
  private final Path version;
  private final Path scratch;

  Rival(RehearsalFolder folder, Processes processes, Map<String, String> environment, Path kept) {
    this.folder = folder;
    this.processes = processes;
    this.environment = environment;
    this.version = kept.resolve("rival-version");
    this.scratch = kept.resolve("scratch");
  }

  void publish(Work work) throws IOException {
    Profile profile = profile();
    try (Bucket bucket = S3Bucket.open(profile.bucket(), environment);
        UnlockedKey key = RehearsalKey.unlock(SampleFiles.load())) {
      Commit commit = commit(next(manifest(bucket, profile)));
      Files.writeString(version, commit.version().text());
      var releases =
          new HistoricReleases(
              profile,
              processes,
              ChildEnvironment.of(environment, profile.build().environment(), Map.of()).orThrow(),
              Files.createDirectories(scratch),
              Optional.empty());
      new HistoricUpload(profile, bucket, key)
          .add(releases.build(List.of(commit), work).getFirst(), work);
      try (RepositoryMaker remote = remote()) {
        remote.tag(
            commit.version().text(),
            "%s %s\n".formatted(profile.project(), commit.version().text()),
            commit.at());
      }
    } finally {
      NewFolder.remove(scratch);
    }
  }

  void undo(Work work) throws IOException {
    if (!Files.exists(version)) {
      return;
    }
    Profile profile = profile();
    ReleaseVersion published = ReleaseVersion.parse(Files.readString(version)).orElseThrow();
    try (Bucket bucket = S3Bucket.open(profile.bucket(), environment);
        RepositoryMaker remote = remote()) {
      new HistoricUpload(profile, bucket).withdraw(published, work);
      for (String key :
          List.of(
              profile.signatureKey(published.text()),
              profile.hashesKey(published.text()),
              profile.tarballKey(published.text()))) {
        bucket.delete(key);
      }
      remote.untag(published.text());
    }
    Files.delete(version);
  }

  private Profile profile() {
    return ProfileReader.read(ProfileReader.Source.of(folder.profile(), folder.repository()));
  }

  private static Manifest manifest(Bucket bucket, Profile profile) {
    return Manifest.parse(
        bucket.read(profile.manifest().key(), LIMIT).orElseThrow().bytes(), profile.manifest());
  }

  private static ReleaseVersion next(Manifest manifest) {
    return manifest.highestStable().orElseThrow().nextPatch();
  }

  private Commit commit(ReleaseVersion next) {
    try (GitRepository repository = GitRepository.open(folder.repository())) {
      String head = repository.head().orElseThrow();
      var tree = new TreeMap<String, byte[]>();
      for (TreeFile file : repository.files(head, "")) {
        Optional<byte[]> bytes = repository.blob(head, file.path());
        bytes.ifPresent(b -> tree.put(file.path(), b));
      }
      Instant at = repository.committedAt(head);
      return new Commit(next, head, at, true, tree);
    }
  }

  private RepositoryMaker remote() {
    return RepositoryMaker.open(folder.remote(), "Cosmo Colleague", "cosmo@banger.example");
  }
}
