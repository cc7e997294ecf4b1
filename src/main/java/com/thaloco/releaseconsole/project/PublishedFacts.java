package com.thaloco.releaseconsole.project;

import com.thaloco.releaseconsole.artefact.Sha256Sums;
import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.bucket.SmallObject;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.manifest.EntryFacts;
import com.thaloco.releaseconsole.manifest.EntryLearner;
import com.thaloco.releaseconsole.manifest.EntryLearner.Learned;
import com.thaloco.releaseconsole.manifest.EntryTemplate;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.source.RemoteRef;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** What is known of published releases, and what a new manifest entry is made from. */
public final class PublishedFacts {
  private PublishedFacts() {}

  /** The facts of a release that is about to be published. */
  public static EntryFacts of(
      Profile profile,
      ReleaseVersion version,
      String commit,
      Instant builtAt,
      String tarballSha256,
      long tarballSize,
      String hashesSha256) {
    return addresses(profile, version, tarballSha256, tarballSize, hashesSha256)
        .commit(commit)
        .releasedAt(builtAt);
  }

  /** What tag and bucket say of an earlier release; the manifest itself is no witness. */
  public static EntryFacts published(
      Profile profile, LiveState world, ReleaseVersion version, Work work) {
    Optional<ObjectInfo> tarball = world.bucket().head(profile.tarballKey(version.text()));
    Optional<SmallObject> sums =
        world.bucket().read(profile.hashesKey(version.text()), LiveState.HASHES_LIMIT);
    EntryFacts facts = EntryFacts.of(version);
    if (tarball.isPresent() && sums.isPresent()) {
      String name = profile.tarballName(version.text());
      Optional<String> sha256 =
          Sha256Sums.parse(sums.get().bytes(), profile.hashesKey(version.text())).sha256Of(name);
      if (sha256.isPresent()) {
        facts =
            addresses(profile, version, sha256.get(), tarball.get().size(), sums.get().sha256());
      }
    }
    Optional<RemoteRef> tag = world.tag(version, work);
    return tag.isPresent() ? facts.commit(tag.get().commit()) : facts;
  }

  /** The template that is in the profile, or what the newest entries teach. */
  public static Learned template(Profile profile, LiveState world, Work work) {
    Manifest manifest = world.manifest().orElseGet(() -> Manifest.first(profile.manifest()));
    return EntryTemplate.of(profile.manifest())
        .<Learned>map(Learned.Explained::new)
        .orElseGet(() ->
            EntryLearner.template(
                manifest, profile.manifest(), v -> published(profile, world, v, work)));
  }

  private static EntryFacts addresses(
      Profile profile, ReleaseVersion version, String sha256, long size, String hashesSha256) {
    URI base = profile.bucket().publicUrl();
    return EntryFacts.of(version)
        .tarball(base.resolve(profile.tarballKey(version.text())), sha256, size)
        .hashes(base.resolve(profile.hashesKey(version.text())), hashesSha256)
        .signature(base.resolve(profile.signatureKey(version.text())));
  }
}
