package com.thaloco.releaseconsole.project;

import com.thaloco.releaseconsole.bucket.ConfirmedObject;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.manifest.KeptManifests;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Tells the three states of the manifest apart: see {@link ManifestState}. */
final class ManifestLook {
  private static final Remedy RECOVER =
      Remedy.text("Put it back").by(OwnCommand.RECOVER.with("manifest"));

  private final LiveState world;
  private final Profile profile;
  private final Work work;

  ManifestLook(LiveState world, Profile profile, Work work) {
    this.world = world;
    this.profile = profile;
    this.work = work;
  }

  ManifestState state() {
    Optional<ConfirmedObject> stored;
    try {
      stored = world.storedManifest();
    } catch (ProblemException e) {
      if (!e.problem().id().equals(LiveState.TOO_LARGE)) {
        throw e;
      }
      return new ManifestState.Unreadable(recoverable(e.problem()), Optional.empty());
    }
    if (stored.isEmpty()) {
      return missing();
    }
    try {
      return new ManifestState.Read(
          stored.get(), Manifest.parse(stored.get().bytes(), profile.manifest()));
    } catch (ProblemException e) {
      return new ManifestState.Unreadable(recoverable(e.problem()), stored);
    }
  }

  private static Problem recoverable(Problem problem) {
    return new Problem(
        problem.id(),
        problem.kind(),
        problem.happened(),
        "Nothing was changed, and nothing is concluded about any release.",
        RECOVER,
        problem.evidence());
  }

  /**
   * A kept copy was made of a manifest that was there. Objects alone prove nothing, since the first
   * cut uploads them before its manifest; objects of a version that is tagged were published.
   */
  private ManifestState missing() {
    var kept = new ArrayList<String>();
    world
        .bucket()
        .list(
            KeptManifests.FOLDER,
            object -> {
              if (KeptManifests.parse(object.key()).isPresent()) {
                kept.add(object.key());
              }
            },
            work);
    List<ReleaseVersion> tagged = tagged();
    Set<ReleaseVersion> published = new TreeSet<>(tagged);
    published.retainAll(SeenVersions.withObjects(world, work));
    if (kept.isEmpty() && published.isEmpty()) {
      return new ManifestState.None(tagged);
    }
    var evidence = new ArrayList<String>();
    if (!kept.isEmpty()) {
      evidence.add(
          "%d kept copies under %s, the newest %s"
              .formatted(kept.size(), KeptManifests.FOLDER, kept.getLast()));
    }
    if (!published.isEmpty()) {
      evidence.add(
          "Tagged, with objects in the bucket: "
              + published.stream().map(ReleaseVersion::text).collect(Collectors.joining(", ")));
    }
    return new ManifestState.Unreadable(
        Problem.refused(
                "manifest.missing",
                "%s is missing from the bucket, although releases were published."
                    .formatted(profile.manifest().key()),
                "Nothing was changed, and nothing is concluded about any release.",
                RECOVER)
            .with(evidence),
        Optional.empty());
  }

  private List<ReleaseVersion> tagged() {
    return SeenVersions.tagged(world, work).stream().filter(ReleaseVersion::isStable).toList();
  }
}
