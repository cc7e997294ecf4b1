package com.thaloco.releaseconsole.cut;

import com.thaloco.releaseconsole.artefact.BuildIdentity;
import com.thaloco.releaseconsole.artefact.BuildPlan;
import com.thaloco.releaseconsole.artefact.Builder;
import com.thaloco.releaseconsole.cut.CutProofs.CheckedOut;
import com.thaloco.releaseconsole.cut.CutProofs.Compiled;
import com.thaloco.releaseconsole.engine.Description;
import com.thaloco.releaseconsole.engine.Effect;
import com.thaloco.releaseconsole.engine.Step;
import com.thaloco.releaseconsole.engine.StepState;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.process.ChildEnvironment;
import com.thaloco.releaseconsole.profile.BuildRules;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Builds the binaries in the clean checkout, and proves that they carry version and commit. */
final class BuildBinaries implements Step<CheckedOut, Compiled> {
  private final CutContext context;
  private final Builder builder;

  BuildBinaries(CutContext context) {
    this.context = context;
    this.builder = new Builder(context.processes());
  }

  @Override
  public CutStep id() {
    return CutStep.BUILD;
  }

  @Override
  public Description description() {
    return Description.unnoticed(
        CutStep.BUILD.title(), "Runs the profile's build command in that folder.");
  }

  @Override
  public StepState<Compiled> observe(CheckedOut in, History past, Work work) {
    return builder
        .find(plan(in), work)
        .<StepState<Compiled>>map(
            built -> new StepState.Holds<>(new Compiled(in, built), detail(built.members().size())))
        .orElseGet(() -> new StepState.Missing<>(Effect.onDisk("binaries")));
  }

  private String detail(int built) {
    BuildRules rules = context.profile().build();
    String carried =
        Stream.of(
                Stream.of(context.version().text()).filter(_ -> rules.bakes("version")),
                Stream.of(context.commit()).filter(_ -> rules.bakes("commit")))
            .flatMap(fact -> fact)
            .collect(Collectors.joining(" and "));
    boolean one = built == 1;
    String what = one ? "1 binary" : "%d binaries".formatted(built);
    return carried.isEmpty()
        ? "%s %s built".formatted(what, one ? "is" : "are")
        : "%s %s %s".formatted(what, one ? "carries" : "carry", carried);
  }

  @Override
  public void perform(CheckedOut in, Effect next, Work work) {
    builder.build(plan(in), work);
  }

  private BuildPlan plan(CheckedOut in) {
    return BuildPlan.of(
        context.profile().build(),
        new BuildIdentity(context.version(), context.commit(), context.opened().builtAt()),
        in.folder(),
        in.folder().resolveSibling("binaries"),
        ChildEnvironment.of(
                context.environment(), context.profile().build().environment(), Map.of())
            .orThrow());
  }
}
