package com.thaloco.releaseconsole.rehearsal;

import com.thaloco.releaseconsole.bucket.Body;
import com.thaloco.releaseconsole.bucket.Bucket;
import com.thaloco.releaseconsole.bucket.Condition;
import com.thaloco.releaseconsole.bucket.ObjectHeaders;
import com.thaloco.releaseconsole.bucket.SmallObject;
import com.thaloco.releaseconsole.bucket.Written;
import com.thaloco.releaseconsole.flow.Hashes;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.manifest.EntryFacts;
import com.thaloco.releaseconsole.manifest.EntryTemplate;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.rehearsal.HistoricReleases.Ready;
import com.thaloco.releaseconsole.trust.UnlockedKey;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;

/**
 * Signs the releases of the past and puts them into the bucket, with the keys, headers and metadata
 * that a cut gives them.
 */
final class HistoricUpload {
  private static final int MOST = 4 * 1024 * 1024; // bytes of a manifest

  private final Profile profile;
  private final Bucket bucket;
  private final Optional<UnlockedKey> key;

  HistoricUpload(Profile profile, Bucket bucket, UnlockedKey key) {
    this.profile = profile;
    this.bucket = bucket;
    this.key = Optional.of(key);
  }

  /** For withdrawing, which signs nothing. */
  HistoricUpload(Profile profile, Bucket bucket) {
    this.profile = profile;
    this.bucket = bucket;
    this.key = Optional.empty();
  }

  /** Puts one release more into a bucket that is in use, and points clients at it. */
  void add(Ready release, Work work) throws IOException {
    upload(release, work);
    change(
        manifest ->
            manifest
                .withEntry(
                    EntryTemplate.of(profile.manifest()).orElseThrow().render(facts(release)))
                .withLatest(release.commit().version()),
        work);
  }

  /** Takes a release out of the manifest, and points clients at the newest one that is left. */
  void withdraw(ReleaseVersion version, Work work) {
    change(
        manifest -> {
          Manifest left = manifest.without(version);
          return left.withLatest(left.highestStable().orElseThrow());
        },
        work);
  }

  private void change(UnaryOperator<Manifest> edit, Work work) {
    String at = profile.manifest().key();
    SmallObject now = bucket.read(at, MOST).orElseThrow();
    Manifest after = edit.apply(Manifest.parse(now.bytes(), profile.manifest()));
    var headers = new ObjectHeaders("application/json", profile.bucket().rootCache(), Map.of());
    var unchanged = new Condition.Matches(now.info().etag());
    if (bucket.put(at, new Body.Bytes(after.bytes()), headers, unchanged, work)
            instanceof Written.Refused
        && !Arrays.equals(after.bytes(), bucket.read(at, MOST).orElseThrow().bytes())) {
      throw new IllegalStateException(at + " was changed meanwhile");
    }
  }

  /** Uploads every object of the releases, then the manifest, then the last one's installer. */
  void upload(List<Ready> releases, Work work) {
    work.all(
        releases.stream()
            .<Callable<Boolean>>map(release ->
                () -> {
                  upload(release, work);
                  return true;
                })
            .toList());
    ObjectHeaders root =
        new ObjectHeaders("application/json", profile.bucket().rootCache(), Map.of());
    put(profile.manifest().key(), manifest(releases).bytes(), root, work);
    Ready last = releases.getLast();
    profile
        .installer()
        .ifPresent(rules ->
            put(
                rules.key(),
                file(last, rules.path()),
                new ObjectHeaders(
                    "text/x-shellscript",
                    profile.bucket().rootCache(),
                    Map.of("commit", last.commit().id())),
                work));
  }

  private void upload(Ready release, Work work) throws IOException {
    String version = release.commit().version().text();
    byte[] sums = release.sums().render();
    byte[] signature =
        Base64.getEncoder()
            .encodeToString(key.orElseThrow().signSums(sums))
            .getBytes(StandardCharsets.US_ASCII);
    Path signed = Files.write(sibling(release, "SHA256SUMS"), sums);
    put(
        profile.tarballKey(version),
        new Body.File(release.tarball().file()),
        headers(release, "application/gzip", release.tarball().sha256()),
        work);
    put(
        profile.hashesKey(version),
        new Body.File(signed),
        headers(release, "text/plain", Hashes.sha256(sums)),
        work);
    put(
        profile.signatureKey(version),
        signature,
        headers(release, "text/plain", Hashes.sha256(signature)),
        work);
  }

  private static Path sibling(Ready release, String name) {
    return release.tarball().file().resolveSibling(name);
  }

  private ObjectHeaders headers(Ready release, String contentType, String sha256) {
    return new ObjectHeaders(
        contentType,
        profile.bucket().versionedCache(),
        Map.of(
            "commit", release.commit().id(),
            "built-at", release.commit().at().toString(),
            "sha256", sha256));
  }

  private Manifest manifest(List<Ready> releases) {
    EntryTemplate template = EntryTemplate.of(profile.manifest()).orElseThrow();
    Manifest manifest = Manifest.first(profile.manifest());
    for (Ready release : releases) {
      manifest = manifest.withEntry(template.render(facts(release)));
    }
    return manifest.withLatest(releases.getLast().commit().version());
  }

  private EntryFacts facts(Ready release) {
    String version = release.commit().version().text();
    var base = profile.bucket().publicUrl();
    return EntryFacts.of(release.commit().version())
        .commit(release.commit().id())
        .releasedAt(release.commit().at())
        .tarball(
            base.resolve(profile.tarballKey(version)),
            release.tarball().sha256(),
            release.tarball().size())
        .hashes(base.resolve(profile.hashesKey(version)), Hashes.sha256(release.sums().render()))
        .signature(base.resolve(profile.signatureKey(version)));
  }

  private static byte[] file(Ready release, String path) {
    byte[] bytes = release.commit().tree().get(path);
    if (bytes == null) {
      throw new IllegalStateException(path + " is not in the sample project");
    }
    return bytes;
  }

  private void put(String at, byte[] bytes, ObjectHeaders headers, Work work) {
    put(at, new Body.Bytes(bytes), headers, work);
  }

  private void put(String at, Body body, ObjectHeaders headers, Work work) {
    work.checkpoint();
    // After a lost answer, what is there may be what this very call has written.
    if (bucket.put(at, body, headers, new Condition.Absent(), work) instanceof Written.Refused
        && bucket.head(at).filter(there -> there.size() == size(body)).isEmpty()) {
      throw new IllegalStateException(at + " is already in a bucket that was just made");
    }
  }

  private static long size(Body body) {
    return switch (body) {
      case Body.Bytes memory -> memory.bytes().length;
      case Body.File file -> file.path().toFile().length();
    };
  }
}
