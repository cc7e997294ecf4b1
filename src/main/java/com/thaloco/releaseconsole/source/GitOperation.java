package com.thaloco.releaseconsole.source;

import java.util.Optional;
import org.eclipse.jgit.lib.RepositoryState;

/** What git begins in one command and ends in another. */
public enum GitOperation {
  MERGE("merge", "git commit", "git merge --abort"),
  CHERRY_PICK("cherry-pick", "git cherry-pick --continue", "git cherry-pick --abort"),
  REVERT("revert", "git revert --continue", "git revert --abort"),
  REBASE("rebase", "git rebase --continue", "git rebase --abort"),
  /** Patches from mails. */
  AM("git am", "git am --continue", "git am --abort"),
  /** Is only ever ended. */
  BISECT("bisect", "", "git bisect reset");

  private final String noun;
  private final String finish;
  private final String abort;

  GitOperation(String noun, String finish, String abort) {
    this.noun = noun;
    this.finish = finish;
    this.abort = abort;
  }

  /** Its name: {@code cherry-pick}. */
  public String noun() {
    return noun;
  }

  /** The command that completes it; empty where there is none. */
  public Optional<String> finish() {
    return Optional.of(finish).filter(command -> !command.isEmpty());
  }

  /** The command that ends it and keeps nothing of it. */
  public String abort() {
    return abort;
  }

  static Optional<GitOperation> of(RepositoryState state) {
    return switch (state) {
      case MERGING, MERGING_RESOLVED -> Optional.of(MERGE);
      case CHERRY_PICKING, CHERRY_PICKING_RESOLVED -> Optional.of(CHERRY_PICK);
      case REVERTING, REVERTING_RESOLVED -> Optional.of(REVERT);
      case REBASING, REBASING_REBASING, REBASING_MERGE, REBASING_INTERACTIVE -> Optional.of(REBASE);
      case APPLY -> Optional.of(AM);
      case BISECTING -> Optional.of(BISECT);
      case BARE, SAFE -> Optional.empty();
    };
  }
}
