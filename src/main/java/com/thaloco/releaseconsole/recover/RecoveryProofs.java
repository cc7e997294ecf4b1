package com.thaloco.releaseconsole.recover;

import java.nio.file.Path;
import java.util.Optional;

/** The proofs that the steps of recoveries hand on. Only a step's observation makes one. */
final class RecoveryProofs {
  private RecoveryProofs() {}

  /** No manifest that was written before the announcement can come back, and none names it. */
  record TakenOut() {}

  /** The manifest can be read, and names every release that it has to. */
  record ManifestBack() {}

  /**
   * The right bytes of a tarball are here, or no one needs them.
   *
   * @param file empty where the bucket's own are right
   */
  record TarballHere(Optional<Path> file) {}

  /** An object of a release has the bytes that it has to have, read from the bucket. */
  record ObjectBack() {}

  /** install.sh is that of the release that is latest. */
  record InStep() {}

  /** The public URL serves what the bucket has. */
  record Served() {}

  /** The tag is on the remote, with this id. */
  record TaggedThere(String id) {}

  /** The tag is here too. */
  record Tagged() {}

  /** The remote has no such tag. */
  record UntaggedThere() {}

  /** Nor has this repository. */
  record Untagged() {}

  /** No cut of the version is unfinished here. */
  record CutEnded() {}

  /** The changelog in the working tree has its text under Unreleased. */
  record Reverted() {}

  /** Examined once more from the beginning, all of it holds. */
  record Settled() {}
}
