package com.thaloco.releaseconsole.recover.past;

import com.thaloco.releaseconsole.cut.Receipt;
import com.thaloco.releaseconsole.cut.ReceiptFiles;
import com.thaloco.releaseconsole.project.Pins;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.trust.ReleaseKey;
import com.thaloco.releaseconsole.trust.SignatureFile;
import com.thaloco.releaseconsole.trust.Statement;
import com.thaloco.releaseconsole.trust.Verifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Receipts as files: read, and verified by the key that the project pins now. */
public final class Receipts {
  private Receipts() {}

  /**
   * Reads a receipt.
   *
   * @throws com.thaloco.releaseconsole.flow.ProblemException INPUT, where it can't be read
   */
  public static Receipt read(Path json) {
    return ReceiptFiles.of(json).read();
  }

  /**
   * Whether the key that HEAD pins has signed these very bytes. The key that the receipt itself
   * names is no witness: whoever forges a receipt writes what they like.
   *
   * @throws com.thaloco.releaseconsole.flow.ProblemException where the receipt can't be read, or
   *     the pins do not agree
   */
  public static SignatureCheck verify(Project project, Path json) {
    ReceiptFiles files = ReceiptFiles.of(json);
    Receipt receipt = files.read();
    if (!files.isSigned()) {
      return new SignatureCheck.Unsigned(
          "The receipt of %s is not signed: the key was locked when it was written."
              .formatted(receipt.version()));
    }
    ReleaseKey pinned = Pins.agreed(project.profile(), project.repository(), project.head());
    byte[] stated = new Statement(ReceiptFiles.KIND, bytes(json)).payload();
    boolean accepted =
        SignatureFile.read(bytes(files.signature()))
            .map(der -> Verifier.accepts(pinned, stated, der))
            .orElse(false);
    if (!accepted) {
      return new SignatureCheck.Refused(
          "The pinned key %s does not accept the signature of %s: the receipt or its signature was changed, or another key signed it."
              .formatted(pinned.sha256(), receipt.version()));
    }
    if (!receipt.project().equals(project.profile().project())) {
      return new SignatureCheck.Refused(
          "The receipt is signed, but belongs to another project: %s."
              .formatted(receipt.project()));
    }
    return new SignatureCheck.Accepted(
        pinned.sha256(),
        "The pinned key %s has signed the receipt of %s."
            .formatted(pinned.sha256(), receipt.version()));
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
