package com.thaloco.releaseconsole.engine;

import com.thaloco.releaseconsole.bucket.Condition;
import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.bucket.Written;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.History;
import java.util.Optional;

/**
 * The one writer of a release's objects: created where nothing is, and in the place of other bytes
 * only while they are the ones that were seen.
 *
 * @param <I> the proof of what came before
 * @param <O> the proof that the object has the right bytes
 */
public final class PutObject<I, O> implements Step<I, O> {
  private final StepName id;
  private final ChangeTargets targets;
  private final ObjectChange<I, O> change;
  private Optional<String> before = Optional.empty();
  private Optional<String> stored = Optional.empty();

  /**
   * @param change which object, and what it is to be
   */
  public PutObject(StepName id, ChangeTargets targets, ObjectChange<I, O> change) {
    this.id = id;
    this.targets = targets;
    this.change = change;
  }

  @Override
  public StepName id() {
    return id;
  }

  @Override
  public Description description() {
    return change.description();
  }

  @Override
  public StepState<O> observe(I in, History past, Work work) {
    Optional<ObjectInfo> there = targets.bucket().head(change.key());
    Optional<StepState<O>> seen = change.seen(in, there, stored, work);
    if (seen.isPresent()) {
      return seen.get();
    }
    before = there.map(ObjectInfo::etag);
    return new StepState.Missing<>(
        new Effect(
            "bucket",
            change.key(),
            change.sha256(in),
            before.map(etag -> "If-Match: " + etag).orElse("If-None-Match: *")));
  }

  @Override
  public void perform(I in, Effect next, Work work) {
    if (before.isPresent()) {
      change.beforeReplacing(in, work);
    }
    ObjectChange.Content content = change.content(in);
    Written written =
        targets
            .bucket()
            .put(
                next.key(),
                content.body(),
                content.headers(),
                before.<Condition>map(Condition.Matches::new).orElseGet(Condition.Absent::new),
                work);
    switch (written) {
      case Written.Stored(String etag) -> {
        stored = Optional.of(etag);
        work.line("%s is stored, ETag %s".formatted(next.key(), etag));
      }
      case Written.Refused() -> // looked at again: it may be our own write whose answer was lost
          work.line(
              "The bucket reports that %s has changed; it is read again".formatted(next.key()));
    }
  }
}
