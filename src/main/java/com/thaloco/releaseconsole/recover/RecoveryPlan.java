package com.thaloco.releaseconsole.recover;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.thaloco.releaseconsole.engine.PlanId;
import com.thaloco.releaseconsole.engine.PlannedStep;
import com.thaloco.releaseconsole.engine.PlannedSteps;
import com.thaloco.releaseconsole.engine.StepName;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a recovery will do, before it does it: a dry run is this plan, printed.
 *
 * @param lead what is the case now, in one sentence
 * @param planned the steps that will be taken, and no others
 * @param table what is so now, and what after
 * @param cannot what it can't do
 * @param diff of the file that it changes, as a unified diff; empty for no change
 * @param diffOf that file: the changelog in the working tree, or the manifest
 * @param next the version to be cut afterwards, where there is one
 */
public record RecoveryPlan(
    RecoveryKind kind,
    ReleaseVersion version,
    String title,
    String lead,
    @JsonProperty("steps") PlannedSteps planned,
    List<Row> table,
    List<String> cannot,
    List<String> diff,
    String diffOf,
    Optional<ReleaseVersion> next) {
  /** The steps that say what clients get, and from what. */
  private static final Set<StepName> CONFIRMED =
      Set.of(RecoverStep.TAKE_OUT, RecoverStep.PUT_INSTALLER, RecoverStep.CUT);

  /** One line of the table "before and after". */
  public record Row(String what, String now, String after) {}

  public RecoveryPlan {
    table = List.copyOf(table);
    cannot = List.copyOf(cannot);
    diff = List.copyOf(diff);
  }

  /** Its steps, in order. */
  public List<PlannedStep> steps() {
    return planned.list();
  }

  /** Whether something has to be signed on the way. */
  public boolean needsKey() {
    return switch (kind) {
      case RESUME, RE_CUT -> true;
      case OBJECT ->
          steps().stream()
              .anyMatch(step -> step.name() == RecoverStep.PUT_SIGNATURE && !step.done());
      case WITHDRAW, INSTALLER, TAG, MANIFEST -> false;
    };
  }

  /**
   * Why this is not carried out in the place of the plan that was confirmed: it says other things
   * of what clients get, or of what is cut.
   */
  Optional<Problem> otherThan(RecoveryPlan confirmed) {
    for (PlannedStep now : steps()) {
      Optional<PlannedStep> before =
          confirmed.steps().stream()
              .filter(step -> CONFIRMED.contains(step.name()) && step.name().equals(now.name()))
              .filter(step -> !step.description().equals(now.description()))
              .findFirst();
      if (before.isPresent()) {
        return Optional.of(
            PlanId.outdated(
                "The plan was \"%s\" (%s), and now it is \"%s\" (%s)."
                    .formatted(
                        before.get().description().title(),
                        before.get().description().effect(),
                        now.description().title(),
                        now.description().effect())));
      }
    }
    return Optional.empty();
  }

  /** Its name, which another process confirms it by. */
  public String id() {
    return PlanId.of(lines());
  }

  /** For people, in order. */
  public List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add(title);
    lines.add(lead);
    lines.addAll(planned.lines());
    if (!table.isEmpty()) {
      lines.add("Now and after:");
      table.forEach(
          row -> lines.add("  %-18s %s -> %s".formatted(row.what(), row.now(), row.after())));
    }
    if (!cannot.isEmpty()) {
      lines.add("What it cannot do:");
      cannot.forEach(each -> lines.add("  " + each));
    }
    if (!diff.isEmpty()) {
      lines.add("The change of %s:".formatted(diffOf));
      diff.forEach(line -> lines.add("  " + line));
    }
    return lines;
  }
}
