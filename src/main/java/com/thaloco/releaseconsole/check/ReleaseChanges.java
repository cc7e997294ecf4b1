package com.thaloco.releaseconsole.check;

import com.thaloco.releaseconsole.golang.BuildTarget;
import com.thaloco.releaseconsole.golang.FunctionComparison;
import com.thaloco.releaseconsole.golang.FunctionalChanges;
import com.thaloco.releaseconsole.golang.PathChange;
import com.thaloco.releaseconsole.golang.ReleaseValues;
import com.thaloco.releaseconsole.golang.UpdateFlow;
import com.thaloco.releaseconsole.profile.GoFunction;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.profile.UpdateFlowRules;
import com.thaloco.releaseconsole.project.Candidate;
import com.thaloco.releaseconsole.project.CommitTree;
import java.util.ArrayList;
import java.util.List;

/** What one release changes against the one before it, of what the verification rule asks about. */
final class ReleaseChanges {
  private final Profile profile;
  private final CommitTree older;
  private final CommitTree newer;
  private final List<String> changed;

  ReleaseChanges(Candidate subject, String from, String to) {
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
    UpdateFlowRules rules = profile.updateFlow();
    BuildTarget target = BuildTarget.of(profile.build());
    FunctionComparison comparison = FunctionComparison.of(older, newer, target);
    var linked = new ReleaseValues(newer, profile.build(), "", "");
    var evidence = new ArrayList<String>();
    for (GoFunction function : rules.functions()) {
      evidence.addAll(UpdateFlow.evidence(linked.without(comparison.compare(function))));
    }
    evidence.addAll(
        new UpdateFlow(new UpdateFlowRules(List.of(), rules.paths(), rules.versionPaths()))
            .touched(older, newer, target, changed));
    return List.copyOf(evidence);
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
