package com.thaloco.releaseconsole.source;

import java.util.List;

/**
 * Paths that are not as HEAD has them, each list in path order.
 *
 * @param assumed those of the modified ones that are marked assume-unchanged, which git status does
 *     not show
 * @param skipped the same with the mark skip-worktree
 */
public record WorkingTree(
    List<String> staged,
    List<String> modified,
    List<String> untracked,
    List<String> conflicting,
    List<String> assumed,
    List<String> skipped) {
  public WorkingTree {
    staged = List.copyOf(staged);
    modified = List.copyOf(modified);
    untracked = List.copyOf(untracked);
    conflicting = List.copyOf(conflicting);
    assumed = List.copyOf(assumed);
    skipped = List.copyOf(skipped);
  }

  /** Whether nothing differs and nothing unknown lies about. */
  public boolean isClean() {
    return staged.isEmpty() && modified.isEmpty() && untracked.isEmpty() && conflicting.isEmpty();
  }
}
