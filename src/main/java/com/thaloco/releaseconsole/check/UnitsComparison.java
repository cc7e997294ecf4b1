package com.thaloco.releaseconsole.check;

import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.golang.BuildTarget;
import com.thaloco.releaseconsole.golang.Difference;
import com.thaloco.releaseconsole.golang.FunctionComparison;
import com.thaloco.releaseconsole.golang.FunctionResult;
import com.thaloco.releaseconsole.golang.SourceText;
import com.thaloco.releaseconsole.golang.UpdateFlow;
import com.thaloco.releaseconsole.project.Candidate;
import com.thaloco.releaseconsole.project.CommitTree;
import com.thaloco.releaseconsole.project.LastRelease;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The functions that render unit files, compared with those of the last release: what a screen
 * shows side by side.
 *
 * @param results one for each renderer of the profile, in order
 */
public record UnitsComparison(LastRelease last, List<FunctionResult> results) {
  public UnitsComparison {
    results = List.copyOf(results);
  }

  /**
   * One thing that differs.
   *
   * @param function the renderer that uses it
   * @param symbol its name
   * @param before its place and text in the last release; empty where it is new
   * @param after its place and text in the commit; empty where it is gone
   */
  public record Body(
      String function, String symbol, Optional<SourceText> before, Optional<SourceText> after) {}

  /** Compares the profile's renderers; empty where there is no last release or no renderer. */
  public static Optional<UnitsComparison> of(Candidate subject, Work work) {
    if (subject.profile().units().renderers().isEmpty()) {
      return Optional.empty();
    }
    return subject.lastRelease(work).map(last -> of(subject, last));
  }

  private static UnitsComparison of(Candidate subject, LastRelease last) {
    FunctionComparison comparison =
        FunctionComparison.of(
            new CommitTree(subject, last.commit()),
            new CommitTree(subject, subject.commit()),
            BuildTarget.of(subject.profile().build()));
    return new UnitsComparison(
        last, subject.profile().units().renderers().stream().map(comparison::compare).toList());
  }

  /** Whether every renderer certainly does what it did. */
  public boolean unchanged() {
    return results.stream().allMatch(FunctionResult::same);
  }

  /** Why no one can tell, for renderers that are in neither commit or can't be read. */
  public List<String> untold() {
    return results.stream()
        .filter(r -> r instanceof FunctionResult.Absent || r instanceof FunctionResult.Unreadable)
        .flatMap(r -> UpdateFlow.evidence(r).stream())
        .toList();
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
    return List.copyOf(bodies);
  }

  /** Each difference with its places, and the lines that went and came. */
  public List<String> evidence() {
    var lines = new ArrayList<String>();
    results.forEach(result -> lines.addAll(UpdateFlow.evidence(result)));
    for (Body body : bodies()) {
      lines.addAll(LineChanges.of(body.before(), body.after(), last.version().text()));
    }
    return lines.stream().distinct().toList();
  }
}
