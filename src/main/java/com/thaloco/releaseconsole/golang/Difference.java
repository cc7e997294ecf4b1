package com.thaloco.releaseconsole.golang;

import java.util.Optional;

/**
 * One thing that a function depends on (or the function itself) and that is not what it was.
 *
 * @param symbol the name, {@code Receiver.Method}, or an embedded file's path
 * @param before where and what it was; empty when it is new
 * @param after where and what it is; empty when it is gone
 */
public record Difference(
    String symbol, Kind kind, Optional<SourceText> before, Optional<SourceText> after) {

  /** What has changed. */
  public enum Kind {
    FUNCTION("func"),
    METHOD("method"),
    CONSTANT("const"),
    VARIABLE("var"),
    TYPE("type"),
    EMBEDDED_FILE("embedded file"),
    CALL("call"),
    UNIT("unit");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** As in Go, where Go has a word for it. */
    public String word() {
      return word;
    }
  }

  /** One line of evidence: {@code const restartSec in units.go:12: "5" → "7"}. */
  public String summary() {
    SourceText place = after.or(() -> before).orElseThrow();
    String head = "%s %s in %s:%d".formatted(kind.word(), symbol, place.file(), place.line());
    if (before.isEmpty()) {
      return head + ": new";
    }
    if (after.isEmpty()) {
      return head + ": gone";
    }
    String was = before.get().brief();
    String is = after.get().brief();
    boolean small = was.length() <= 80 && is.length() <= 80 && !was.contains("\n");
    return small && !is.contains("\n") && !was.equals(is)
        ? "%s: %s → %s".formatted(head, was, is)
        : head + ": changed";
  }
}
