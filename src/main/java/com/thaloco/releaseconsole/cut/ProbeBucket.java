package com.thaloco.releaseconsole.cut;

import com.thaloco.releaseconsole.bucket.Capability;
import com.thaloco.releaseconsole.cut.CutProofs.Able;
import com.thaloco.releaseconsole.cut.CutProofs.Trusted;
import com.thaloco.releaseconsole.engine.Description;
import com.thaloco.releaseconsole.engine.Effect;
import com.thaloco.releaseconsole.engine.NoticedBy;
import com.thaloco.releaseconsole.engine.Step;
import com.thaloco.releaseconsole.engine.StepState;
import com.thaloco.releaseconsole.engine.Undo;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.History;
import java.util.List;

/**
 * The capability probe: this bucket lets us write, honours the conditions that publishing relies
 * on, and lets us delete again (docs/rules.md, Before anything is built). The answer of the checks
 * of this same run counts.
 */
final class ProbeBucket implements Step<Trusted, Able> {
  private final CutContext context;

  ProbeBucket(CutContext context) {
    this.context = context;
  }

  @Override
  public CutStep id() {
    return CutStep.PROBE;
  }

  @Override
  public Description description() {
    return new Description(
        CutStep.PROBE.title(),
        "Writes, overwrites and deletes objects under .probe/, which no client reads.",
        NoticedBy.NOBODY,
        Undo.NOTHING_TO_UNDO);
  }

  @Override
  public StepState<Able> observe(Trusted in, History past, Work work) {
    return switch (context.subject().world().capability(work)) {
      case Capability.Able able ->
          new StepState.Holds<>(
              new Able(in), "The bucket honours conditions, and allows writing and deleting");
      case Capability.ReadOnly readOnly -> new StepState.Differs<>(readOnly.problem());
      case Capability.Lacks lacks when lacks.which() == Capability.Ability.PARTS ->
          new StepState.Holds<>(
              new Able(in),
              "The bucket honours conditions, but not at the end of an upload in parts");
      case Capability.Lacks lacks ->
          new StepState.Differs<>(
              Problem.refused(
                      "bucket.lacks",
                      "The bucket lacks what publishing relies on: %s.".formatted(lacks.which()),
                      "Nothing was built or uploaded.",
                      "Use a bucket whose server honours If-Match and If-None-Match, as R2 does.")
                  .with(List.of(lacks.evidence())));
    };
  }

  @Override
  public void perform(Trusted in, Effect next, Work work) {
    throw new IllegalStateException("the probe cleans up after itself");
  }
}
