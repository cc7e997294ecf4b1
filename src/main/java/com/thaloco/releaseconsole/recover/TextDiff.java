package com.thaloco.releaseconsole.recover;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;

/** A change of a file as a unified diff with three lines of context; empty for no change. */
final class TextDiff {
  private static final int CONTEXT = 3;

  private TextDiff() {}

  static List<String> unified(String file, String before, String after) {
    List<String> old = before.lines().toList();
    return UnifiedDiffUtils.generateUnifiedDiff(
        file, file, old, DiffUtils.diff(old, after.lines().toList()), CONTEXT);
  }
}
