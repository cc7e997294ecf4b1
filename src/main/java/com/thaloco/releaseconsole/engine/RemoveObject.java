package com.thaloco.releaseconsole.engine;

import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.flow.Printable;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.History;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Removes one object, after a last look. S3 has no condition on a removal.
 *
 * @param <I> the proof of what came before
 */
public final class RemoveObject<I> implements Step<I, String> {
  private final StepName id;
  private final ChangeTargets targets;
  private final String key;
  private final Description description;
  private final BiFunction<ObjectInfo, Work, Optional<Problem>> refusal;

  /**
   * @param refusal why what is there must not be removed; empty if it may
   */
  public RemoveObject(
      StepName id,
      ChangeTargets targets,
      String key,
      Description description,
      BiFunction<ObjectInfo, Work, Optional<Problem>> refusal) {
    this.id = id;
    this.targets = targets;
    this.key = key;
    this.description = description;
    this.refusal = refusal;
  }

  @Override
  public StepName id() {
    return id;
  }

  @Override
  public Description description() {
    return description;
  }

  @Override
  public StepState<String> observe(I in, History past, Work work) {
    Optional<ObjectInfo> there = targets.bucket().head(key);
    if (there.isEmpty()) {
      return new StepState.Holds<>(key, "%s is removed".formatted(Printable.of(key)));
    }
    return refusal
        .apply(there.get(), work)
        .<StepState<String>>map(StepState.Differs::new)
        .orElseGet(() ->
            new StepState.Missing<>(new Effect("bucket", key, "", "is " + there.get().etag())));
  }

  @Override
  public void perform(I in, Effect next, Work work) {
    targets.bucket().delete(key);
  }
}
