package com.thaloco.releaseconsole.source;

import java.util.List;

/** Paths that are not as HEAD has them, each list in path order. */
public record WorkingTree(
    List<String> staged, List<String> modified, List<String> untracked, List<String> conflicting) {
  public WorkingTree {
    staged = List.copyOf(staged);
    modified = List.copyOf(modified);
    untracked = List.copyOf(untracked);
    conflicting = List.copyOf(conflicting);
  }

  /** Whether nothing differs and nothing unknown lies about. */
  public boolean isClean() {
    return staged.isEmpty() && modified.isEmpty() && untracked.isEmpty() && conflicting.isEmpty();
  }
}
