package com.thaloco.releaseconsole.audit;

import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.manifest.EntryFacts;
import com.thaloco.releaseconsole.manifest.EntryLearner;
import com.thaloco.releaseconsole.manifest.EntryLearner.Learned;
import com.thaloco.releaseconsole.manifest.EntryTemplate;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.manifest.ManifestEntry;
import com.thaloco.releaseconsole.project.PublishedFacts;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What entries are made of: the profile's word, or else what the entries teach, of which one may be
 * the damaged one.
 */
final class Templates {
  private static final int NEWEST = 3; // from which is learned

  private final AuditedState scene;
  private final Map<ReleaseVersion, EntryFacts> known = new HashMap<>();

  Templates(AuditedState scene) {
    this.scene = scene;
  }

  /**
   * The template of a manifest. Where one of the newest entries contradicts the others in a field
   * that they have too, the others are believed.
   */
  Learned of(Manifest manifest, Work work) {
    Learned all = learn(manifest, work);
    if (all instanceof Learned.Explained) {
      return all;
    }
    List<ManifestEntry> newest = manifest.newestFirst().stream().limit(NEWEST).toList();
    List<EntryTemplate> without =
        newest.stream()
            .flatMap(
                entry -> without(manifest, entry, entry.equals(newest.getFirst()), work).stream())
            .toList();
    return without.size() == 1 ? new Learned.Explained(without.getFirst()) : all;
  }

  /** The template that one entry is judged by, to which it has nothing to say itself. */
  Optional<EntryTemplate> besides(Manifest manifest, ReleaseVersion version, Work work) {
    Optional<EntryTemplate> own = EntryTemplate.of(scene.profile().manifest());
    if (own.isPresent()) {
      return own;
    }
    return learn(manifest.without(version), work) instanceof Learned.Explained(EntryTemplate others)
        ? Optional.of(others)
        : Optional.empty();
  }

  /** A newest entry with a field more or less is how a manifest grows, and no contradiction. */
  private Optional<EntryTemplate> without(
      Manifest manifest, ManifestEntry entry, boolean newest, Work work) {
    Optional<EntryTemplate> others = besides(manifest, entry.version(), work);
    return others.filter(template ->
        !newest
            || template.deviations(entry, facts(entry.version(), work)).stream()
                .anyMatch(EntryTemplate.Deviation::isInValue));
  }

  private Learned learn(Manifest manifest, Work work) {
    try {
      return EntryLearner.template(
          manifest, scene.profile().manifest(), version -> facts(version, work));
    } catch (ProblemException e) {
      return new Learned.Blocked(e.problem());
    }
  }

  private EntryFacts facts(ReleaseVersion version, Work work) {
    return known.computeIfAbsent(
        version, v -> PublishedFacts.published(scene.profile(), scene.world(), v, work));
  }
}
