package com.thaloco.releaseconsole.engine;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.project.LiveState;
import java.util.Optional;

/**
 * What is to become of the manifest: {@link WriteManifest} makes it so.
 *
 * @param <I> the proof of what came before
 * @param <O> the proof that it is so
 */
public interface ManifestChange<I, O> {
  /** What the change means, for people. */
  Description description();

  /** What is seen where the manifest says it already, or must not be made to say it. */
  Optional<StepState<O>> seen(I in, LiveState now, Work work);

  /** Why it is not written although no one has changed it; empty where nothing speaks against. */
  default Optional<Problem> refusal(I in, LiveState now, Work work) {
    return Optional.empty();
  }

  /**
   * Someone else wrote the manifest after it was kept; empty where it is kept again and then
   * changed, a problem where the change is not wanted any more.
   */
  Optional<Problem> moved(I in, Optional<StoredManifest> before, LiveState now, Work work);

  /** What is written; it is made unique by whoever writes it. */
  Manifest after(I in, StoredManifest before, Work work);
}
