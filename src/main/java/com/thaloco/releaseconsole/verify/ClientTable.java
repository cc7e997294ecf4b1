package com.thaloco.releaseconsole.verify;

import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.manifest.ManifestEntry;
import com.thaloco.releaseconsole.profile.TrustRules.Pin;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.project.Pins;
import com.thaloco.releaseconsole.source.RemoteRef;
import com.thaloco.releaseconsole.source.Repository;
import com.thaloco.releaseconsole.trust.ReleaseKey;
import com.thaloco.releaseconsole.trust.SignatureFile;
import com.thaloco.releaseconsole.trust.Verifier;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.List;
import java.util.Optional;

/**
 * The client-acceptance table: for each earlier release, the key pinned at its tag must accept. The
 * remote's tags count, as they do for the checklist.
 */
final class ClientTable {
  private final Pin pin;
  private final Repository repository;
  private final LiveState world;

  ClientTable(Pin pin, Repository repository, LiveState world) {
    this.pin = pin;
    this.repository = repository;
    this.world = world;
  }

  List<ClientAcceptance> judge(ReleaseToVerify release, FetchedRelease fetched, Work work) {
    return fetched.manifest().entries().stream()
        .map(ManifestEntry::version)
        .filter(version -> !version.equals(release.version()))
        .sorted()
        .map(version -> {
          work.checkpoint();
          return judge(version, fetched.sums(), fetched.signature(), work);
        })
        .toList();
  }

  /** Whether the clients of one release accept these hashes with this signature. */
  ClientAcceptance judge(ReleaseVersion version, byte[] sums, byte[] signature, Work work) {
    Optional<String> commit = world.tag(version, work).map(RemoteRef::commit);
    if (commit.isEmpty()) {
      return new ClientAcceptance(version, "", false, "The remote has no tag of it.");
    }
    if (repository.commit(commit.get()).isEmpty()) {
      return new ClientAcceptance(
          version, "", false, "Its commit is not in this repository: fetch the tags");
    }
    Optional<ReleaseKey> key = Pins.key(Pins.ofClients(pin, repository, commit.get()));
    if (key.isEmpty()) {
      return new ClientAcceptance(
          version, "", false, "No key can be read from %s.".formatted(pin.path()));
    }
    boolean accepts =
        SignatureFile.read(signature)
            .map(der -> Verifier.accepts(key.get(), sums, der))
            .orElse(false);
    return new ClientAcceptance(
        version,
        key.get().sha256(),
        accepts,
        accepts
            ? "Its pinned key accepts the signature."
            : "Its pinned key refuses the signature.");
  }
}
