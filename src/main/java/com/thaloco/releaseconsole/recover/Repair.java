package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.artefact.Sha256Sums;
import com.thaloco.releaseconsole.trust.ReleaseKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the three objects of a release have to be, and which of them are not.
 *
 * @param commit that it was built from
 * @param pinned the key that its clients pin
 * @param tarballSha256 the hash that is signed, or that the manifest's entry names
 * @param source what says so, for people
 * @param sums the bytes of SHA256SUMS
 * @param tarball what is wrong with the tarball; empty where its bytes have the hash
 * @param hashes what is wrong with SHA256SUMS
 * @param signature what is wrong with the signature
 * @param builtAt the build times that objects and entry name, the likeliest first
 * @param etags by key, of each object as it was searched; none where it was missing
 * @param claim the ETag of the claim on the version; a claim is never deleted
 */
record Repair(
    String commit,
    ReleaseKey pinned,
    String tarballSha256,
    String source,
    Sha256Sums sums,
    Optional<String> tarball,
    Optional<String> hashes,
    Optional<String> signature,
    List<Instant> builtAt,
    Map<String, String> etags,
    Optional<String> claim) {
  Repair {
    builtAt = List.copyOf(builtAt);
    etags = Map.copyOf(etags);
  }

  /** Everything that is wrong, in the order in which it is repaired. */
  List<String> faults() {
    return Stream.of(tarball, hashes, signature).flatMap(Optional::stream).toList();
  }
}
