package com.thaloco.releaseconsole.project;

import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.golang.ParsedFiles;
import com.thaloco.releaseconsole.journal.Answers;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.journal.StateFolder;
import com.thaloco.releaseconsole.process.Processes;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.source.Repository;
import com.thaloco.releaseconsole.trust.Keyring;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * What is judged: one commit that wants to become one version.
 *
 * @param profileSha256 of the profile's text; an answer that is bound to the commit holds for it
 *     too
 * @param resumed the facts of the cut that is being resumed, whose own traces must not block it
 * @param parsed the Go files that were parsed for this subject
 * @param environment the console's own environment, from which children are given their part
 */
public record Candidate(
    Profile profile,
    String profileSha256,
    Repository repository,
    String commit,
    ReleaseVersion version,
    LiveState world,
    StateFolder state,
    Answers answers,
    Keyring keyring,
    Optional<History> resumed,
    Clock clock,
    Processes processes,
    Map<String, String> environment,
    ParsedFiles parsed) {
  public Candidate {
    environment = Map.copyOf(environment);
  }

  /**
   * The release that the commit is compared with; empty where there is none.
   *
   * @throws com.thaloco.releaseconsole.flow.ProblemException if an entry has no tag: recover first
   */
  public Optional<LastRelease> lastRelease(Work work) {
    return lastRelease(world, work);
  }

  /** The same by another look at the world. */
  public Optional<LastRelease> lastRelease(LiveState seen, Work work) {
    return LastRelease.find(this, seen, work);
  }
}
