package com.thaloco.releaseconsole.golang;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * One node of a syntax tree, copied out of tree-sitter so that nothing native outlives the parse.
 * Comments, separators and line ends are left out.
 */
final class GoNode {
  final GoSource source;
  final String type;
  final boolean named;
  final String field;
  final int start;
  final int end;
  final int line;
  final int height;
  final List<GoNode> children;

  GoNode(
      GoSource source,
      String type,
      boolean named,
      String field,
      int start,
      int end,
      int line,
      List<GoNode> children) {
    this.source = source;
    this.type = type;
    this.named = named;
    this.field = field;
    this.start = start;
    this.end = end;
    this.line = line;
    this.children = children;
    int below = 0;
    for (GoNode child : children) {
      below = Math.max(below, child.height);
    }
    this.height = below + 1;
  }

  boolean is(String wanted) {
    return type.equals(wanted);
  }

  boolean isAny(String... wanted) {
    for (String one : wanted) {
      if (type.equals(one)) {
        return true;
      }
    }
    return false;
  }

  String text() {
    return source.text(start, end);
  }

  String place() {
    return source.path() + ":" + line;
  }

  Optional<GoNode> child(String fieldName) {
    for (GoNode child : children) {
      if (child.field.equals(fieldName)) {
        return Optional.of(child);
      }
    }
    return Optional.empty();
  }

  List<GoNode> all(String fieldName) {
    List<GoNode> found = new ArrayList<>();
    for (GoNode child : children) {
      if (child.field.equals(fieldName) && child.named) {
        found.add(child);
      }
    }
    return found;
  }

  List<GoNode> namedChildren() {
    return children.stream().filter(c -> c.named).toList();
  }

  List<GoNode> named(String wanted) {
    return children.stream().filter(c -> c.is(wanted)).toList();
  }

  Optional<GoNode> firstNamed() {
    return children.stream().filter(c -> c.named).findFirst();
  }

  /** Itself and everything below it, parents first, in source order. */
  void walk(Consumer<GoNode> visitor) {
    visitor.accept(this);
    for (GoNode child : children) {
      child.walk(visitor);
    }
  }

  List<GoNode> find(Predicate<GoNode> wanted) {
    List<GoNode> found = new ArrayList<>();
    walk(n -> {
      if (wanted.test(n)) {
        found.add(n);
      }
    });
    return found;
  }

  /** This expression without the parentheses around it. */
  GoNode bare() {
    GoNode inner = this;
    while (inner.isAny("parenthesized_expression", "parenthesized_type", "literal_element")) {
      Optional<GoNode> only = inner.firstNamed();
      if (only.isEmpty()) {
        break;
      }
      inner = only.get();
    }
    return inner;
  }

  @Override
  public String toString() {
    return type + " at " + place();
  }
}
