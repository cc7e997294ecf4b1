package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.recover.PlanStep.Noticed;
import com.thaloco.releaseconsole.recover.PlanStep.Undo;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts a plan together in the order in which it will be carried out. */
final class PlanBuilder {
  private final Kind kind;
  private final ReleaseVersion version;
  private final String title;
  private final String lead;
  private final List<PlanStep> steps = new ArrayList<>();
  private final List<Plan.Row> table = new ArrayList<>();
  private final List<String> cannot = new ArrayList<>();

  PlanBuilder(Kind kind, ReleaseVersion version, String title, String lead) {
    this.kind = kind;
    this.version = version;
    this.title = title;
    this.lead = lead;
  }

  /** One more step; its title and its effect are the two texts. */
  PlanBuilder step(
      RecoverStep step, boolean done, Noticed noticed, Undo undo, String stepTitle, String effect) {
    steps.add(
        new PlanStep(steps.size() + 1, step.toString(), stepTitle, effect, noticed, undo, done));
    return this;
  }

  PlanBuilder row(String what, String now, String after) {
    table.add(new Plan.Row(what, now, after));
    return this;
  }

  PlanBuilder cannot(String sentence) {
    cannot.add(sentence);
    return this;
  }

  Plan build() {
    return build(List.of(), "", Optional.empty());
  }

  Plan build(List<String> diff, String diffOf, Optional<ReleaseVersion> next) {
    return new Plan(kind, version, title, lead, steps, table, cannot, diff, diffOf, next);
  }
}
