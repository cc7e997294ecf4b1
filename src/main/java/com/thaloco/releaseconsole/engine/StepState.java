package com.thaloco.releaseconsole.engine;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Question;
import java.util.List;
import java.util.Map;

/** What a step sees when it looks at the real bytes. */
public sealed interface StepState<O> {
  /** It holds; {@code left} says where to look next time, and never replaces the proof. */
  record Holds<O>(O proof, String detail, Map<String, String> left) implements StepState<O> {
    public Holds {
      left = Map.copyOf(left);
    }

    /** A proof that leaves nothing to look at. */
    public Holds(O proof, String detail) {
      this(proof, detail, Map.of());
    }
  }

  /** An effect is missing. */
  record Missing<O>(Effect next) implements StepState<O> {}

  /** Only the maintainer can say. */
  record Asks<O>(List<Question> questions) implements StepState<O> {}

  /** Something else is there, and it is not ours to change. */
  record Differs<O>(Problem problem) implements StepState<O> {}
}
