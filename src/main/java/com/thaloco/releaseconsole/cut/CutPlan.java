package com.thaloco.releaseconsole.cut;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.thaloco.releaseconsole.check.ClearedChecklist;
import com.thaloco.releaseconsole.engine.PlannedStep;
import com.thaloco.releaseconsole.engine.PlannedSteps;
import com.thaloco.releaseconsole.profile.OwnKeys;
import com.thaloco.releaseconsole.profile.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a cut will do, before it does it: a dry run is this plan, printed.
 *
 * @param objects the keys that will be written, in order
 * @param steps the names of its steps
 * @param visibleFrom the step from which clients see the release
 * @param planned the steps that will be taken, and no others
 */
public record CutPlan(
    String version,
    String commit,
    @JsonInclude Optional<String> lastRelease,
    List<String> steps,
    List<String> objects,
    String visibleFrom,
    String tag,
    PlannedSteps planned) {
  /** The plan for what was cleared. */
  static CutPlan of(ClearedChecklist cleared, PlannedSteps planned, Optional<String> lastRelease) {
    Profile profile = cleared.subject().profile();
    String version = cleared.subject().version().text();
    return new CutPlan(
        version,
        cleared.subject().commit(),
        lastRelease,
        planned.list().stream().map(PlannedStep::step).toList(),
        Stream.concat(
                Stream.of(
                    profile.tarballKey(version),
                    profile.hashesKey(version),
                    profile.signatureKey(version),
                    OwnKeys.HISTORY + "manifest-….json"),
                profile.rootKeys().stream())
            .toList(),
        CutStep.PUT_MANIFEST.toString(),
        "refs/tags/" + version,
        planned);
  }

  /** For people, in order, with the visibility line where it belongs. */
  public List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add("Cut %s from %s".formatted(version, commit));
    for (PlannedStep step : planned.list()) {
      if (step.step().equals(visibleFrom)) {
        lines.add("---- from here clients see %s ----".formatted(version));
      }
      lines.add(
          "  %-16s %s (%s, %s)"
              .formatted(step.step(), step.title(), step.noticed().word(), step.undo().word()));
    }
    lines.add("Writes, in this order:");
    objects.forEach(key -> lines.add("  " + key));
    lines.add("Then tags %s here and on the remote.".formatted(tag));
    return lines;
  }
}
