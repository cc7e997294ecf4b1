package com.thaloco.releaseconsole.flow;

import java.util.List;

/** How a run ended. Faces match it exhaustively. */
public sealed interface Outcome<T> {
  /** The word of the contract. */
  default String word() {
    return switch (this) {
      case Ok<T> _ -> "done";
      case Asks<T> _ -> "asks";
      case Refused<T> _ -> "refused";
      case Stopped<T> _ -> "stopped";
    };
  }

  /** Done. */
  record Ok<T>(T value) implements Outcome<T> {}

  /** Ended because only the maintainer can answer; run again with the answers. */
  record Asks<T>(List<Question> questions) implements Outcome<T> {
    public Asks {
      questions = List.copyOf(questions);
    }
  }

  /** Ended with a reason and a way on. */
  record Refused<T>(Problem problem) implements Outcome<T> {}

  /** Stopped by the user at a step; resumable. */
  record Stopped<T>(StepId at) implements Outcome<T> {}
}
