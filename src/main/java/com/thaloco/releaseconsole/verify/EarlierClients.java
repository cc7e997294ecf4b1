package com.thaloco.releaseconsole.verify;

import com.thaloco.releaseconsole.bucket.Bucket;
import com.thaloco.releaseconsole.bucket.SmallObject;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.manifest.ManifestEntry;
import com.thaloco.releaseconsole.profile.TrustRules.Pin;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.List;
import java.util.Optional;

/**
 * Whether the clients of earlier releases accept a published one, derived from its hashes and its
 * signature as they lie in the bucket: two small objects, and no download of the tarball.
 */
public final class EarlierClients {

  private EarlierClients() {}

  /**
   * A row for each earlier release; empty where hashes or signature are not in the bucket, or where
   * clients pin no key.
   */
  public static Optional<List<ClientAcceptance>> of(
      Project project, ReleaseVersion release, Work work) {
    Bucket bucket = project.world().bucket();
    Optional<SmallObject> sums =
        bucket.read(project.profile().hashesKey(release.text()), LiveState.HASHES_LIMIT);
    Optional<SmallObject> signature =
        bucket.read(project.profile().signatureKey(release.text()), LiveState.HASHES_LIMIT);
    Optional<Pin> pin = project.profile().trust().client();
    if (pin.isEmpty() || sums.isEmpty() || signature.isEmpty()) {
      return Optional.empty();
    }
    var clients = new ClientTable(pin.get(), project.repository(), project.world());
    return Optional.of(
        project.world().manifest().map(Manifest::entries).orElse(List.of()).stream()
            .map(ManifestEntry::version)
            .filter(version -> version.compareTo(release) < 0)
            .sorted()
            .map(version -> {
              work.checkpoint();
              return clients.judge(version, sums.get().bytes(), signature.get().bytes(), work);
            })
            .toList());
  }
}
