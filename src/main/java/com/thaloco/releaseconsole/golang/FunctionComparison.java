package com.thaloco.releaseconsole.golang;

import com.thaloco.releaseconsole.golang.Closure.Reached;
import com.thaloco.releaseconsole.profile.GoFunction;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Compares a function between two commits as Go code: what it does, and what everything does that
 * it uses. No change are: layout, comments, line ends, another file of the package, another order
 * or grouping of declarations, another spelling of the same literal, import aliases, names of local
 * variables, and names of package-level ones where nothing else changes.
 */
public final class FunctionComparison {
  private final GoModule older;
  private final GoModule newer;

  public FunctionComparison(GoModule older, GoModule newer) {
    this.older = older;
    this.newer = newer;
  }

  /** For two trees that nothing else is asked about. */
  public static FunctionComparison of(SourceTree older, SourceTree newer, BuildTarget target) {
    return new FunctionComparison(new GoModule(older, target), new GoModule(newer, target));
  }

  /** What became of one function. */
  public FunctionResult compare(GoFunction function) {
    String key = key(function);
    Closure before = new Closure(older, key);
    Closure after = new Closure(newer, key);
    Optional<SyntaxError> broken = error(after, newer, function);
    if (broken.isPresent()) {
      return new FunctionResult.Unreadable(function, true, broken.get());
    }
    broken = error(before, older, function);
    if (broken.isPresent()) {
      return new FunctionResult.Unreadable(function, false, broken.get());
    }
    Optional<SourceText> was = before.start().map(Reached::source);
    Optional<SourceText> is = after.start().map(Reached::source);
    if (was.isEmpty()) {
      return is.<FunctionResult>map(t -> new FunctionResult.Appeared(function, t))
          .orElseGet(() -> new FunctionResult.Absent(function));
    }
    if (is.isEmpty()) {
      return new FunctionResult.Disappeared(function, was.get());
    }
    before.align(after);
    after.align(before);
    List<Difference> differences = differences(before, after);
    return differences.isEmpty() || before.anonymous().equals(after.anonymous())
        ? new FunctionResult.Same(function, was.get(), is.get())
        : new FunctionResult.Changed(function, was.get(), is.get(), differences);
  }

  /**
   * What changes the unit files beside the functions that render them; empty where nothing does.
   */
  public List<FunctionResult> writers(List<GoFunction> renderers) {
    return UnitWriters.of(older, newer, this, renderers);
  }

  static String key(GoFunction function) {
    return GoModule.clean(function.folder()) + "#" + name(function);
  }

  /** {@code (*Server).Run}, {@code *Server.Run} and {@code Server.Run} are one. */
  private static String name(GoFunction function) {
    return function.name().replaceAll("[()*\\s]", "");
  }

  private static Optional<SyntaxError> error(
      Closure closure, GoModule module, GoFunction function) {
    return closure
        .error()
        .or(() -> module.packageIn(function.folder()).errors.stream().findFirst());
  }

  private static List<Difference> differences(Closure before, Closure after) {
    Set<String> keys = new LinkedHashSet<>(before.reached().keySet());
    keys.addAll(after.reached().keySet());
    List<Difference> differences = new ArrayList<>();
    for (String key : keys) {
      Optional<Reached> was = Optional.ofNullable(before.reached().get(key));
      Optional<Reached> is = Optional.ofNullable(after.reached().get(key));
      Reached one = was.or(() -> is).orElseThrow();
      if (was.isPresent() && is.isPresent()) {
        if (was.get().text().equals(is.get().text())) {
          continue;
        }
      } else if (!one.sure()) {
        // Only its name fits: that it came or went says nothing.
        continue;
      }
      differences.add(
          new Difference(
              one.symbol(), one.kind(), was.map(Reached::source), is.map(Reached::source)));
    }
    return differences;
  }
}
