package com.thaloco.releaseconsole.cut;

import com.thaloco.releaseconsole.check.Cleared;
import com.thaloco.releaseconsole.profile.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a cut will do, before it does it: a dry run is this plan, printed.
 *
 * @param objects the keys that will be written, in order
 * @param visibleFrom the step from which clients see the release
 */
public record Plan(
    String version,
    String commit,
    Optional<String> lastRelease,
    List<String> steps,
    List<String> objects,
    String visibleFrom,
    String tag) {
  /** The plan for what was cleared. */
  public static Plan of(Cleared cleared, Optional<String> lastRelease) {
    Profile profile = cleared.subject().profile();
    String version = cleared.subject().version().text();
    return new Plan(
        version,
        cleared.subject().commit(),
        lastRelease,
        List.of(CutStep.values()).stream().map(CutStep::toString).toList(),
        List.of(
            profile.tarballKey(version),
            profile.hashesKey(version),
            profile.signatureKey(version),
            "history/manifest-….json",
            profile.manifest().key(),
            profile.installer().key()),
        CutStep.PUT_MANIFEST.toString(),
        "refs/tags/" + version);
  }

  /** For people, in order, with the visibility line where it belongs. */
  public List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add("Cut %s from %s".formatted(version, commit));
    for (String step : steps) {
      if (step.equals(visibleFrom)) {
        lines.add("---- from here clients see %s ----".formatted(version));
      }
      lines.add("  " + step);
    }
    lines.add("Writes, in this order:");
    objects.forEach(key -> lines.add("  " + key));
    lines.add("Then tags %s here and on the remote.".formatted(tag));
    return lines;
  }
}
