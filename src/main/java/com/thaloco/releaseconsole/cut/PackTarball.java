package com.thaloco.releaseconsole.cut;

import com.thaloco.releaseconsole.artefact.Packed;
import com.thaloco.releaseconsole.artefact.Tarball;
import com.thaloco.releaseconsole.cut.CutProofs.Compiled;
import com.thaloco.releaseconsole.cut.CutProofs.PackedRelease;
import com.thaloco.releaseconsole.engine.Description;
import com.thaloco.releaseconsole.engine.Effect;
import com.thaloco.releaseconsole.engine.Step;
import com.thaloco.releaseconsole.engine.StepState;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.Folders;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.journal.PrivateFiles;
import java.util.Map;
import java.util.Optional;

/** Packs the tarball into the folder where it is kept until the cut has ended. */
final class PackTarball implements Step<Compiled, PackedRelease> {
  private final CutContext context;
  private final KeptFiles kept;
  private Optional<Packed> packed = Optional.empty();

  PackTarball(CutContext context, KeptFiles kept) {
    this.context = context;
    this.kept = kept;
  }

  @Override
  public CutStep id() {
    return CutStep.PACK;
  }

  @Override
  public Description description() {
    return Description.unnoticed(
        CutStep.PACK.title(), "Packs the binaries, byte for byte the same on every machine.");
  }

  @Override
  public StepState<PackedRelease> observe(Compiled in, History past, Work work) {
    return packed
        .<StepState<PackedRelease>>map(tarball ->
            new StepState.Holds<>(
                new PackedRelease(in.from().able(), tarball),
                "%d bytes, SHA-256 %s".formatted(tarball.size(), tarball.sha256()),
                Map.of(KeptFiles.SHA256, tarball.sha256(), "size", String.valueOf(tarball.size()))))
        .orElseGet(
            () -> new StepState.Missing<>(Effect.onDisk(kept.tarball().getFileName().toString())));
  }

  @Override
  public void perform(Compiled in, Effect next, Work work) {
    PrivateFiles.createFolder(context.kept());
    packed =
        Optional.of(
            Tarball.pack(in.built().members(), context.opened().builtAt(), kept.tarball(), work));
    Folders.discard(context.state().work(context.version().text(), context.commit()));
  }
}
