package com.thaloco.releaseconsole.ui.checklist;

import com.thaloco.releaseconsole.ui.kit.Prose;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The body of a changelog's section, as a reader sees it: headings, lists and paragraphs. */
final class MarkdownView {
  private MarkdownView() {}

  /** How many changes a body lists. */
  static long items(String body) {
    return body.lines().filter(line -> line.startsWith("- ") || line.startsWith("* ")).count();
  }

  static List<Node> render(String body) {
    var nodes = new ArrayList<Node>();
    var text = new StringBuilder();
    boolean item = false;
    for (String line : body.lines().toList()) {
      String stripped = line.strip();
      boolean begins = stripped.startsWith("- ") || stripped.startsWith("* ");
      if (stripped.isEmpty() || stripped.startsWith("#") || begins) {
        flush(text, item, nodes);
        item = begins;
      }
      if (stripped.startsWith("#")) {
        var heading = new Label(stripped.replaceFirst("^#+\\s*", ""));
        heading.getStyleClass().add("finding-title");
        nodes.add(heading);
      } else if (!stripped.isEmpty()) {
        text.append(text.isEmpty() ? "" : " ").append(begins ? stripped.substring(2) : stripped);
      }
    }
    flush(text, item, nodes);
    return nodes;
  }

  private static void flush(StringBuilder text, boolean item, List<Node> nodes) {
    if (text.isEmpty()) {
      return;
    }
    var prose = new Prose(text.toString());
    text.setLength(0);
    if (!item) {
      nodes.add(prose);
      return;
    }
    HBox.setHgrow(prose, Priority.ALWAYS);
    var bullet = new Label("•");
    var row = new HBox(8, bullet, prose);
    nodes.add(row);
  }
}
