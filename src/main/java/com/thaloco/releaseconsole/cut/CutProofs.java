package com.thaloco.releaseconsole.cut;

import com.thaloco.releaseconsole.artefact.Built;
import com.thaloco.releaseconsole.artefact.Packed;
import com.thaloco.releaseconsole.bucket.ConfirmedObject;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.trust.ReleaseKey;
import com.thaloco.releaseconsole.verify.Verification.ClientsReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The proofs that steps hand on; each holds the one before it. Only a step's observation makes one.
 */
final class CutProofs {
  private CutProofs() {}

  /** The pins agree, and the unlocked key is theirs or no longer needed. */
  record Trusted(ReleaseKey pinned) {}

  /** The bucket honours what publishing relies on. */
  record Able(Trusted trusted) {}

  /** The commit's tree is on the disk. */
  record CheckedOut(Able able, Path folder) {}

  /** The binaries are built and carry version and commit. */
  record Compiled(CheckedOut from, Built built) {}

  /** The tarball is kept. */
  record PackedRelease(Able able, Packed tarball) {}

  /** SHA256SUMS is kept. */
  record Hashed(PackedRelease packed, byte[] sums) {}

  /** The bytes of SHA256SUMS.sig; nothing has accepted them yet. */
  record Drafted(Hashed hashed, byte[] signature) {}

  /** The JDK accepts the signature with the key pinned in the released commit. */
  record Signed(Drafted drafted, ReleaseKey pinned) {
    Packed tarball() {
      return drafted.hashed().packed().tarball();
    }

    byte[] sums() {
      return drafted.hashed().sums();
    }

    byte[] signature() {
      return drafted.signature();
    }
  }

  /** One more object of the release is in the bucket. */
  record Uploaded(Signed signed) {}

  /**
   * The whole chain verifies from the bucket's own bytes.
   *
   * @param manifest as it was <em>before</em> the objects were read: the fence of publishing
   */
  record ReadBack(Signed signed, Optional<ConfirmedObject> manifest) {}

  /**
   * The manifest names the release.
   *
   * @param movesLatest whether {@code latest_stable} names it, and so install.sh belongs to it
   */
  record Published(Signed signed, boolean movesLatest) {}

  /** install.sh is the one of the release that {@code latest_stable} names. */
  record InstallerInStep(Published published) {}

  /** The public URL serves the release, byte for byte. */
  record Publicly(Published published) {}

  /** The tag is on the remote and here. */
  record Tagged(Publicly publicly, String tagId) {}

  /** A clean machine accepts the release. */
  record SeenByStranger(Tagged tagged, List<Finding> findings) {}

  /** Every installed client accepts the release. */
  record SeenByClients(SeenByStranger stranger, ClientsReport report) {}
}
