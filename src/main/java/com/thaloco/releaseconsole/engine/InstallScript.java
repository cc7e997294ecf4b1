package com.thaloco.releaseconsole.engine;

import com.thaloco.releaseconsole.flow.Hashes;
import com.thaloco.releaseconsole.profile.InstallerRules;
import com.thaloco.releaseconsole.source.Repository;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.Optional;

/** The install script of a release, byte for byte as in its commit. */
public record InstallScript(ReleaseVersion version, String commit, byte[] bytes) {
  /** That of a release; empty where its commit, or the script in it, is not in the repository. */
  public static Optional<InstallScript> of(
      InstallerRules rules, Repository repository, ReleaseVersion version, String commit) {
    return repository
        .commit(commit)
        .flatMap(id ->
            repository.blob(id, rules.path()).map(bytes -> new InstallScript(version, id, bytes)));
  }

  /** The hash of its bytes. */
  public String sha256() {
    return Hashes.sha256(bytes);
  }
}
