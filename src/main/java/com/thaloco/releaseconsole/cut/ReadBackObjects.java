package com.thaloco.releaseconsole.cut;

import com.thaloco.releaseconsole.bucket.ConfirmedObject;
import com.thaloco.releaseconsole.bucket.Download;
import com.thaloco.releaseconsole.cut.CutProofs.ReadBack;
import com.thaloco.releaseconsole.cut.CutProofs.Signed;
import com.thaloco.releaseconsole.cut.CutProofs.Uploaded;
import com.thaloco.releaseconsole.engine.Description;
import com.thaloco.releaseconsole.engine.Effect;
import com.thaloco.releaseconsole.engine.Step;
import com.thaloco.releaseconsole.engine.StepState;
import com.thaloco.releaseconsole.flow.Hashes;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.trust.SignatureFile;
import com.thaloco.releaseconsole.trust.Verifier;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the three objects back and verifies the whole chain from the bucket's own bytes. The
 * manifest's ETag is taken first: whatever happens to the objects from then on shows when the
 * manifest is written.
 */
final class ReadBackObjects implements Step<Uploaded, ReadBack> {

  private final CutContext context;
  private final ReplacementWaits replacement;
  private final VersionClaim claiming;

  ReadBackObjects(CutContext context, ReplacementWaits replacement, VersionClaim claiming) {
    this.context = context;
    this.replacement = replacement;
    this.claiming = claiming;
  }

  @Override
  public CutStep id() {
    return CutStep.READ_BACK;
  }

  @Override
  public Description description() {
    return Description.unnoticed(
        CutStep.READ_BACK.title(),
        "Downloads the three objects and verifies them from the bucket's own bytes.");
  }

  @Override
  public StepState<ReadBack> observe(Uploaded in, History past, Work work) {
    replacement.settle(in.signed().tarball().sha256(), work);
    Optional<ConfirmedObject> manifest = context.subject().world().fresh().manifestObject();
    Signed signed = in.signed();
    claiming.require(signed.tarball().sha256());
    String version = context.version().text();
    String tarball = context.profile().tarballKey(version);
    String sums = context.profile().hashesKey(version);
    String signature = context.profile().signatureKey(version);

    byte[] sumsThere = small(sums);
    byte[] signatureThere = small(signature);
    require(sums, Hashes.sha256(signed.sums()), Hashes.sha256(sumsThere));
    if (!SignatureFile.read(signatureThere)
        .map(der -> Verifier.accepts(signed.pinned(), sumsThere, der))
        .orElse(false)) {
      throw unsound(signature, "the pinned key does not accept it").toException();
    }
    Download download =
        context
            .bucket()
            .get(
                tarball,
                OutputStream.nullOutputStream(),
                work.in(id().stepId(), Optional.of(tarball)))
            .orElseThrow(() -> unsound(tarball, "it is not there").toException());
    require(tarball, signed.tarball().sha256(), download.sha256());
    return new StepState.Holds<>(
        new ReadBack(signed, manifest),
        "Tarball, SHA256SUMS and signature verify from the bucket's own bytes",
        Map.of("manifest", manifest.map(ConfirmedObject::sha256).orElse("absent")));
  }

  @Override
  public void perform(Uploaded in, Effect next, Work work) {
    throw new IllegalStateException("reading back has no effect");
  }

  private byte[] small(String key) {
    return context
        .bucket()
        .read(key, LiveState.HASHES_LIMIT)
        .orElseThrow(() -> unsound(key, "it is not there").toException())
        .bytes();
  }

  private static void require(String key, String wanted, String found) {
    if (!wanted.equals(found)) {
      throw unsound(key, "its SHA-256 is %s and not %s".formatted(found, wanted)).toException();
    }
  }

  private static Problem unsound(String key, String why) {
    return Problem.refused(
        "cut.read-back",
        "%s, read back from the bucket, is not what was uploaded: %s.".formatted(key, why),
        "The manifest was not touched: clients see no change.",
        "Cut again to resume: the object is read again. If it happens again, find out who"
            + " writes to the bucket.");
  }
}
