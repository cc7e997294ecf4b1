package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.artefact.Sha256Sums;
import com.thaloco.releaseconsole.bucket.ConfirmedObject;
import com.thaloco.releaseconsole.bucket.Download;
import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.project.Pins;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.trust.ReleaseKey;
import com.thaloco.releaseconsole.trust.SignatureFile;
import com.thaloco.releaseconsole.trust.Verifier;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.Supplier;

/** Whether the three objects of a release are what clients accept, by the bucket's own bytes. */
final class ReleaseObjects {
  private final Project project;
  private final LiveState world;
  private final Work work;

  ReleaseObjects(Project project, LiveState world, Work work) {
    this.project = project;
    this.world = world;
    this.work = work;
  }

  /**
   * A fault that a second look finds too: one wrong answer on the way must not make a release bad.
   */
  static Optional<String> twice(Supplier<Optional<String>> look) {
    return look.get().flatMap(_ -> look.get());
  }

  /**
   * What is wrong with the hashes and the signature, and whether the tarball is there at all.
   *
   * @param commit whose pin must accept
   */
  Optional<String> fault(ReleaseVersion version, String commit) {
    return judge(version, commit, false);
  }

  /** The same, with every byte of the tarball. */
  Optional<String> faultOfAll(ReleaseVersion version, String commit) {
    return judge(version, commit, true);
  }

  /**
   * The hash of the tarball that SHA256SUMS lists; empty where it lists none or is damaged.
   *
   * @throws ProblemException where the bucket can't be read
   */
  static Optional<String> listed(Profile profile, LiveState now, ReleaseVersion version) {
    String key = profile.hashesKey(version.text());
    Optional<ConfirmedObject> sums;
    try {
      sums = ConfirmedObject.read(now.bucket(), key, LiveState.HASHES_LIMIT);
    } catch (ProblemException e) {
      if (e.problem().id().equals(LiveState.TOO_LARGE)) {
        return Optional.empty();
      }
      throw e;
    }
    try {
      return sums.flatMap(object ->
          Sha256Sums.parse(object.bytes(), key).sha256Of(profile.tarballName(version.text())));
    } catch (ProblemException e) { // it is no list of hashes
      return Optional.empty();
    }
  }

  private Optional<String> judge(ReleaseVersion version, String commit, boolean all) {
    try {
      return judged(version, commit, all);
    } catch (ProblemException e) {
      if (e.problem().id().equals(LiveState.TOO_LARGE)) {
        return Optional.of(e.problem().happened());
      }
      throw e;
    }
  }

  private Optional<String> judged(ReleaseVersion version, String commit, boolean all) {
    Profile profile = project.profile();
    String key = profile.hashesKey(version.text());
    Optional<ConfirmedObject> sums = small(key);
    if (sums.isEmpty()) {
      return Optional.of(key + " is missing");
    }
    String signatureKey = profile.signatureKey(version.text());
    Optional<ConfirmedObject> signature = small(signatureKey);
    if (signature.isEmpty()) {
      return Optional.of(signatureKey + " is missing");
    }
    if (project.repository().commit(commit).isEmpty()) {
      return Optional.of("its commit %s is not in this repository".formatted(commit));
    }
    Optional<ReleaseKey> pinned = Pins.key(Pins.ofUsers(profile, project.repository(), commit));
    if (pinned.isEmpty()) {
      return Optional.of("no key can be read from its commit " + commit);
    }
    if (SignatureFile.read(signature.get().bytes())
        .filter(der -> Verifier.accepts(pinned.get(), sums.get().bytes(), der))
        .isEmpty()) {
      return Optional.of("the key that its commit pins does not accept " + signatureKey);
    }
    return tarball(version, sums.get(), all);
  }

  private Optional<ConfirmedObject> small(String key) {
    return ConfirmedObject.read(world.bucket(), key, LiveState.HASHES_LIMIT);
  }

  private Optional<String> tarball(ReleaseVersion version, ConfirmedObject sums, boolean all) {
    String key = project.profile().tarballKey(version.text());
    Optional<String> listed;
    try {
      listed =
          Sha256Sums.parse(sums.bytes(), sums.info().key())
              .sha256Of(project.profile().tarballName(version.text()));
    } catch (ProblemException e) {
      return Optional.of(e.problem().happened());
    }
    if (listed.isEmpty()) {
      return Optional.of("SHA256SUMS does not list the tarball");
    }
    Optional<ObjectInfo> there = world.bucket().head(key);
    if (there.isEmpty()) {
      return Optional.of(key + " is missing");
    }
    Optional<String> stored = Optional.ofNullable(there.get().metadata().get("sha256"));
    if (!all) {
      return stored
          .filter(sha256 -> !sha256.equals(listed.get()))
          .map(_ -> "SHA256SUMS lists another hash than %s says of itself".formatted(key));
    }
    Optional<Download> download = world.bucket().get(key, OutputStream.nullOutputStream(), work);
    return download.map(Download::sha256).equals(listed)
        ? Optional.empty()
        : Optional.of("SHA256SUMS lists another hash than %s has".formatted(key));
  }
}
