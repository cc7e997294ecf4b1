package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.bucket.ConfirmedObject;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.manifest.EntryFacts;
import com.thaloco.releaseconsole.manifest.EntryLearner;
import com.thaloco.releaseconsole.manifest.EntryLearner.Learned;
import com.thaloco.releaseconsole.manifest.EntryTemplate;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.manifest.ManifestEntry;
import com.thaloco.releaseconsole.manifest.ManifestReading;
import com.thaloco.releaseconsole.manifest.NewEntry;
import com.thaloco.releaseconsole.profile.ManifestRules;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.project.ManifestState;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.project.PublishedFacts;
import com.thaloco.releaseconsole.project.SeenVersions;
import com.thaloco.releaseconsole.recover.KeptCopies.Copy;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what the manifest has to be: the newest kept copy whose entries all agree with tags and
 * objects, else the newest that can be read without those that don't, else none; and each tagged
 * release whose objects verify is in it, with the entry that is still readable somewhere, or one
 * that the template makes.
 */
final class ManifestSource {
  private final Project project;
  private final LiveState now;
  private final Work work;
  private final ManifestRules rules;
  private final GoodReleases good;
  private final List<ManifestEntry> readable = new ArrayList<>();
  private Optional<String> latestThere = Optional.empty();

  /**
   * @param everyByte whether tarballs are read and hashed
   */
  ManifestSource(Project project, LiveState now, boolean everyByte, Work work) {
    this.project = project;
    this.now = now;
    this.work = work;
    this.rules = project.profile().manifest();
    this.good = new GoodReleases(project, now, everyByte, work);
  }

  /**
   * Reads and verifies.
   *
   * @throws ProblemException {@code recover.no-manifest} where no release is left to be named
   */
  RestoredManifest find() {
    RestoredManifest base =
        switch (now.manifestState()) {
          case ManifestState.Read(var _, Manifest manifest) -> present(manifest);
          case ManifestState.Unreadable(var _, Optional<ConfirmedObject> stored) -> {
            stored.ifPresent(this::read);
            yield fromCopies();
          }
          case ManifestState.None _ -> fromCopies();
        };
    return named(withMissing(base));
  }

  private RestoredManifest present(Manifest manifest) {
    latestThere = Optional.of(manifest.latestText());
    return new RestoredManifest(
        manifest, Optional.empty(), true, true, List.of(), List.of(), List.of());
  }

  private void read(ConfirmedObject stored) {
    ManifestReading reading = ManifestReading.of(stored.bytes(), rules);
    latestThere = reading.latest();
    readable.addAll(reading.entries());
  }

  private RestoredManifest fromCopies() {
    var copies = new KeptCopies(now, rules, work);
    Optional<RestoredManifest> corrected = Optional.empty();
    for (String key : copies.keys()) {
      Optional<Copy> copy = copies.read(key);
      if (copy.isEmpty()) {
        continue;
      }
      RestoredManifest without = without(copy.get());
      if (without.agrees()) {
        return without;
      }
      readable.addAll(copy.get().manifest().entries());
      corrected = corrected.or(() -> Optional.of(without));
    }
    return corrected.orElseGet(() ->
        new RestoredManifest(
            Manifest.first(rules),
            Optional.empty(),
            false,
            false,
            List.of(),
            List.of(),
            List.of()));
  }

  /**
   * A copy without the entries that must not come back. One that names a version which was burned
   * after it was kept agrees all the same: each withdrawal leaves such a copy, and an older one
   * would bring back what was changed in other entries since.
   */
  private RestoredManifest without(Copy copy) {
    Manifest manifest = copy.manifest();
    Set<ReleaseVersion> burned = now.burned(work);
    boolean agrees = true;
    var removed = new ArrayList<String>();
    for (ManifestEntry entry : copy.manifest().entries()) {
      Optional<String> why =
          good.fault(entry.version())
              .or(() ->
                  good.fits(entry)
                      ? Optional.empty()
                      : Optional.of("its entry is of another tarball than the one there"));
      if (why.isPresent()) {
        removed.add("%s: %s".formatted(entry.version(), why.get()));
        manifest = manifest.without(entry.version());
        agrees &= burned.contains(entry.version());
      }
    }
    return new RestoredManifest(
        manifest, Optional.of(copy.key()), false, agrees, List.of(), removed, List.of());
  }

