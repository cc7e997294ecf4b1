package com.thaloco.releaseconsole.golang;

import java.util.List;
import java.util.Optional;

/**
 * One package-level name. A grouped spec gives one for each of its names.
 *
 * @param name the name, or {@code Receiver.Method}
 * @param node what to show: the spec or the whole function
 * @param index the position of the name in its spec
 * @param iota for constants: the value of {@code iota}
 * @param type the declared type, for constants that repeat an earlier spec that one's
 * @param value the initial value, where each name has its own
 * @param sharedValue the one call that gives several names their values
 */
record Declaration(
    Kind kind,
    String name,
    GoNode node,
    int index,
    int iota,
    Optional<GoNode> type,
    Optional<GoNode> value,
    Optional<GoNode> sharedValue,
    List<String> embeds) {

  enum Kind {
    CONST("const"),
    VAR("var"),
    TYPE("type"),
    FUNC("func"),
    METHOD("method");

    final String word;

    Kind(String word) {
      this.word = word;
    }
  }

  /** Whether it is a constant or a variable. */
  boolean isValue() {
    return kind == Kind.CONST || kind == Kind.VAR;
  }

  GoSource source() {
    return node.source;
  }

  static Declaration plain(Kind kind, String name, GoNode node) {
    return new Declaration(
        kind, name, node, 0, 0, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
  }
}
