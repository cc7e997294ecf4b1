package com.thaloco.releaseconsole.check;

import com.thaloco.releaseconsole.bucket.Bucket;
import com.thaloco.releaseconsole.bucket.SmallObject;
import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Finding.Status;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Plural;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.manifest.EntryFact;
import com.thaloco.releaseconsole.manifest.EntryFacts;
import com.thaloco.releaseconsole.manifest.EntryLearner.Learned;
import com.thaloco.releaseconsole.manifest.EntryTemplate;
import com.thaloco.releaseconsole.manifest.EntryTemplate.Deviation;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.manifest.ManifestEntry;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.project.Candidate;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.project.Pins;
import com.thaloco.releaseconsole.project.PublishedFacts;
import com.thaloco.releaseconsole.trust.ReleaseKey;
import com.thaloco.releaseconsole.trust.SignatureFile;
import com.thaloco.releaseconsole.trust.Verifier;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * {@code manifest.shape}: the manifest is of the shape that clients expect, each field of its
 * entries is explained, and {@code latest_stable} names an entry. A foreign shape is never
 * overwritten.
 */
final class ManifestShape implements Check {
  private static final String REMEDY =
      "Compare it with the kept manifests under history/ and restore a valid one, or correct the"
          + " profile's manifest.entry.";

  /** What every other check of the manifest waits for. */
  static final String ID = "manifest.shape";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Binding binding() {
    return Binding.WORLD;
  }

  @Override
  public Finding run(Candidate subject, Work work) {
    LiveState world = subject.world();
    Optional<Manifest> manifest = world.manifest();
    if (manifest.isEmpty() && subject.profile().manifest().entry().isEmpty()) {
      return Finding.blocked(
          id(),
          "There is no manifest to learn an entry's fields from.",
          List.of(),
          "Describe an entry's fields in the profile: manifest.entry");
    }
    if (manifest.isEmpty()) {
      List<String> released = released(world, work);
      if (!released.isEmpty()) {
        return Finding.asks(
            id(),
            "There is no manifest at %s, although %s was released: is this the right bucket?"
                .formatted(subject.profile().manifest().key(), released.getLast()),
            released,
            Remedy.text(
                    "Correct bucket and prefix in the profile; if this project never had one, say"
                        + " so")
                .by(new Action.Answer(id(), Optional.of("it never had one, because …"))));
      }
      return Finding.passed(id(), "There is no manifest yet: this release makes the first one.");
    }
    EntryTemplate template =
        switch (PublishedFacts.template(subject.profile(), world, work)) {
          case Learned.Explained(EntryTemplate explained) -> explained;
          case Learned.Blocked blocked -> throw blocked.problem().toException();
        };
    return latest(manifest.get(), world.burned(work), subject)
        .orElseGet(() -> entries(subject, manifest.get(), template, work));
  }

  private static List<String> released(LiveState world, Work work) {
    Set<ReleaseVersion> burned = world.burned(work);
    return world.refs(work).stream()
        .filter(ref -> ref.name().startsWith("refs/tags/"))
        .flatMap(ref -> ReleaseVersion.parse(ref.name().substring(10)).stream())
        .filter(version -> version.isStable() && !burned.contains(version))
        .sorted()
        .map(ReleaseVersion::text)
        .toList();
  }

  /** Clients are held back on purpose after a roll-back only. */
  private Optional<Finding> heldBack(Manifest manifest, String field) {
    return manifest
        .highestStable()
        .filter(highest -> !manifest.latest().equals(Optional.of(highest)))
        .map(highest ->
            Finding.warned(
                id(),
                "%s names %s, although %s exists.".formatted(field, manifest.latestText(), highest),
                manifest.newestFirst().stream().map(e -> e.version().text()).toList(),
                Remedy.text("If clients are not kept on it on purpose, name the highest")
                    .by(OwnCommand.BUCKET_ROLLBACK.with("--to", highest.text()))));
  }

  private Optional<Finding> latest(
      Manifest manifest, Set<ReleaseVersion> burned, Candidate subject) {
    if (manifest.entries().isEmpty()) {
      return Optional.empty();
    }
    if (!manifest.isLatestSound()) {
      return Optional.of(
          Finding.blocked(
              id(),
              "%s names %s, which has no entry."
                  .formatted(subject.profile().manifest().latest(), manifest.latestText()),
              manifest.entries().stream().map(e -> e.version().text()).toList(),
              Remedy.text("Make it name a release that has one")
                  .by(OwnCommand.RECOVER.with("manifest"))));
    }
    return manifest.entries().stream()
        .map(ManifestEntry::version)
        .filter(burned::contains)
        .findFirst()
        .map(version ->
            Finding.blocked(
                id(),
                "The manifest names %s, which is burned.".formatted(version),
                List.of(),
                Remedy.text("Finish the withdrawal")
                    .by(OwnCommand.RECOVER.with("withdraw", "--version", version.text()))));
  }

