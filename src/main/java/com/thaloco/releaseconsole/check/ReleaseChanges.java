package com.thaloco.releaseconsole.check;

import com.thaloco.releaseconsole.golang.BuildTarget;
import com.thaloco.releaseconsole.golang.FunctionComparison;
import com.thaloco.releaseconsole.golang.FunctionalChanges;
import com.thaloco.releaseconsole.golang.PathChange;
import com.thaloco.releaseconsole.golang.ReleaseValues;
import com.thaloco.releaseconsole.golang.RestartedPrograms;
import com.thaloco.releaseconsole.golang.UpdateFlow;
import com.thaloco.releaseconsole.profile.GoFunction;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.profile.UnitRules;
import com.thaloco.releaseconsole.profile.UpdateFlowRules;
import com.thaloco.releaseconsole.project.Candidate;
import com.thaloco.releaseconsole.project.CommitTree;
import com.thaloco.releaseconsole.source.Comparisons;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What one release changes against the one before it, of what the verification rule asks about. */
final class ReleaseChanges {
  private record Touched(Profile profile, String from, String to)
      implements Comparisons.Question<List<String>> {}

  private record Functional(Profile profile, String from, String to)
      implements Comparisons.Question<List<PathChange>> {}

  private record Paths(String from, String to) implements Comparisons.Question<List<String>> {}

  private final Candidate subject;
  private final Profile profile;
  private final String from;
  private final String to;

  ReleaseChanges(Candidate subject, String from, String to) {
    this.subject = subject;
    this.profile = subject.profile();
    this.from = from;
    this.to = to;
  }

  /** What touches the update flow, with its evidence. */
  List<String> touched() {
    return known(new Touched(profile, from, to), this::readTouched);
  }

  /** What else than changelog, documents and version strings is not as it was. */
  List<PathChange> functional() {
    return known(new Functional(profile, from, to), this::readFunctional);
  }

  /** Whether no path but the changelog and documents differs. */
  boolean isEmpty() {
    return paths().stream()
        .allMatch(path ->
            path.equals(profile.changelog().path()) || path.matches("(?i).*\\.(md|adoc|rst)"));
  }

  /** The paths of the profile's update flow that neither commit has. */
  List<String> nowhere() {
    var older = new CommitTree(subject, from);
    var newer = new CommitTree(subject, to);
    return profile.updateFlow().orElse(UpdateFlowRules.NONE).paths().stream()
        .map(path -> path.replaceFirst("^\\./", "").replaceFirst("/+$", ""))
        .filter(path -> !path.isEmpty() && isNowhere(path, older) && isNowhere(path, newer))
        .toList();
  }

  private static boolean isNowhere(String path, CommitTree tree) {
    return tree.bytes(path).isEmpty() && tree.paths(path).isEmpty();
  }

  private List<String> paths() {
    return subject
        .repository()
        .comparisons()
        .of(new Paths(from, to), () -> List.copyOf(subject.repository().changedPaths(from, to)));
  }

  private <T> List<T> known(
      Comparisons.Question<List<T>> question, Function<List<String>, List<T>> read) {
    return subject
        .repository()
        .comparisons()
        .of(
            question,
            () -> {
              List<String> changed = paths();
              boolean onlyChangelog = List.of(profile.changelog().path()).containsAll(changed);
              return onlyChangelog ? List.of() : List.copyOf(read.apply(changed));
            });
  }

  private List<String> readTouched(List<String> changed) {
    var older = new CommitTree(subject, from);
    var newer = new CommitTree(subject, to);
    UpdateFlowRules rules = profile.updateFlow().orElse(UpdateFlowRules.NONE);
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
    if (profile.updateFlow().isPresent()) {
      evidence.addAll(
          new RestartedPrograms(older, newer, target)
              .touched(
                  profile.build().binaries().stream()
                      .collect(
                          Collectors.toMap(
                              binary -> binary.name(),
                              binary -> binary.packagePath(),
                              (a, _) -> a,
                              TreeMap::new)),
                  profile.units().map(UnitRules::renderers).orElse(List.of()),
                  changed));
    }
    return evidence;
  }

  private List<PathChange> readFunctional(List<String> changed) {
    return new FunctionalChanges(
            new CommitTree(subject, from),
            new CommitTree(subject, to),
            BuildTarget.of(profile.build()),
            profile.updateFlow().orElse(UpdateFlowRules.NONE).versionPaths(),
            List.of(profile.changelog().path()))
        .among(changed);
  }
}
