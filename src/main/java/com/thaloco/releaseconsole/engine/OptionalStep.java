package com.thaloco.releaseconsole.engine;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The step of a part that a project may not have. Without the part there is no step to plan or to
 * take, and nothing to prove (docs/decisions/0088).
 *
 * @param step empty where the project does not have the part
 * @param without the proof that is then given
 */
public record OptionalStep<I, O>(Optional<Step<I, O>> step, Function<I, O> without) {
  /** The step of a part. */
  public static <P, I, O> OptionalStep<I, O> of(
      Optional<P> part, Function<P, Step<I, O>> step, Function<I, O> without) {
    return new OptionalStep<>(part.map(step), without);
  }

  /** It, or nothing. */
  public List<Step<I, O>> list() {
    return step.stream().toList();
  }
}
