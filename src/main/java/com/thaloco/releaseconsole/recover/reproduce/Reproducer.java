package com.thaloco.releaseconsole.recover.reproduce;

import com.thaloco.releaseconsole.artefact.Packed;
import com.thaloco.releaseconsole.artefact.Sha256Sums;
import com.thaloco.releaseconsole.bucket.Download;
import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.Failure;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.Folders;
import com.thaloco.releaseconsole.profile.BuildRules;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.project.Pins;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.trust.SignatureFile;
import com.thaloco.releaseconsole.trust.Verifier;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Builds a published version again and compares. Writes nothing but a scratch folder of its own.
 */
public final class Reproducer {
  /** The step of its events. */
  public static final StepId STEP = new StepId("reproduce");

  static final String BINARY = "binary ";

  private final Project project;
  private final Profile profile;
  private final LiveState world;

  public Reproducer(Project project) {
    this.project = project;
    this.profile = project.profile();
    this.world = project.world().fresh();
  }

  /** Builds and compares; differences are no failure of the run. */
  public Outcome<Reproduction> run(ReleaseVersion version, Work outer) {
    Work work = outer.in(STEP, Optional.empty());
    return Failure.outcome(
        STEP,
        () ->
            new Outcome.Ok<>(
                Folders.inScratch("reproduce", scratch -> reproduced(version, scratch, work))));
  }

  private Reproduction reproduced(ReleaseVersion version, Path scratch, Work work)
      throws IOException {
    Path published = scratch.resolve(profile.tarballName(version.text()));
    Download download =
        step(
            "fetch",
            "Fetched the published tarball",
            work,
            here -> fetch(version, published, here).orElseThrow(() -> unpublished(version)));
    var origin = Origin.of(project, world, version, download.info(), work);
    Path checkout = scratch.resolve("checkout");
    step(
        "checkout",
        "Checked out " + origin.commit(),
        work,
        here -> {
          project.repository().export(origin.commit(), checkout, here);
          return checkout;
        });
    Packed built =
        step(
            "build",
            "Built with the build time %s".formatted(origin.builtAt()),
            work,
            here ->
                Rebuild.pack(
                    project, version, origin.commit(), origin.builtAt(), checkout, scratch, here));
    var layers = new ArrayList<Layer>();
    layers.add(hashes(version, download));
    layers.add(signature(version, origin));
    List<String> binaries =
        profile.build().binaries().stream().map(BuildRules.Binary::name).toList();
    var go = new GoBuildInfo(project.processes(), project.environment());
    layers.addAll(
        step(
            "compare",
            "Compared layer by layer",
            work,
            here -> {
              try {
                return new Layers(published, built.file(), scratch, go, here).compare(binaries);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            }));
    origin
        .doubt()
        .ifPresent(doubt ->
            layers.add(
                0, new Layer.Differs("commit", doubt, List.of(), List.of("The tag was moved."))));
    return new Reproduction(
        version, origin.commit(), origin.builtAt(), download.sha256(), built.sha256(), layers);
  }

  private Optional<Download> fetch(ReleaseVersion version, Path into, Work work) {
    String key = profile.tarballKey(version.text());
    try (OutputStream out = Files.newOutputStream(into)) {
      return world.bucket().get(key, out, work.in(STEP, Optional.of(key)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Layer hashes(ReleaseVersion version, Download tarball) {
    String key = profile.hashesKey(version.text());
    String name = profile.tarballName(version.text());
    try {
      Optional<String> listed =
          world
              .bucket()
              .read(key, LiveState.HASHES_LIMIT)
              .flatMap(object -> Sha256Sums.parse(object.bytes(), key).sha256Of(name));
      return listed.equals(Optional.of(tarball.sha256()))
          ? new Layer.Same("hashes", "SHA256SUMS has the published tarball's hash.")
          : new Layer.Differs(
              "hashes",
              "SHA256SUMS does not have the published tarball's hash.",
              List.of("listed " + listed.orElse("nothing"), "published " + tarball.sha256()),
              List.of("An object was replaced: clients refuse this release. Run verify."));
    } catch (ProblemException e) {
      return new Layer.NotCompared("hashes", e.problem().happened());
    }
  }

  private Layer signature(ReleaseVersion version, Origin origin) {
    try {
      var key = Pins.agreed(profile, project.repository(), origin.commit());
      var sums = world.bucket().read(profile.hashesKey(version.text()), LiveState.HASHES_LIMIT);
      var signature =
          world.bucket().read(profile.signatureKey(version.text()), LiveState.HASHES_LIMIT);
      boolean accepted =
          sums.isPresent()
              && signature
                  .flatMap(object -> SignatureFile.read(object.bytes()))
                  .filter(der -> Verifier.accepts(key, sums.get().bytes(), der))
                  .isPresent();
      return accepted
          ? new Layer.Same("signature", "The key pinned in the commit accepts SHA256SUMS.sig.")
          : new Layer.Differs(
              "signature",
              "The key pinned in the commit does not accept SHA256SUMS.sig.",
              List.of("pinned key " + key.sha256()),
              List.of("SHA256SUMS or its signature was replaced. Run verify."));
    } catch (ProblemException e) {
      return new Layer.NotCompared("signature", e.problem().happened());
    }
  }

  private interface Body<T> {
    T run(Work work) throws IOException;
  }

  private static <T> T step(String name, String done, Work outer, Body<T> body) throws IOException {
    Work work = outer.in(new StepId(name), Optional.empty());
    work.checkpoint();
    work.emit(s -> new Event.StepChanged(s, Event.State.RUNNING, Optional.empty()));
    T value = body.run(work);
    work.emit(s -> new Event.StepChanged(s, Event.State.DONE, Optional.of(done)));
    return value;
  }

  private static ProblemException unpublished(ReleaseVersion version) {
    return Problem.refused(
            "reproduce.unpublished",
            "There is no tarball of %s in the bucket.".formatted(version),
            "Nothing was built.",
            Remedy.text("Name a published version; list them").by(OwnCommand.BUCKET_LS.with()))
        .toException();
  }
}
