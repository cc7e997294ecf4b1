package com.thaloco.releaseconsole.cut;

import com.thaloco.releaseconsole.artefact.Sha256Sums;
import com.thaloco.releaseconsole.cut.Proofs.Hashed;
import com.thaloco.releaseconsole.cut.Proofs.PackedRelease;
import com.thaloco.releaseconsole.engine.Description;
import com.thaloco.releaseconsole.engine.Effect;
import com.thaloco.releaseconsole.engine.Seen;
import com.thaloco.releaseconsole.engine.Step;
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
    return Description.unnoticed("Write SHA256SUMS", "Hashes the tarball that was packed.");
  }

  @Override
  public Seen<Hashed> observe(PackedRelease in, History past, Work work) {
    byte[] wanted = Sha256Sums.of(in.tarball()).render();
    Optional<byte[]> there = kept.sums();
    return there.isPresent() && Arrays.equals(there.get(), wanted)
        ? new Seen.Holds<>(new Hashed(in, wanted), "SHA256SUMS has one line")
        : new Seen.Missing<>(Effect.onDisk("SHA256SUMS"));
  }

  @Override
  public void perform(PackedRelease in, Effect next, Work work) {
    kept.keepSums(Sha256Sums.of(in.tarball()).render());
  }
}
