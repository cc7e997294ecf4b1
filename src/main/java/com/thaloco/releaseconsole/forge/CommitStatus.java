package com.thaloco.releaseconsole.forge;

import java.util.List;

/** The CI status of one commit. Contexts that are not green are named with their state. */
public sealed interface CommitStatus {
  /** Every context is green; their names. */
  record Green(List<String> contexts) implements CommitStatus {
    public Green {
      contexts = List.copyOf(contexts);
    }
  }

  /** Some are still running, none failed: {@code build (in_progress)}. */
  record Pending(List<String> contexts) implements CommitStatus {
    public Pending {
      contexts = List.copyOf(contexts);
    }
  }

  /** Some failed: {@code build (failure)}. */
  record Red(List<String> contexts) implements CommitStatus {
    public Red {
      contexts = List.copyOf(contexts);
    }
  }

  /** The forge knows no status for the commit; a sentence on what it said. */
  record Absent(String reason) implements CommitStatus {}

  /** The forge can't be asked; why, in a sentence. */
  record Unreachable(String reason) implements CommitStatus {}
}
