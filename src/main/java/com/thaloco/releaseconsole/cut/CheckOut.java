package com.thaloco.releaseconsole.cut;

import com.thaloco.releaseconsole.cut.Proofs.Able;
import com.thaloco.releaseconsole.cut.Proofs.CheckedOut;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.journal.PrivateFiles;
import java.nio.file.Path;

/**
 * Writes the commit's tree into a fresh folder; what an earlier process left there is not trusted.
 */
final class CheckOut implements Step<Able, CheckedOut> {
  private final Context context;
  private boolean written;

  CheckOut(Context context) {
    this.context = context;
  }

  @Override
  public CutStep id() {
    return CutStep.CHECKOUT;
  }

  @Override
  public Seen<CheckedOut> observe(Able in, History past, Work work) {
    return written
        ? new Seen.Holds<>(
            new CheckedOut(in, folder()), "%s is checked out".formatted(context.commit()))
        : new Seen.Missing<>(Effect.onDisk("checkout"));
  }

  @Override
  public void perform(Able in, Effect next, Work work) {
    Folders.delete(folder());
    PrivateFiles.createFolder(folder());
    context.subject().repository().export(context.commit(), folder(), work);
    written = true;
  }

  private Path folder() {
    return context.state().work(context.version().text(), context.commit()).resolve("checkout");
  }
}
