package com.thaloco.releaseconsole.golang;

import com.thaloco.releaseconsole.profile.GoFunction;
import com.thaloco.releaseconsole.profile.UpdateFlowRules;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Whether a release touches the update flow (docs/rules.md, Verification releases), and the
 * evidence.
 */
public final class UpdateFlow {
  private final UpdateFlowRules rules;

  public UpdateFlow(UpdateFlowRules rules) {
    this.rules = rules;
  }

  /**
   * One line for each thing that touches it; none when nothing does. A function that can't be
   * compared counts as touched. A Go file of the rules' paths counts only where its code means
   * something else.
   *
   * @param changed the paths that differ between the commits
   */
  public List<String> touched(
      SourceTree older, SourceTree newer, BuildTarget target, List<String> changed) {
    List<String> evidence = new ArrayList<>();
    FunctionComparison comparison = FunctionComparison.of(older, newer, target);
    for (GoFunction function : rules.functions()) {
      evidence.addAll(evidence(comparison.compare(function)));
    }
    TreeSet<String> paths = new TreeSet<>();
    for (String path : changed) {
      if (rules.paths().stream().map(GoModule::clean).anyMatch(p -> covers(p, path))) {
        paths.add(path);
      }
    }
    new FunctionalChanges(older, newer, target, List.of(), List.of())
        .among(List.copyOf(paths))
        .forEach(c -> evidence.add(c.summary()));
    return List.copyOf(evidence);
  }

  private static boolean covers(String rule, String path) {
    return rule.isEmpty() || path.equals(rule) || path.startsWith(rule + "/");
  }

  /** What a comparison says, one line for each difference; none where nothing has changed. */
  public static List<String> evidence(FunctionResult result) {
    String name = result.function().name();
    return switch (result) {
      case FunctionResult.Same _ -> List.of();
      case FunctionResult.Changed changed ->
          changed.differences().stream().map(d -> name + ": " + d.summary()).toList();
      case FunctionResult.Appeared appeared ->
          List.of("%s: new in %s".formatted(name, place(appeared.after())));
      case FunctionResult.Disappeared gone ->
          List.of("%s: gone, was in %s".formatted(name, place(gone.before())));
      case FunctionResult.Absent absent ->
          List.of("%s: neither commit has it in %s".formatted(name, absent.function().folder()));
      case FunctionResult.Unreadable broken ->
          List.of("%s: can't be compared, %s".formatted(name, broken.error()));
    };
  }

  private static String place(SourceText text) {
    return text.file() + ":" + text.line();
  }
}
