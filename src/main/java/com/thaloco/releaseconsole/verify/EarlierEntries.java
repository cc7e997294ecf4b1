package com.thaloco.releaseconsole.verify;

import com.thaloco.releaseconsole.bucket.ConfirmedObject;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Plural;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.manifest.KeptManifests;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.manifest.ManifestEntry;
import com.thaloco.releaseconsole.manifest.ManifestReading;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether publishing a release left the other entries of the manifest as they were: each is held
 * against the copy that was kept before the manifest was written last. One that differs there must
 * be that of an older copy, which was restored.
 */
final class EarlierEntries {
  private static final String ID = "verify.entries";
  private static final int MOST_COPIES = 20;

  private final Profile profile;
  private final LiveState world;

  EarlierEntries(Profile profile, LiveState world) {
    this.profile = profile;
    this.world = world;
  }

  /**
   * Judges them.
   *
   * @param released whose own entry is new
   * @param served the manifest as the public URL serves it
   */
  Finding judge(ReleaseVersion released, Manifest served, Work work) {
    try {
      return compared(released, served, copies(work), work);
    } catch (ProblemException e) { // such as no credentials: the other findings need none
      return Finding.warned(
          ID,
          "The earlier entries could not be compared: " + e.problem().happened(),
          e.problem().evidence(),
          e.problem().next());
    }
  }

  private Finding compared(
      ReleaseVersion released, Manifest served, List<String> copies, Work work) {
    List<ManifestEntry> open = new ArrayList<>(served.entries());
    open.removeIf(entry -> entry.version().equals(released));
    int compared = open.size();
    int read = 0;
    var unknown = new ArrayList<String>();
    List<ManifestEntry> changed = List.of();
    for (String key : copies) {
      work.checkpoint();
      Optional<Manifest> copy =
          ConfirmedObject.read(world.bucket(), key, LiveState.MANIFEST_LIMIT)
              .flatMap(object -> ManifestReading.of(object.bytes(), profile.manifest()).sound());
      if (copy.isEmpty()) {
        continue;
      }
      if (read++ == 0) {
        Manifest newest = copy.get();
        open.stream()
            .filter(entry -> newest.entry(entry.version()).isEmpty())
            .forEach(entry -> unknown.add(entry.version().text()));
        open.removeIf(entry -> newest.entry(entry.version()).isEmpty());
        compared = open.size();
      }
      open.removeIf(entry -> isIn(copy.get(), entry));
      changed = List.copyOf(open);
      if (changed.isEmpty() || read == MOST_COPIES) {
        break;
      }
    }
    if (read == 0) {
      return Finding.notNeeded(ID, "No earlier manifest was kept to compare with.");
    }
    return changed.isEmpty()
        ? Finding.passed(ID, unchanged(compared, unknown))
        : Finding.blocked(
            ID,
            "The entry of %s is in no kept manifest that was compared (%d of %d)."
                .formatted(changed.getFirst().version(), read, copies.size()),
            changed.stream().map(ManifestEntry::raw).toList(),
            Remedy.text("Find out what changed it").by(OwnCommand.BUCKET_AUDIT.with()));
  }

  private static String unchanged(int compared, List<String> unknown) {
    String unchanged = "Unchanged: %s.".formatted(Plural.of(compared, "earlier entry"));
    return unknown.isEmpty()
        ? unchanged
        : "%s Not compared, as the newest kept manifest does not name them: %s."
            .formatted(unchanged, String.join(", ", unknown));
  }

  private static boolean isIn(Manifest copy, ManifestEntry entry) {
    return copy.entry(entry.version())
        .filter(then -> then.fields().equals(entry.fields()))
        .isPresent();
  }

  /** The keys of the kept manifests, the newest first. */
  private List<String> copies(Work work) {
    var keys = new ArrayList<String>();
    world
        .bucket()
        .list(
            KeptManifests.FOLDER,
            info -> {
              if (KeptManifests.parse(info.key()).isPresent()) {
                keys.add(info.key());
              }
            },
            work);
    keys.sort(
        Comparator.comparing((String key) -> KeptManifests.parse(key).orElseThrow().written())
            .reversed());
    return keys;
  }
}
