package com.thaloco.releaseconsole.cut;

import com.thaloco.releaseconsole.bucket.Bucket;
import com.thaloco.releaseconsole.engine.ChangeTargets;
import com.thaloco.releaseconsole.engine.InstallScript;
import com.thaloco.releaseconsole.journal.Fact;
import com.thaloco.releaseconsole.journal.StateFolder;
import com.thaloco.releaseconsole.process.Processes;
import com.thaloco.releaseconsole.profile.InstallerRules;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.project.Candidate;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.nio.file.Path;
import java.util.Map;

/**
 * What every step of one cut knows.
 *
 * @param recut whether it is the end of a re-cut, whose mark is its own
 * @param environment the console's own environment, from which children are given a part
 */
record CutContext(
    Candidate subject,
    Fact.Opened opened,
    boolean recut,
    Processes processes,
    Map<String, String> environment) {
  Profile profile() {
    return subject().profile();
  }

  ReleaseVersion version() {
    return subject().version();
  }

  String commit() {
    return subject().commit();
  }

  StateFolder state() {
    return subject().state();
  }

  Bucket bucket() {
    return subject().world().bucket();
  }

  ChangeTargets targets() {
    return new ChangeTargets(profile(), subject().repository(), subject().world());
  }

  /** Where the tarball and what belongs to it are kept until the cut ends. */
  Path kept() {
    return state().artefacts(version().text(), commit());
  }

  /** The installer at the commit, byte for byte. */
  InstallScript installer(InstallerRules rules) {
    return InstallScript.of(rules, subject().repository(), version(), commit()).orElseThrow();
  }
}
