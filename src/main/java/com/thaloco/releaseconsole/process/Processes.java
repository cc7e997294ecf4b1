package com.thaloco.releaseconsole.process;

import com.thaloco.releaseconsole.flow.Work;

/** The port to child processes. */
public interface Processes {
  /**
   * Runs a command to its end; each line of output is an event. A stop or the timeout ends the
   * child and all its descendants.
   *
   * @throws com.thaloco.releaseconsole.flow.ProblemException if it can't be started or runs out of
   *     time
   * @throws com.thaloco.releaseconsole.flow.Cancelled on a stop
   */
  Exit run(Command command, Work work);
}
