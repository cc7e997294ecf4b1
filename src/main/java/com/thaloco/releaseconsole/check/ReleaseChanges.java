package com.thaloco.releaseconsole.check;

import com.thaloco.releaseconsole.golang.BuildTarget;
import com.thaloco.releaseconsole.golang.Difference;
import com.thaloco.releaseconsole.golang.FunctionComparison;
import com.thaloco.releaseconsole.golang.FunctionResult;
import com.thaloco.releaseconsole.golang.FunctionalChanges;
import com.thaloco.releaseconsole.golang.PathChange;
import com.thaloco.releaseconsole.golang.UpdateFlow;
import com.thaloco.releaseconsole.profile.BuildRules;
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
    var evidence = new ArrayList<String>();
    for (GoFunction function : rules.functions()) {
      evidence.addAll(UpdateFlow.evidence(withoutLinked(comparison.compare(function))));
    }
    evidence.addAll(
        new UpdateFlow(new UpdateFlowRules(List.of(), rules.paths(), rules.versionPaths()))
            .touched(older, newer, target, changed));
    return List.copyOf(evidence);
  }

  /** What the linker sets has another value in every release: that is no change of a function. */
  private FunctionResult withoutLinked(FunctionResult result) {
    if (!(result instanceof FunctionResult.Changed changedOne)) {
      return result;
    }
    List<Difference> rest =
        changedOne.differences().stream().filter(difference -> !isLinked(difference)).toList();
    return rest.isEmpty()
        ? new FunctionResult.Same(changedOne.function(), changedOne.before(), changedOne.after())
        : new FunctionResult.Changed(
            changedOne.function(), changedOne.before(), changedOne.after(), rest);
  }

  private boolean isLinked(Difference difference) {
    if (difference.kind() != Difference.Kind.VARIABLE || difference.after().isEmpty()) {
      return false;
    }
    String file = difference.after().get().file();
    String folder = "/" + file.substring(0, Math.max(0, file.lastIndexOf('/')));
    String name = difference.symbol().substring(difference.symbol().lastIndexOf('.') + 1);
    return profile.build().ldflags().stream()
        .map(BuildRules.Ldflag::variable)
        .anyMatch(variable ->
            variable.endsWith("." + name)
                && variable.substring(0, variable.length() - name.length() - 1).endsWith(folder));
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
