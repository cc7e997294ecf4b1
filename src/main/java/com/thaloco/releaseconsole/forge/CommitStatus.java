package com.thaloco.releaseconsole.forge;

import java.util.List;

/** The CI status of one commit. */
public sealed interface CommitStatus {
  /** Every context is green; their names. */
  record Green(List<String> contexts) implements CommitStatus {}

  /** Some are still running. */
  record Pending(List<String> contexts) implements CommitStatus {}

  /** Some failed. */
  record Red(List<String> contexts) implements CommitStatus {}

  /** The forge knows no status for the commit. */
  record Absent() implements CommitStatus {}

  /** The forge can't be asked; why. */
  record Unreachable(String reason) implements CommitStatus {}
}
