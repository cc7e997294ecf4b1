package com.thaloco.releaseconsole.engine;

import com.thaloco.releaseconsole.bucket.Body;
import com.thaloco.releaseconsole.bucket.ObjectHeaders;
import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.flow.Work;
import java.util.Optional;

/**
 * Which bytes an object of a release is to have: {@link PutObject} writes them.
 *
 * @param <I> the proof of what came before
 * @param <O> the proof that it has them
 */
public interface ObjectChange<I, O> {
  /** What is written. */
  record Content(Body body, ObjectHeaders headers) {}

  /** What writing it means, for people. */
  Description description();

  /** Its key. */
  String key();

  /** The hash that it will have; empty where it is not known before. */
  String sha256(I in);

  /**
   * What is seen where it has the right bytes already, or must not be written.
   *
   * @param stored the ETag of what this run has written; no one else can have written that
   */
  Optional<StepState<O>> seen(I in, Optional<ObjectInfo> there, Optional<String> stored, Work work);

  /** What has to be done before other bytes are replaced. */
  default void beforeReplacing(I in, Work work) {}

  /** What is written. */
  Content content(I in);
}
