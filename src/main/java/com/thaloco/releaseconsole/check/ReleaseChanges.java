package com.thaloco.releaseconsole.check;

import com.thaloco.releaseconsole.golang.BuildTarget;
import com.thaloco.releaseconsole.golang.FunctionalChanges;
import com.thaloco.releaseconsole.golang.PathChange;
import com.thaloco.releaseconsole.golang.UpdateFlow;
import com.thaloco.releaseconsole.profile.Profile;
import java.util.List;

/** What one release changes against the one before it, of what the verification rule asks about. */
final class ReleaseChanges {
  private final Profile profile;
  private final CommitTree older;
  private final CommitTree newer;
  private final List<String> changed;

  ReleaseChanges(Subject subject, String from, String to) {
    this.profile = subject.profile();
    this.changed = subject.repository().changedPaths(from, to);
    this.older = new CommitTree(subject, from);
    this.newer = new CommitTree(subject, to);
  }

  /** What touches the update flow, with its evidence. */
  List<String> touched() {
    if (nothingButTheChangelog()) {
      return List.of();
    }
    return new UpdateFlow(profile.updateFlow())
        .touched(older, newer, BuildTarget.of(profile.build()), changed);
  }

  /** What else than changelog, documents and version strings is not as it was. */
  List<PathChange> functional() {
    if (nothingButTheChangelog()) {
      return List.of();
    }
    return new FunctionalChanges(
            older,
            newer,
            BuildTarget.of(profile.build()),
            profile.updateFlow().versionPaths(),
            List.of(profile.changelog().path()))
        .among(changed);
  }

  private boolean nothingButTheChangelog() {
    return changed.isEmpty() || changed.equals(List.of(profile.changelog().path()));
  }
}
