package com.thaloco.releaseconsole.cut;

import com.thaloco.releaseconsole.cut.CutProofs.Drafted;
import com.thaloco.releaseconsole.cut.CutProofs.Hashed;
import com.thaloco.releaseconsole.engine.Description;
import com.thaloco.releaseconsole.engine.Effect;
import com.thaloco.releaseconsole.engine.Step;
import com.thaloco.releaseconsole.engine.StepState;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.trust.SignatureFile;
import com.thaloco.releaseconsole.trust.UnlockedKey;

/** Signs SHA256SUMS. Signing is deterministic, so a second try gives the same bytes. */
final class SignHashes implements Step<Hashed, Drafted> {
  private final CutContext context;
  private final KeptFiles kept;

  SignHashes(CutContext context, KeptFiles kept) {
    this.context = context;
    this.kept = kept;
  }

  @Override
  public CutStep id() {
    return CutStep.SIGN;
  }

  @Override
  public Description description() {
    return Description.unnoticed(CutStep.SIGN.title(), "Signs it with the unlocked key.");
  }

  @Override
  public StepState<Drafted> observe(Hashed in, History past, Work work) {
    return kept.soundSignature(in.packed().able().trusted().pinned())
        .<StepState<Drafted>>map(
            file -> new StepState.Holds<>(new Drafted(in, file), "SHA256SUMS.sig, ECDSA P-256"))
        .orElseGet(() -> new StepState.Missing<>(Effect.onDisk("SHA256SUMS.sig")));
  }

  @Override
  public void perform(Hashed in, Effect next, Work work) {
    UnlockedKey key = context.subject().keyring().require();
    kept.keepSignature(SignatureFile.write(key.signSums(in.sums())));
  }
}
