package com.thaloco.releaseconsole.flow;

import java.util.Optional;

/** What a run tells while it continues. Faces fold events; only {@link Moved} may be conflated. */
public sealed interface Event {
  EventContext stamp();

  /** The state of a step. */
  enum State {
    RUNNING,
    DONE,
    STOPPED,
    FAILED
  }

  /**
   * A step began or ended.
   *
   * @param detail a sentence on what came out
   * @param already whether it was found done, and nothing had to be changed
   */
  record StepChanged(EventContext stamp, State state, Optional<String> detail, boolean already)
      implements Event {
    /** One that did what was to be done. */
    public StepChanged(EventContext stamp, State state, Optional<String> detail) {
      this(stamp, state, detail, false);
    }
  }

  /** Bytes or counts moved so far; {@code total} is negative while it is unknown. */
  record Moved(EventContext stamp, long done, long total) implements Event {}

  /** One line of output, without its line end. */
  record Line(EventContext stamp, String text) implements Event {}

  /** A check has an answer. */
  record Found(EventContext stamp, Finding finding) implements Event {}

  /** The run needs the maintainer: it ends, and runs again with the answer. */
  record Asked(EventContext stamp, Question question) implements Event {}

  /** What clients get now, in one sentence; {@code released} once they see the new release. */
  record Visibility(EventContext stamp, boolean released, String sentence) implements Event {}

  /** The last event of a run. */
  record Ended(EventContext stamp, String outcome) implements Event {}
}
