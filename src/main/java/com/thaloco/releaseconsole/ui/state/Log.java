package com.thaloco.releaseconsole.ui.state;

import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.journal.RunLog;
import com.thaloco.releaseconsole.ui.kit.LogLine;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

  /** Adds what a batch says, in the order in which it came. */
  public void add(EventFeed.Batch batch) {
    add(
        Stream.<Event>concat(batch.lines().stream(), batch.events().stream())
            .sorted(Comparator.comparingLong(event -> event.stamp().seq()))
            .map(RunLog.Line::of)
            .flatMap(Optional::stream)
            .toList());
  }

  /** Adds lines. */
  public void add(List<RunLog.Line> more) {
    if (more.isEmpty()) {
      return;
    }
    int over = lines.size() + more.size() - KEPT;
    if (over > 0) {
      lines.remove(0, Math.min(over, lines.size()));
    }
    lines.addAll(of(more.subList(Math.max(0, more.size() - KEPT), more.size())));
  }

  /** Adds a line of the console's own. */
  public void add(LogLine line) {
    if (lines.size() == KEPT) {
      lines.removeFirst();
    }
    lines.add(line);
  }

  /** The lines of a kept log. */
  public static List<LogLine> of(List<RunLog.Line> kept) {
    return kept.stream().map(line -> new LogLine(line.at(), line.step(), line.text())).toList();
  }
}
