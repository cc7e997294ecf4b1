package com.thaloco.releaseconsole.source;

import com.thaloco.releaseconsole.flow.Work;
import java.util.List;
import java.util.Optional;

/**
 * The port to one remote of a repository. Each call asks the remote itself, never a tracking ref.
 */
public interface Remote {
  /** Its address without any password in it. */
  String address();

  /**
   * All refs under {@code refs/heads/} and {@code refs/tags/}, in name order.
   *
   * @throws com.thaloco.releaseconsole.flow.ProblemException if it can't be reached
   */
  List<RemoteRef> refs(Work work);

  /**
   * Opens the connection that a push needs and sends nothing, as {@code git push --dry-run} does.
   * It proves that we are let in to push. What a server refuses for a single ref (protected tags,
   * its own hooks) shows only in the push itself.
   *
   * @throws com.thaloco.releaseconsole.flow.ProblemException if it can't be reached or does not let
   *     us push
   */
  void openToPush(Work work);

  /** Pushes one object to one ref, expecting the old id (empty: that the ref is absent). */
  RefResult push(String id, String ref, Optional<String> expected, Work work);

  /** Deletes one ref, expecting the old id. */
  RefResult delete(String ref, String expected, Work work);
}
