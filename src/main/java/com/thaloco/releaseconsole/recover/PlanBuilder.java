package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.engine.Description;
import com.thaloco.releaseconsole.engine.NoticedBy;
import com.thaloco.releaseconsole.engine.OptionalStep;
import com.thaloco.releaseconsole.engine.PlannedSteps;
import com.thaloco.releaseconsole.engine.Step;
import com.thaloco.releaseconsole.engine.Undo;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts a plan together in the order in which it will be carried out. */
final class PlanBuilder {
  private final RecoveryKind kind;
  private final ReleaseVersion version;
  private final String title;
  private final String lead;
  private final PlannedSteps.Builder steps = new PlannedSteps.Builder();
  private final List<RecoveryPlan.Row> table = new ArrayList<>();
  private final List<String> cannot = new ArrayList<>();

  PlanBuilder(RecoveryKind kind, ReleaseVersion version, String title, String lead) {
    this.kind = kind;
    this.version = version;
    this.title = title;
    this.lead = lead;
  }

  /**
   * One more step.
   *
   * @param done whether it holds already
   */
  PlanBuilder step(Step<?, ?> step, boolean done) {
    steps.add(step, done);
    return this;
  }

  /** One more step, where the project has its part. */
  PlanBuilder step(OptionalStep<?, ?> step, boolean done) {
    steps.add(step, done);
    return this;
  }

  /** One that can't be made before more is known. */
  PlanBuilder step(RecoverStep step, Description description, boolean done) {
    steps.add(step, description, done);
    return this;
  }

  /** All the steps of a cut, which has a plan of its own. */
  PlanBuilder cut(String title, String effect) {
    steps.add(
        RecoverStep.CUT, new Description(title, effect, NoticedBy.CLIENTS, Undo.FOR_GOOD), false);
    return this;
  }

  PlanBuilder row(String what, String now, String after) {
    table.add(new RecoveryPlan.Row(what, now, after));
    return this;
  }

  PlanBuilder cannot(String sentence) {
    cannot.add(sentence);
    return this;
  }

  RecoveryPlan build() {
    return build(List.of(), "", Optional.empty());
  }

  RecoveryPlan build(List<String> diff, String diffOf, Optional<ReleaseVersion> next) {
    return new RecoveryPlan(
        kind, version, title, lead, steps.build(), table, cannot, diff, diffOf, next);
  }
}