  private RestoredManifest withMissing(RestoredManifest base) {
    Manifest manifest = base.manifest();
    var added = new ArrayList<ReleaseVersion>();
    var leftOut = new ArrayList<String>();
    for (ReleaseVersion version : published()) {
      if (manifest.entry(version).isPresent()) {
        continue;
      }
      Optional<String> fault = good.fault(version);
      if (fault.isPresent()) {
        leftOut.add("%s: %s".formatted(version, fault.get()));
        continue;
      }
      manifest = manifest.withEntry(entry(version, base.manifest()));
      added.add(version);
    }
    leftOut.removeIf(base.removed()::contains);
    return new RestoredManifest(
        manifest, base.base(), base.present(), base.agrees(), added, base.removed(), leftOut);
  }

  /** Tagged on the remote, not burned, and with objects, in ascending order. */
  private Set<ReleaseVersion> published() {
    Set<ReleaseVersion> versions = SeenVersions.tagged(now, work);
    versions.retainAll(SeenVersions.withObjects(now, work));
    return versions;
  }

  /** The entry as it was, where it can still be read; else what the template makes. */
  private NewEntry entry(ReleaseVersion version, Manifest base) {
    return readable.stream()
        .filter(entry -> entry.version().equals(version) && good.fits(entry))
        .findFirst()
        .map(entry -> new NewEntry(version, entry.fields()))
        .orElseGet(() -> template(base).render(facts(version)));
  }

  private EntryFacts facts(ReleaseVersion version) {
    EntryFacts facts = PublishedFacts.published(project.profile(), now, version, work);
    return facts.releasedAt(
        BuiltFrom.builtAt(project, now, version)
            .orElseGet(() ->
                project.repository().committedAt(now.tag(version, work).orElseThrow().commit())));
  }

  private EntryTemplate template(Manifest base) {
    Manifest known = base;
    for (ManifestEntry entry : readable) {
      if (known.entry(entry.version()).isEmpty() && good.fits(entry)) {
        known = known.withEntry(new NewEntry(entry.version(), entry.fields()));
      }
    }
    return switch (EntryLearner.template(
        known, rules, v -> PublishedFacts.published(project.profile(), now, v, work))) {
      case Learned.Explained(EntryTemplate template) -> template;
      case Learned.Blocked(Problem problem) -> throw problem.toException();
    };
  }

  /** With the release that clients get: as before where that is known and good. */
  private RestoredManifest named(RestoredManifest all) {
    Manifest manifest = all.manifest();
    if (manifest.entries().isEmpty()) {
      throw nothing(all).toException();
    }
    Optional<ReleaseVersion> before = latestThere.flatMap(ReleaseVersion::parse);
    Optional<ReleaseVersion> kept =
        manifest.latest().filter(latest -> all.added().stream().noneMatch(v -> isNewer(v, latest)));
    Manifest after =
        before
            .filter(v -> v.isStable() && manifest.entry(v).isPresent())
            .or(() -> kept.filter(v -> manifest.entry(v).isPresent()))
            .or(manifest::highestStable)
            .map(manifest::withLatest)
            .orElseGet(manifest::withoutLatest);
    return new RestoredManifest(
        after, all.base(), all.present(), all.agrees(), all.added(), all.removed(), all.leftOut());
  }

  private static boolean isNewer(ReleaseVersion version, ReleaseVersion latest) {
    return version.isStable() && version.compareTo(latest) > 0;
  }

  private static Problem nothing(RestoredManifest all) {
    var evidence = new ArrayList<>(all.removed());
    evidence.addAll(all.leftOut());
    return Problem.refused(
            "recover.no-manifest",
            "No kept copy of the manifest can be used, and no tagged release has objects that"
                + " verify.",
            "The manifest was not written.",
            Remedy.text(
                    "Check bucket and prefix in the profile. Where the objects of a release are"
                        + " damaged, repair them first")
                .by(OwnCommand.RECOVER.with("object", "--version", "vX.Y.Z")))
        .with(evidence);
  }
}
