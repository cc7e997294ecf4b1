package com.thaloco.releaseconsole.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;

/** What can be seen of a node and all within it; on the FX thread. */
record Sight(Node root) {
  Optional<Node> find(String id) {
    return all().filter(node -> id.equals(node.getId())).findFirst();
  }

  boolean has(String id) {
    return find(id).isPresent();
  }

  /** The text of a label or button. */
  Optional<String> text(String id) {
    return find(id).filter(Labeled.class::isInstance).map(node -> ((Labeled) node).getText());
  }

  /** All texts within what has this id. */
  List<String> texts(String id) {
    return find(id).map(node -> new Sight(node).texts()).orElse(List.of());
  }

  /** All texts of labels, in their order. */
  List<String> texts() {
    var texts = new ArrayList<String>();
    all()
        .filter(Labeled.class::isInstance)
        .map(node -> ((Labeled) node).getText())
        .filter(text -> text != null && !text.isBlank())
        .forEach(texts::add);
    return texts;
  }

  /** Those whose id begins so. */
  List<Node> withIds(String begin) {
    return all().filter(node -> node.getId() != null && node.getId().startsWith(begin)).toList();
  }

  /** Those of a kind. */
  Stream<Node> all(Class<? extends Node> kind) {
    return all().filter(kind::isInstance);
  }

  /** How many rows a table has, in sight or not; -1 where there is no table. */
  int rows(String id) {
    return table(id).map(table -> table.getItems().size()).orElse(-1);
  }

  /** The texts of each row in sight, from the first. */
  List<List<String>> cells(String id) {
    return table(id).stream()
        .flatMap(table -> new Sight(table).all())
        .filter(TableRow.class::isInstance)
        .map(row -> (TableRow<?>) row)
        .filter(row -> !row.isEmpty())
        .sorted(Comparator.comparingInt(TableRow::getIndex))
        .map(row -> new Sight(row).texts())
        .toList();
  }

  private Optional<TableView<?>> table(String id) {
    return find(id).stream()
        .flatMap(node -> new Sight(node).all())
        .filter(TableView.class::isInstance)
        .<TableView<?>>map(node -> (TableView<?>) node)
        .findFirst();
  }

  private Stream<Node> all() {
    return all(root);
  }

  private static Stream<Node> all(Node node) {
    if (!node.isVisible()) {
      return Stream.empty();
    }
    return node instanceof Parent parent
        ? Stream.concat(
            Stream.of(node), parent.getChildrenUnmodifiable().stream().flatMap(Sight::all))
        : Stream.of(node);
  }
}
