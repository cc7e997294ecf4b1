package com.thaloco.releaseconsole.profile;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A value of the file with its key path, such as {@code bucket.public_url}, for what is wrong
 * there.
 */
record PlacedValue(Node node, String path, ProfileErrors findings) {
  static PlacedValue root(Node node, ProfileErrors findings) {
    return new PlacedValue(node, "", findings);
  }

  /** The value of a key; this place itself where the key is left out. */
  PlacedValue at(String key) {
    return tuple(key)
        .map(t -> new PlacedValue(t.getValueNode(), inside(key), findings))
        .orElse(new PlacedValue(node, inside(key), findings));
  }

  /** An item of a list. */
  PlacedValue at(int index) {
    String inner = path + "[" + index + "]";
    return node instanceof SequenceNode s && index < s.getValue().size()
        ? new PlacedValue(s.getValue().get(index), inner, findings)
        : new PlacedValue(node, inner, findings);
  }

  /** The same path at another node: a key rather than its value. */
  PlacedValue on(Node other) {
    return new PlacedValue(other, path, findings);
  }

  Optional<NodeTuple> tuple(String key) {
    return node instanceof MappingNode m
        ? m.getValue().stream()
            .filter(t -> t.getKeyNode() instanceof ScalarNode k && k.getValue().equals(key))
            .findFirst()
        : Optional.empty();
  }

  /** The file that this is in. */
  String file() {
    return mark().map(Mark::getName).orElse("");
  }

  /**
   * Something is wrong here.
   *
   * @param found without the path: {@code is a number}
   * @param allowed a sentence on what belongs there
   */
  void wrong(String found, String allowed) {
    int line = mark().map(Mark::getLine).orElse(0) + 1;
    int column = mark().map(Mark::getColumn).orElse(0) + 1;
    String name = path.isEmpty() ? "the document" : path;
    findings.add(file(), line, column, name + " " + found + ".", allowed);
  }

  /** What is here, for people. */
  String kind() {
    return switch (node) {
      case MappingNode _ -> "a mapping";
      case SequenceNode _ -> "a list";
      case ScalarNode s ->
          switch (List.of(s.getTag().getValue().split(":")).getLast()) {
            case "int", "float" -> "the number " + shown(s.getValue());
            case "bool" -> "the truth value " + s.getValue();
            case "null" -> "empty";
            default -> quote(s.getValue());
          };
      default -> "something else";
    };
  }

  static String quote(String text) {
    return '"' + shown(text) + '"';
  }

  private static String shown(String text) {
    String line = text.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t");
    return line.length() > 60 ? line.substring(0, 60) + "…" : line;
  }

  private String inside(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private Optional<Mark> mark() {
    return node.getStartMark();
  }
}
