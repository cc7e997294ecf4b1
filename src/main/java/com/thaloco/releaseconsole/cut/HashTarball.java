package com.thaloco.releaseconsole.cut;

import com.thaloco.releaseconsole.artefact.Sha256Sums;
import com.thaloco.releaseconsole.cut.CutProofs.Hashed;
import com.thaloco.releaseconsole.cut.CutProofs.PackedRelease;
import com.thaloco.releaseconsole.engine.Description;
import com.thaloco.releaseconsole.engine.Effect;
import com.thaloco.releaseconsole.engine.Step;
import com.thaloco.releaseconsole.engine.StepState;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.History;
import java.util.Arrays;
import java.util.Optional;

/** Writes SHA256SUMS. */
final class HashTarball implements Step<PackedRelease, Hashed> {
  private final KeptFiles kept;

  HashTarball(KeptFiles kept) {
    this.kept = kept;
  }

  @Override
  public CutStep id() {
    return CutStep.HASH;
  }

  @Override
  public Description description() {
    return Description.unnoticed(CutStep.HASH.title(), "Hashes the tarball that was packed.");
  }

  @Override
  public StepState<Hashed> observe(PackedRelease in, History past, Work work) {
    byte[] wanted = Sha256Sums.of(in.tarball()).render();
    Optional<byte[]> there = kept.sums();
    return there.isPresent() && Arrays.equals(there.get(), wanted)
        ? new StepState.Holds<>(new Hashed(in, wanted), "SHA256SUMS has one line")
        : new StepState.Missing<>(Effect.onDisk("SHA256SUMS"));
  }

  @Override
  public void perform(PackedRelease in, Effect next, Work work) {
    kept.keepSums(Sha256Sums.of(in.tarball()).render());
  }
}
