package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.artefact.Packed;
import com.thaloco.releaseconsole.engine.Description;
import com.thaloco.releaseconsole.engine.Effect;
import com.thaloco.releaseconsole.engine.NoticedBy;
import com.thaloco.releaseconsole.engine.Step;
import com.thaloco.releaseconsole.engine.StepState;
import com.thaloco.releaseconsole.engine.Undo;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.recover.RecoveryProofs.TarballHere;
import com.thaloco.releaseconsole.recover.reproduce.Rebuild;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gets the very bytes of a lost tarball: those that an unfinished cut has kept here, or those that
 * building its commit again gives with a build time that its objects or its entry name.
 */
final class BuildAgain implements Step<Repair, TarballHere> {
  private final RecoveryContext scene;
  private final Repair repair;
  private final Path folder;
  private final List<Packed> built = new ArrayList<>();

  /**
   * @param folder of this run alone
   */
  BuildAgain(RecoveryContext scene, Repair repair, Path folder) {
    this.scene = scene;
    this.repair = repair;
    this.folder = folder;
  }

  @Override
  public RecoverStep id() {
    return RecoverStep.BUILD;
  }

  @Override
  public Description description() {
    return new Description(
        "Get the tarball's bytes",
        "From the files that a cut kept here, else by building %s again. They must have the SHA-256 %s."
            .formatted(repair.commit(), repair.tarballSha256()),
        NoticedBy.NOBODY,
        Undo.NOTHING_TO_UNDO);
  }

  /** The tarball that an unfinished cut has kept, if it has the wanted bytes. */
  static Optional<Path> kept(RecoveryContext scene, Repair repair, Work work) {
    Path file =
        scene
            .project()
            .state()
            .artefacts(scene.version().text(), repair.commit())
            .resolve(scene.profile().tarballName(scene.version().text()));
    try {
      return Files.isRegularFile(file)
              && Packed.of(file, work).sha256().equals(repair.tarballSha256())
          ? Optional.of(file)
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public StepState<TarballHere> observe(Repair in, History past, Work work) {
    if (in.tarball().isEmpty()) {
      return new StepState.Holds<>(
          new TarballHere(Optional.empty()), "The tarball in the bucket has the right bytes");
    }
    Optional<Path> kept = kept(scene, in, work);
    if (kept.isPresent()) {
      return new StepState.Holds<>(new TarballHere(kept), "The tarball is kept here");
    }
    Optional<Path> same =
        built.stream()
            .filter(packed -> packed.sha256().equals(in.tarballSha256()))
            .map(Packed::file)
            .findFirst();
    if (same.isPresent()) {
      return new StepState.Holds<>(
          new TarballHere(same), "Building it again gave the same bytes: " + in.tarballSha256());
    }
    return in.builtAt().size() > built.size()
        ? new StepState.Missing<>(new Effect("disk", folder.toString(), in.tarballSha256(), ""))
        : new StepState.Differs<>(other(in));
  }

  @Override
  public void perform(Repair in, Effect next, Work work) {
    Instant builtAt = in.builtAt().get(built.size());
    work.line("Building %s with the build time %s".formatted(in.commit(), builtAt));
    built.add(
        Rebuild.tarball(
            scene.project(),
            scene.version(),
            in.commit(),
            builtAt,
            folder.resolve(String.valueOf(built.size())),
            work));
  }

  private Problem other(Repair in) {
    return Problem.refused(
            "recover.other-bytes",
            in.builtAt().isEmpty()
                ? "%s can't be built again: neither its objects nor its entry name the build time."
                    .formatted(scene.version())
                : "Building %s again gives other bytes than were released."
                    .formatted(scene.version()),
            "No object was written.",
            ObjectRemedies.withdraw(scene.version()))
        .with(evidence(in));
  }

  private List<String> evidence(Repair in) {
    var evidence = new ArrayList<String>();
    evidence.add("released " + in.tarballSha256());
    built.forEach(packed -> evidence.add("built again " + packed.sha256()));
    return evidence;
  }
}
