package com.thaloco.releaseconsole.cli;

import com.thaloco.releaseconsole.flow.Event;
import java.io.PrintStream;
import java.util.Locale;

/**
 * One line at the foot of a terminal that says how far a transfer is; nothing without a terminal.
 */
final class ProgressLine {
  private static final int CELLS = 24;
  private static final long EVERY_NANOS = 50_000_000;

  private final PrintStream out;
  private final boolean terminal;
  private long painted;
  private boolean visible;

  ProgressLine(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  void show(Event.Moved moved) {
    long now = System.nanoTime();
    if (!terminal || now - painted < EVERY_NANOS) {
      return;
    }
    painted = now;
    visible = true;
    erase();
    out.print(text(moved));
    out.flush();
  }

  void clear() {
    if (visible) {
      erase();
      visible = false;
    }
  }

  private void erase() {
    if (out instanceof TerminalStream own) {
      own.control("\r\u001b[K");
    }
  }

  private static String text(Event.Moved moved) {
    String what = moved.stamp().object().orElse(moved.stamp().step().name());
    if (moved.total() <= 0) {
      return "%s  %s".formatted(what, amount(moved.done()));
    }
    int full = (int) Math.min(CELLS, CELLS * moved.done() / moved.total());
    return "[%s%s] %s of %s  %s"
        .formatted(
            "#".repeat(full),
            ".".repeat(CELLS - full),
            amount(moved.done()),
            amount(moved.total()),
            what);
  }

  private static String amount(long value) {
    return value < 10_000
        ? String.valueOf(value)
        : String.format(Locale.ROOT, "%.1f M", value / 1e6);
  }
}
