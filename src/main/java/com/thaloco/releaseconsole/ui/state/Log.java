package com.thaloco.releaseconsole.ui.state;

import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.ui.kit.LogLine;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The newest lines of a run, bounded. */
public final class Log {
  private static final int KEPT = 10_000;

  private final ObservableList<LogLine> lines = FXCollections.observableArrayList();

  /** The lines, oldest first. */
  public ObservableList<LogLine> lines() {
    return lines;
  }

  /** Forgets all lines. */
  public void clear() {
    lines.clear();
  }

  /** Adds lines of a batch. */
  public void add(List<Event.Line> more) {
    if (more.isEmpty()) {
      return;
    }
    int over = lines.size() + more.size() - KEPT;
    if (over > 0) {
      lines.remove(0, Math.min(over, lines.size()));
    }
    lines.addAll(more.stream().map(Log::line).toList());
  }

  /** Adds a line of the console's own. */
  public void add(LogLine line) {
    if (lines.size() == KEPT) {
      lines.removeFirst();
    }
    lines.add(line);
  }

  private static LogLine line(Event.Line line) {
    return new LogLine(line.stamp().at(), line.stamp().step().name(), line.text());
  }
}
