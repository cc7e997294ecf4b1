package com.thaloco.releaseconsole.profile;

import com.thaloco.releaseconsole.flow.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Names other credentials in the text of a settings file. Whatever else is there, comments
 * included, stays as it is.
 */
public final class CredentialEdit {
  private static final String BUCKET = "bucket";
  private static final String CREDENTIALS = "credentials";

  private final String file;
  private final List<String> lines;

  private CredentialEdit(String file, String text) {
    this.file = file;
    this.lines = new ArrayList<>(text.lines().toList());
  }

  /**
   * The text with the choice in it.
   *
   * @param file its name, for problems
   * @param text the file as it is; empty where there is none
   * @throws com.thaloco.releaseconsole.flow.ProblemException if the file is no settings file, or
   *     its bucket is written in one line
   */
  public static String in(String file, String text, CredentialChoice choice) {
    if (text.isBlank()) {
      return choice
          .yaml()
          .map(c -> "format: 1\nbucket:\n  credentials: %s\n".formatted(c))
          .orElse("format: 1\n");
    }
    var edit = new CredentialEdit(file, text);
    edit.put(choice.yaml(), text);
    return String.join("\n", edit.lines) + "\n";
  }

  private void put(Optional<String> choice, String text) {
    var findings = new ProfileErrors();
    Node root = YamlText.read(text.getBytes(StandardCharsets.UTF_8), file, findings);
    Optional<NodeTuple> bucket = tuple(root, BUCKET);
    if (bucket.isEmpty()) {
      choice.ifPresent(c -> {
        lines.add(BUCKET + ":");
        lines.add("  " + CREDENTIALS + ": " + c);
      });
      return;
    }
    if (!(bucket.get().getValueNode() instanceof MappingNode below)
        || below.getFlowStyle() == FlowStyle.FLOW) {
      throw unwritable().toException();
    }
    Optional<NodeTuple> named = tuple(below, CREDENTIALS);
    if (named.isPresent()) {
      replace(named.get(), choice, below.getValue().size() == 1 ? bucket : Optional.empty());
    } else {
      int column = start(below.getValue().getFirst().getKeyNode()).getColumn();
      choice.ifPresent(c ->
          lines.add(
              start(bucket.get().getKeyNode()).getLine() + 1,
              " ".repeat(column) + CREDENTIALS + ": " + c));
    }
  }

  /** Takes the lines of the key out, and puts one in its place; an empty bucket goes as well. */
  private void replace(NodeTuple there, Optional<String> choice, Optional<NodeTuple> alone) {
    Mark from = start(there.getKeyNode());
    int last = lastLine(there.getValueNode());
    lines.subList(from.getLine(), last + 1).clear();
    choice.ifPresentOrElse(
        c -> lines.add(from.getLine(), " ".repeat(from.getColumn()) + CREDENTIALS + ": " + c),
        () -> alone.ifPresent(bucket -> lines.remove(start(bucket.getKeyNode()).getLine())));
  }

  /** A block ends where the next thing begins; its last value is where it really ends. */
  private static int lastLine(Node node) {
    if (node instanceof MappingNode m
        && m.getFlowStyle() != FlowStyle.FLOW
        && !m.getValue().isEmpty()) {
      return lastLine(m.getValue().getLast().getValueNode());
    }
    return node.getEndMark().map(Mark::getLine).orElseThrow();
  }

  private static Mark start(Node node) {
    return node.getStartMark().orElseThrow();
  }

  private static Optional<NodeTuple> tuple(Node node, String key) {
    return node instanceof MappingNode m
        ? m.getValue().stream()
            .filter(t -> t.getKeyNode() instanceof ScalarNode k && k.getValue().equals(key))
            .findFirst()
        : Optional.empty();
  }

  private Problem unwritable() {
    return Problem.input(
        "settings.by-hand",
        "%s has its bucket in a form that is not edited here.".formatted(file),
        "Nothing was written.",
        "Write bucket as a block with a line for each key, or name the credentials there"
            + " yourself.");
  }
}
