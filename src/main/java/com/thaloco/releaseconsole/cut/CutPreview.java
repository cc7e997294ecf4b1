package com.thaloco.releaseconsole.cut;

import com.thaloco.releaseconsole.bucket.Bucket;
import com.thaloco.releaseconsole.bucket.ConfirmedObject;
import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.manifest.EntryLearner.Learned;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.profile.InstallerRules;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.project.Candidate;
import com.thaloco.releaseconsole.project.LastRelease;
import com.thaloco.releaseconsole.project.PublishedFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a cut will leave in the bucket, reported before anything is built: objects in their order,
 * and the manifest with its new entry. Hashes in that entry are not known yet.
 *
 * @param before the manifest as it is; empty before the first release
 * @param etag of that manifest: it is written only if it still has this one
 */
public record CutPreview(List<Item> items, String before, String after, Optional<String> etag) {
  private static final String UNKNOWN_HASH = "0".repeat(64);

  /**
   * One object.
   *
   * @param size in bytes; empty where nothing tells
   * @param exact whether the size is certain, and not that of the last release
   * @param replaces whether something is there already
   */
  public record Item(
      String key, Optional<Long> size, boolean exact, String cacheControl, boolean replaces) {}

  public CutPreview {
    items = List.copyOf(items);
  }

  /**
   * Looks at bucket and commit.
   *
   * @throws com.thaloco.releaseconsole.flow.ProblemException if the bucket can't be read or the
   *     manifest has a foreign shape
   */
  public static CutPreview of(Candidate subject, Work work) {
    Profile profile = subject.profile();
    Bucket bucket = subject.world().bucket();
    String version = subject.version().text();
    Optional<String> last =
        subject.lastRelease(work).map(LastRelease::version).map(Object::toString);
    Optional<ConfirmedObject> object = subject.world().manifestObject();
    Manifest manifest =
        subject.world().manifest().orElseGet(() -> Manifest.first(profile.manifest()));
    Manifest after = with(subject, manifest, work);
    String versioned = profile.bucket().versionedCache();
    String root = profile.bucket().rootCache();
    var items = new ArrayList<Item>();
    items.add(like(bucket, profile.tarballKey(version), last.map(profile::tarballKey), versioned));
    items.add(like(bucket, profile.hashesKey(version), last.map(profile::hashesKey), versioned));
    items.add(
        like(bucket, profile.signatureKey(version), last.map(profile::signatureKey), versioned));
    items.add(
        new Item(
            profile.manifest().key(),
            Optional.of((long) after.bytes().length),
            false,
            root,
            object.isPresent()));
    profile.installer().ifPresent(rules -> items.add(installer(subject, rules)));
    return new CutPreview(
        items,
        object.map(_ -> manifest.text()).orElse(""),
        after.text(),
        object.map(found -> found.info().etag()));
  }

  private static Item installer(Candidate subject, InstallerRules rules) {
    return new Item(
        rules.key(),
        subject.repository().blob(subject.commit(), rules.path()).map(bytes -> (long) bytes.length),
        true,
        subject.profile().bucket().rootCache(),
        subject.world().bucket().head(rules.key()).isPresent());
  }

  private static Manifest with(Candidate subject, Manifest manifest, Work work) {
    return switch (PublishedFacts.template(subject.profile(), subject.world(), work)) {
      case Learned.Blocked blocked -> throw blocked.problem().toException();
      case Learned.Explained(var template) -> {
        Manifest after =
            manifest.withEntry(
                template.render(
                    PublishedFacts.of(
                        subject.profile(),
                        subject.version(),
                        subject.commit(),
                        subject.clock().instant(),
                        UNKNOWN_HASH,
                        0,
                        UNKNOWN_HASH)));
        yield after.highestStable().equals(Optional.of(subject.version()))
            ? after.withLatest(subject.version())
            : after;
      }
    };
  }

  private static Item like(
      Bucket bucket, String key, Optional<String> lastKey, String cacheControl) {
    Optional<ObjectInfo> there = bucket.head(key);
    Optional<Long> size = there.or(() -> lastKey.flatMap(bucket::head)).map(ObjectInfo::size);
    return new Item(key, size, there.isPresent(), cacheControl, there.isPresent());
  }
}
