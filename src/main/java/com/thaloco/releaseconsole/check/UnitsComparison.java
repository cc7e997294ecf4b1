package com.thaloco.releaseconsole.check;

import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.golang.BuildTarget;
import com.thaloco.releaseconsole.golang.Difference;
import com.thaloco.releaseconsole.golang.FunctionComparison;
import com.thaloco.releaseconsole.golang.FunctionResult;
import com.thaloco.releaseconsole.golang.ReleaseValues;
import com.thaloco.releaseconsole.golang.SourceText;
import com.thaloco.releaseconsole.golang.SourceTree;
import com.thaloco.releaseconsole.golang.UpdateFlow;
import com.thaloco.releaseconsole.profile.BuildRules;
import com.thaloco.releaseconsole.profile.UnitRules;
import com.thaloco.releaseconsole.project.Candidate;
import com.thaloco.releaseconsole.project.CommitTree;
import com.thaloco.releaseconsole.project.LastRelease;
import com.thaloco.releaseconsole.source.Comparisons;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The functions that render unit files and the unit files of the repository, compared with those of
 * the last release: what a screen shows side by side.
 *
 * @param results one for each renderer of the profile, in order, and what else changes a unit
 * @param files one for each unit file that either commit has
 * @param unmatched the patterns of the profile that no file of either commit has
 */
public record UnitsComparison(
    LastRelease last, List<FunctionResult> results, List<UnitFile> files, List<String> unmatched) {
  private record Comparison(
      LastRelease last, String commit, ReleaseVersion version, UnitRules rules, BuildRules build)
      implements Comparisons.Question<UnitsComparison> {}

  public UnitsComparison {
    results = List.copyOf(results);
    files = List.copyOf(files);
    unmatched = List.copyOf(unmatched);
  }

  /**
   * One thing that differs.
   *
   * @param function the renderer that uses it, or the unit file
   * @param symbol its name
   * @param before its place and text in the last release; empty where it is new
   * @param after its place and text in the commit; empty where it is gone
   */
  public record Body(
      String function, String symbol, Optional<SourceText> before, Optional<SourceText> after) {}

  /** Compares what the profile names; empty where there is no last release. */
  public static Optional<UnitsComparison> of(Candidate subject, UnitRules rules, Work work) {
    return subject
        .lastRelease(work)
        .map(last ->
            subject
                .repository()
                .comparisons()
                .of(
                    new Comparison(
                        last,
                        subject.commit(),
                        subject.version(),
                        rules,
                        subject.profile().build()),
                    () -> of(subject, rules, last)));
  }

  private static UnitsComparison of(Candidate subject, UnitRules rules, LastRelease last) {
    SourceTree older = new CommitTree(subject, last.commit());
    SourceTree newer = new CommitTree(subject, subject.commit());
    FunctionComparison comparison =
        FunctionComparison.of(older, newer, BuildTarget.of(subject.profile().build()));
    var values =
        new ReleaseValues(
            newer, subject.profile().build(), last.version().text(), subject.version().text());
    return new UnitsComparison(
        last,
        Stream.concat(
                rules.renderers().stream().map(comparison::compare),
                comparison.writers(rules.renderers()).stream())
            .map(values::without)
            .toList(),
        UnitFile.of(rules.paths(), older, newer),
        rules.paths().stream()
            .filter(pattern ->
                UnitFile.matching(pattern, older).isEmpty()
                    && UnitFile.matching(pattern, newer).isEmpty())
            .toList());
  }

  /** Whether every unit file is certainly what it was. */
  public boolean unchanged() {
    return results.stream().allMatch(FunctionResult::same)
        && files.stream().allMatch(UnitFile::same);
  }

  /** Why no one can tell: renderers and files that are in neither commit or can't be read. */
  public List<String> untold() {
    return Stream.concat(
            results.stream()
                .filter(r ->
                    r instanceof FunctionResult.Absent || r instanceof FunctionResult.Unreadable)
                .flatMap(r -> UpdateFlow.evidence(r).stream()),
            unmatched.stream().map("%s: neither commit has such a file"::formatted))
        .toList();
  }

  private Stream<UnitFile> changedFiles() {
    return files.stream().filter(file -> !file.same());
  }

  /** What differs, with both versions. */
  public List<Body> bodies() {
    var bodies = new ArrayList<Body>();
    for (FunctionResult result : results) {
      String name = result.function().name();
      switch (result) {
        case FunctionResult.Changed changed -> {
          for (Difference one : changed.differences()) {
            bodies.add(new Body(name, one.symbol(), one.before(), one.after()));
          }
        }
        case FunctionResult.Appeared appeared ->
            bodies.add(new Body(name, name, Optional.empty(), Optional.of(appeared.after())));
        case FunctionResult.Disappeared gone ->
            bodies.add(new Body(name, name, Optional.of(gone.before()), Optional.empty()));
        case FunctionResult.Same _, FunctionResult.Absent _, FunctionResult.Unreadable _ -> {}
      }
    }
    changedFiles()
        .map(file -> new Body(file.path(), file.path(), file.before(), file.after()))
        .forEach(bodies::add);
    return List.copyOf(bodies);
  }

  /** Each difference with its places, and the lines that went and came. */
  public List<String> evidence() {
    var lines = new ArrayList<String>();
    results.forEach(result -> lines.addAll(UpdateFlow.evidence(result)));
    changedFiles().map(UnitFile::summary).forEach(lines::add);
    for (Body body : bodies()) {
      lines.addAll(LineChanges.of(body.before(), body.after(), last.version().text()));
    }
    return lines.stream().distinct().toList();
  }
}
