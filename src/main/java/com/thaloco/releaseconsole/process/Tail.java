package com.thaloco.releaseconsole.process;

import java.util.ArrayDeque;
import java.util.List;

/** The last lines of both outputs. Thread-safe. */
final class Tail {
  private static final int MOST = 200;
  private final ArrayDeque<String> lines = new ArrayDeque<>();

  synchronized void add(String line) {
    if (lines.size() == MOST) {
      lines.removeFirst();
    }
    lines.addLast(line);
  }

  synchronized List<String> lines() {
    return List.copyOf(lines);
  }
}
