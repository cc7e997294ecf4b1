package com.thaloco.releaseconsole.cut;

import com.thaloco.releaseconsole.artefact.Packed;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.journal.PrivateFiles;
import com.thaloco.releaseconsole.trust.ReleaseKey;
import com.thaloco.releaseconsole.trust.SignatureFile;
import com.thaloco.releaseconsole.trust.Verifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The files of a release that are kept until its cut has ended: tarball, SHA256SUMS and signature.
 * A resumed cut does not build again.
 */
final class KeptFiles {
  static final String SHA256 = "sha256";

  private final Path folder;
  private final String tarballName;

  KeptFiles(CutContext context) {
    this.folder = context.kept();
    this.tarballName = context.profile().tarballName(context.version().text());
  }

  Path tarball() {
    return folder.resolve(tarballName);
  }

  /** The tarball that this cut has packed before, measured again from its bytes. */
  Optional<Packed> packed(History past, Work work) {
    Optional<String> wanted =
        past.done(CutStep.PACK.toString()).map(done -> done.left().getOrDefault(SHA256, ""));
    if (wanted.isEmpty() || !Files.isRegularFile(tarball())) {
      return Optional.empty();
    }
    try {
      return Optional.of(Packed.of(tarball(), work)).filter(p -> p.sha256().equals(wanted.get()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Optional<byte[]> sums() {
    return bytes("SHA256SUMS");
  }

  void keepSums(byte[] sums) {
    PrivateFiles.write(folder.resolve("SHA256SUMS"), sums);
  }

  void keepSignature(byte[] signature) {
    PrivateFiles.write(folder.resolve("SHA256SUMS.sig"), signature);
  }

  /** The kept signature file, if the pinned key accepts it over the kept hashes. */
  Optional<byte[]> soundSignature(ReleaseKey pinned) {
    return bytes("SHA256SUMS.sig")
        .filter(file ->
            SignatureFile.read(file)
                .flatMap(der -> sums().map(sums -> Verifier.accepts(pinned, sums, der)))
                .orElse(false));
  }

  private Optional<byte[]> bytes(String name) {
    Path file = folder.resolve(name);
    try {
      return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
