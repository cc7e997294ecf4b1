package com.thaloco.releaseconsole.cut;

import com.thaloco.releaseconsole.cut.CutProofs.Able;
import com.thaloco.releaseconsole.cut.CutProofs.CheckedOut;
import com.thaloco.releaseconsole.engine.Description;
import com.thaloco.releaseconsole.engine.Effect;
import com.thaloco.releaseconsole.engine.Step;
import com.thaloco.releaseconsole.engine.StepState;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.Folders;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.journal.PrivateFiles;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Writes the commit's tree into a folder that this try has alone: what an earlier process left is
 * not trusted, and a child that outlived a killed one may still write where that process built.
 */
final class CheckOut implements Step<Able, CheckedOut> {
  private final CutContext context;
  private Optional<Path> written = Optional.empty();

  CheckOut(CutContext context) {
    this.context = context;
  }

  @Override
  public CutStep id() {
    return CutStep.CHECKOUT;
  }

  @Override
  public Description description() {
    return Description.unnoticed(
        CutStep.CHECKOUT.title(),
        "Exports %s to a new folder of the state folder.".formatted(context.commit()));
  }

  @Override
  public StepState<CheckedOut> observe(Able in, History past, Work work) {
    return written
        .<StepState<CheckedOut>>map(folder ->
            new StepState.Holds<>(
                new CheckedOut(in, folder), "%s is checked out".formatted(context.commit())))
        .orElseGet(() -> new StepState.Missing<>(Effect.onDisk("checkout")));
  }

  @Override
  public void perform(Able in, Effect next, Work work) {
    Path tries = context.state().work(context.version().text(), context.commit());
    Folders.discard(tries);
    Path folder = PrivateFiles.createFolder(PrivateFiles.newFolder(tries).resolve("checkout"));
    context.subject().repository().export(context.commit(), folder, work);
    written = Optional.of(folder);
  }
}
