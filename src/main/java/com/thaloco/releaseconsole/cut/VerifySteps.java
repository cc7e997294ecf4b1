package com.thaloco.releaseconsole.cut;

import com.thaloco.releaseconsole.cut.CutProofs.SeenByClients;
import com.thaloco.releaseconsole.cut.CutProofs.SeenByStranger;
import com.thaloco.releaseconsole.cut.CutProofs.Tagged;
import com.thaloco.releaseconsole.engine.Description;
import com.thaloco.releaseconsole.engine.Effect;
import com.thaloco.releaseconsole.engine.OptionalStep;
import com.thaloco.releaseconsole.engine.Step;
import com.thaloco.releaseconsole.engine.StepState;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Plural;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.verify.ReleaseToVerify;
import com.thaloco.releaseconsole.verify.Verification;
import com.thaloco.releaseconsole.verify.Verification.ClientsReport;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The two steps that verify what was published (docs/rules.md, Verify). */
final class VerifySteps {
  private static final String NOT_VERIFIED =
      "No receipt was written: the release is published and tagged, but not verified.";

  private VerifySteps() {}

  /** as a clean machine. */
  static Step<Tagged, SeenByStranger> stranger(CutContext context, Verification verification) {
    return new ReadOnly<>(
        CutStep.VERIFY_STRANGER,
        Description.unnoticed(
            CutStep.VERIFY_STRANGER.title(),
            "Downloads the release through the public URL and verifies it as a clean machine.")) {
      @Override
      public StepState<SeenByStranger> observe(Tagged in, History past, Work work) {
        List<Finding> findings =
            published(() -> verification.asStranger(released(context, in), work));
        return judged(
            findings, new SeenByStranger(in, findings), "A clean machine accepts the release");
      }
    };
  }

  /** As every installed client. */
  static OptionalStep<SeenByStranger, SeenByClients> clients(
      CutContext context, Verification verification) {
    return OptionalStep.of(
        Optional.of(verification).filter(_ -> Verification.hasClients(context.profile())),
        clients -> asClients(context, clients),
        in -> new SeenByClients(in, Verification.ClientsReport.NONE));
  }

  private static Step<SeenByStranger, SeenByClients> asClients(
      CutContext context, Verification verification) {
    return new ReadOnly<>(
        CutStep.VERIFY_CLIENTS,
        Description.unnoticed(
            CutStep.VERIFY_CLIENTS.title(),
            "The key pinned in each earlier release must accept it.")) {
      @Override
      public StepState<SeenByClients> observe(SeenByStranger in, History past, Work work) {
        ClientsReport report =
            published(() -> verification.asClients(released(context, in.tagged()), work));
        return judged(
            report.findings(),
            new SeenByClients(in, report),
            "The clients of %s accept it"
                .formatted(Plural.of(report.table().size(), "earlier release")));
      }
    };
  }

  private static ReleaseToVerify released(CutContext context, Tagged tagged) {
    return new ReleaseToVerify(
        context.version(), context.commit(), tagged.publicly().published().movesLatest());
  }

  /** What can't be read says what is wrong with it, and not that the release is out. */
  private static <R> R published(Supplier<R> verification) {
    try {
      return verification.get();
    } catch (ProblemException e) {
      Problem told = e.problem();
      throw new Problem(
              told.id(), told.kind(), told.happened(), NOT_VERIFIED, told.next(), told.evidence())
          .toException();
    }
  }

  private static <O> StepState<O> judged(List<Finding> findings, O proof, String detail) {
    Optional<Finding> bad = findings.stream().filter(f -> !f.status().clears()).findFirst();
    return bad.<StepState<O>>map(finding -> new StepState.Differs<>(problem(finding)))
        .orElseGet(() -> new StepState.Holds<>(proof, detail));
  }

  private static Problem problem(Finding finding) {
    return Problem.refused(
            "cut." + finding.id(),
            "The published release does not verify (%s): %s"
                .formatted(finding.id(), finding.summary()),
            NOT_VERIFIED,
            finding.remedy())
        .with(finding.evidence());
  }

  private abstract static class ReadOnly<I, O> implements Step<I, O> {
    private final CutStep id;
    private final Description description;

    ReadOnly(CutStep id, Description description) {
      this.id = id;
      this.description = description;
    }

    @Override
    public CutStep id() {
      return id;
    }

    @Override
    public Description description() {
      return description;
    }

    @Override
    public void perform(I in, Effect next, Work work) {
      throw new IllegalStateException("verifying has no effect");
    }
  }
}
