package com.thaloco.releaseconsole.golang;

import com.thaloco.releaseconsole.profile.GoFunction;
import java.util.List;

/** How a function of one commit relates to the function of that name in another. */
public sealed interface FunctionResult {
  /** Which function was compared. */
  GoFunction function();

  /** It does the same, however it is written and wherever in its package it is. */
  record Same(GoFunction function, SourceText before, SourceText after) implements FunctionResult {}

  /** It, or something that it uses, is not what it was. */
  record Changed(
      GoFunction function, SourceText before, SourceText after, List<Difference> differences)
      implements FunctionResult {
    public Changed {
      differences = List.copyOf(differences);
    }
  }

  /** Only the newer commit has it. */
  record Appeared(GoFunction function, SourceText after) implements FunctionResult {}

  /** Only the older commit has it. */
  record Disappeared(GoFunction function, SourceText before) implements FunctionResult {}

  /** Neither commit has it: the profile names something that does not exist. */
  record Absent(GoFunction function) implements FunctionResult {}

  /**
   * A file of a package that it needs can't be read as Go, so that no one can tell.
   *
   * @param newer whether it is the newer commit's file
   */
  record Unreadable(GoFunction function, boolean newer, SyntaxError error)
      implements FunctionResult {}

  /** Whether it is certain that nothing has changed. */
  default boolean same() {
    return this instanceof Same;
  }
}
