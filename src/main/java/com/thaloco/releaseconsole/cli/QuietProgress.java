package com.thaloco.releaseconsole.cli;

import com.thaloco.releaseconsole.flow.Event;
import java.util.function.Consumer;

/**
 * Shows only how far the whole of a run is, on a terminal, and leaves the output to the command.
 */
final class QuietProgress implements Consumer<Event> {
  private final ProgressLine progress;

  QuietProgress(CommonOptions common) {
    boolean terminal = !common.json() && System.console() != null && System.console().isTerminal();
    progress = new ProgressLine(common.err(), terminal);
  }

  @Override
  public synchronized void accept(Event event) {
    if (event instanceof Event.Moved moved && moved.stamp().object().isEmpty()) {
      progress.show(moved);
    }
  }

  /** Before anything else is printed. */
  synchronized void end() {
    progress.clear();
  }
}
