package com.thaloco.releaseconsole.cut;

import com.thaloco.releaseconsole.artefact.Packed;
import com.thaloco.releaseconsole.artefact.Sha256Sums;
import com.thaloco.releaseconsole.artefact.TarballListing;
import com.thaloco.releaseconsole.cut.CutProofs.Drafted;
import com.thaloco.releaseconsole.cut.CutProofs.Signed;
import com.thaloco.releaseconsole.engine.Description;
import com.thaloco.releaseconsole.engine.Effect;
import com.thaloco.releaseconsole.engine.Step;
import com.thaloco.releaseconsole.engine.StepState;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.profile.BuildRules.Binary;
import com.thaloco.releaseconsole.project.Pins;
import com.thaloco.releaseconsole.trust.ReleaseKey;
import com.thaloco.releaseconsole.trust.SignatureFile;
import com.thaloco.releaseconsole.trust.Verifier;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/**
 * Verifies what was just signed with a second implementation, the JDK's, and with the key <em>as
 * pinned in the released commit</em>; and that the tarball is one that every client unpacks.
 */
final class VerifyLocal implements Step<Drafted, Signed> {
  private final CutContext context;

  VerifyLocal(CutContext context) {
    this.context = context;
  }

  @Override
  public CutStep id() {
    return CutStep.VERIFY_LOCAL;
  }

  @Override
  public Description description() {
    return Description.unnoticed(
        CutStep.VERIFY_LOCAL.title(),
        "Verifies tarball, SHA256SUMS and signature as a client does.");
  }

  @Override
  public StepState<Signed> observe(Drafted in, History past, Work work) {
    ReleaseKey pinned =
        Pins.agreed(context.profile(), context.subject().repository(), context.commit());
    byte[] sums = in.hashed().sums();
    Packed tarball = in.hashed().packed().tarball();
    if (!SignatureFile.read(in.signature())
        .map(der -> Verifier.accepts(pinned, sums, der))
        .orElse(false)) {
      return new StepState.Differs<>(
          refused("the key pinned in the commit does not accept it", List.of()));
    }
    String name = String.valueOf(tarball.file().getFileName());
    if (!Sha256Sums.parse(sums, "SHA256SUMS")
        .sha256Of(name)
        .filter(tarball.sha256()::equals)
        .isPresent()) {
      return new StepState.Differs<>(
          refused("SHA256SUMS does not have the tarball's hash", List.of()));
    }
    List<String> faults = faults(tarball);
    if (!faults.isEmpty()) {
      return new StepState.Differs<>(refused("clients would refuse the tarball", faults));
    }
    return new StepState.Holds<>(
        new Signed(in, pinned),
        "The key pinned in %s accepts the signature".formatted(context.commit()));
  }

  @Override
  public void perform(Drafted in, Effect next, Work work) {
    throw new IllegalStateException("verifying has no effect");
  }

  private List<String> faults(Packed tarball) {
    List<String> binaries =
        context.profile().build().binaries().stream().map(Binary::name).toList();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(tarball.file()))) {
      return TarballListing.read(in).faults(binaries, Long.MAX_VALUE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Problem refused(String why, List<String> evidence) {
    return Problem.refused(
            "cut.verify-local",
            "What was just built and signed does not verify: %s.".formatted(why),
            "Nothing was uploaded: the bucket and the repository are as they were.",
            "Compare the pins with cosign.pub, then cut again.")
        .with(evidence);
  }
}