  /**
   * Objects that entries name and the bucket lacks. Those of the last release stop the cut: what
   * follows the tag runs its binaries.
   */
  private Optional<Finding> lost(
      Candidate subject, Manifest manifest, Map<ReleaseVersion, EntryFacts> facts) {
    Profile profile = subject.profile();
    List<ReleaseVersion> without =
        manifest.newestFirst().stream()
            .map(ManifestEntry::version)
            .filter(version ->
                facts
                    .getOrDefault(version, EntryFacts.of(version))
                    .get(EntryFact.TARBALL_SHA256)
                    .isEmpty())
            .toList();
    List<String> keys =
        without.stream()
            .flatMap(version ->
                Stream.of(profile.tarballKey(version.text()), profile.hashesKey(version.text())))
            .filter(key -> subject.world().bucket().head(key).isEmpty())
            .toList();
    if (keys.isEmpty()) {
      return Optional.empty();
    }
    Remedy remedy =
        Remedy.text("Put it back")
            .by(OwnCommand.RECOVER.with("object", "--version", without.getFirst().text()));
    String summary =
        "The manifest names %s, which is not in the bucket.".formatted(keys.getFirst());
    return Optional.of(
        manifest.highestStable().filter(without::contains).isPresent()
            ? Finding.blocked(id(), summary, keys, remedy)
            : Finding.warned(id(), summary, keys, remedy));
  }

  /**
   * The last release, which clients install now, has to verify with the pinned key; unless it is
   * the one that is cut again.
   */
  private Optional<Finding> unsigned(Candidate subject, Manifest manifest) {
    Optional<ReleaseVersion> last =
        manifest.highestStable().filter(version -> !version.equals(subject.version()));
    Optional<ReleaseKey> key =
        Pins.key(Pins.ofUsers(subject.profile(), subject.repository(), subject.commit()));
    if (last.isEmpty() || key.isEmpty()) {
      return Optional.empty();
    }
    String version = last.get().text();
    Bucket bucket = subject.world().bucket();
    Optional<SmallObject> sums =
        bucket.read(subject.profile().hashesKey(version), LiveState.HASHES_LIMIT);
    Optional<SmallObject> signature =
        bucket.read(subject.profile().signatureKey(version), LiveState.HASHES_LIMIT);
    boolean valid =
        sums.isPresent()
            && signature
                .flatMap(object -> SignatureFile.read(object.bytes()))
                .filter(der -> Verifier.accepts(key.get(), sums.get().bytes(), der))
                .isPresent();
    return valid
        ? Optional.empty()
        : Optional.of(
            Finding.blocked(
                id(),
                "The signature of %s does not verify with the pinned key: clients can't install it."
                    .formatted(version),
                List.of(subject.profile().signatureKey(version)),
                Remedy.text("Put it back")
                    .by(OwnCommand.RECOVER.with("object", "--version", version))));
  }

  /** A time of tomorrow or later: some machine's clock is wrong. */
  private Optional<Finding> future(Manifest manifest, Candidate subject) {
    Instant tomorrow = subject.clock().instant().plus(Duration.ofDays(1));
    return manifest.newestFirst().stream()
        .filter(entry -> entry.releasedAt().filter(tomorrow::isBefore).isPresent())
        .findFirst()
        .map(entry ->
            Finding.warned(
                id(),
                "%s was released at %s, which is still to come."
                    .formatted(entry.version(), entry.releasedAt().orElseThrow()),
                List.of("now: " + subject.clock().instant()),
                "Set the clock of the machine that is wrong, this one or the one that cut it."));
  }

  private Finding entries(Candidate subject, Manifest manifest, EntryTemplate template, Work work) {
    var facts = new HashMap<ReleaseVersion, EntryFacts>();
    List<Deviation> deviations =
        template.deviations(
            manifest,
            version ->
                facts.computeIfAbsent(
                    version,
                    v -> PublishedFacts.published(subject.profile(), subject.world(), v, work)));
    Optional<ReleaseVersion> newest =
        manifest.newestFirst().stream().map(ManifestEntry::version).findFirst();
    Predicate<Deviation> harmless =
        one -> one.isExtra() && !newest.equals(Optional.of(one.version()));
    Optional<Deviation> wrong = deviations.stream().filter(harmless.negate()).findFirst();
    if (wrong.isPresent()) {
      return Finding.blocked(
          id(),
          "An entry does not have the template's shape: " + wrong.get().sentence(),
          deviations.stream().map(Deviation::sentence).toList(),
          REMEDY);
    }
    Optional<Finding> lost = lost(subject, manifest, facts).or(() -> unsigned(subject, manifest));
    if (lost.isPresent()) {
      return lost.get();
    }
    if (!deviations.isEmpty()) {
      return Finding.warned(
          id(),
          "An old entry has a field that a new one will not get: "
              + deviations.getFirst().sentence(),
          deviations.stream().map(Deviation::sentence).toList(),
          "If clients need it, add it to manifest.entry in the profile. In the old entry it"
              + " stays.");
    }
    Optional<Finding> held =
        heldBack(manifest, subject.profile().manifest().latest())
            .or(() -> future(manifest, subject));
    if (held.isPresent()) {
      return held.get();
    }
    var evidence = new ArrayList<>(template.explain());
    evidence.addFirst(
        "%s, latest %s"
            .formatted(Plural.of(manifest.entries().size(), "entry"), manifest.latestText()));
    return new Finding(
        id(), Status.PASSED, "Every field of every entry is explained.", evidence, "");
  }
}
