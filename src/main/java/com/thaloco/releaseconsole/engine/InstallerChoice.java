package com.thaloco.releaseconsole.engine;

import com.thaloco.releaseconsole.bucket.ConfirmedObject;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.project.LiveState;
import java.util.Optional;

/**
 * Which install script belongs into the bucket: {@link PutInstaller} puts it there.
 *
 * @param <I> the proof of what came before
 * @param <O> the proof that it is there
 */
public interface InstallerChoice<I, O> {
  /** What putting it means, for people. */
  Description description();

  /**
   * The script of the release that is latest; empty where what is there stays.
   *
   * @param there what is in its place
   */
  Optional<InstallScript> wanted(
      LiveState now, Optional<ConfirmedObject> there, History past, Work work);

  /**
   * Whether the script may have been there before, so that requests that name the ETag of then may
   * still be under way. A cut's own is new, or has just been put back by a recovery.
   */
  default boolean isReturn() {
    return true;
  }

  /**
   * The proof.
   *
   * @param put the script that is there; empty where what is there stays
   */
  O proof(I in, Optional<InstallScript> put);
}
