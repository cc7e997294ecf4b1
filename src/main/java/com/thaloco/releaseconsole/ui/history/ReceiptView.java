package com.thaloco.releaseconsole.ui.history;

import com.thaloco.releaseconsole.recover.past.CutRecord;
import com.thaloco.releaseconsole.ui.kit.Amounts;
import com.thaloco.releaseconsole.ui.kit.EvidenceTable;
import com.thaloco.releaseconsole.ui.kit.Segmented;
import com.thaloco.releaseconsole.ui.kit.Texts;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What a receipt says, group by group: checked, answered, built, signed, uploaded, verified. */
final class ReceiptView extends VBox {
  /** One field. */
  private record Field(String name, String value) {}

  private final HBox groups = new HBox();
  private final EvidenceTable<Field> table = new EvidenceTable<>();
  private String last = "";
  private String whole = "";

  ReceiptView() {
    groups.getStyleClass().add("history-bar");
    table.setId("receipt-fields");
    table.setAccessibleText(Texts.of("history.fields"));
    table.setPlaceholder(new Label(Texts.of("history.fields.none")));
    table
        .text(Texts.of("history.field"), 190, Field::name)
        .nodes(
            Texts.of("history.value"),
            440,
            Pos.CENTER_LEFT,
            field -> FieldValue.of(field.value(), at -> Amounts.when(at, Instant.now())));
    VBox.setVgrow(table, Priority.ALWAYS);
    getChildren().addAll(groups, table);
  }

  /** Shows a receipt; the group that was examined stays where it has one. */
  void show(CutRecord sheet) {
    var byGroup = new LinkedHashMap<String, List<Field>>();
    sheet
        .fields()
        .forEach((key, value) ->
            byGroup
                .computeIfAbsent(key.group(), name -> new java.util.ArrayList<>())
                .add(new Field(key.field(), value)));
    whole =
        sheet.fields().entrySet().stream()
            .map(each ->
                "%s %s: %s"
                    .formatted(each.getKey().group(), each.getKey().field(), each.getValue()))
            .collect(Collectors.joining("\n"));
    List<String> names = List.copyOf(byGroup.keySet());
    if (names.isEmpty()) {
      groups.getChildren().clear();
      table.getItems().clear();
      return;
    }
    var choice =
        new Segmented(
            names.stream().map(name -> "receipt-" + name).toList(),
            byGroup.entrySet().stream().map(ReceiptView::word).toList(),
            index -> choose(names.get(index), byGroup));
    groups.getChildren().setAll(choice.scrolling());
    String first = names.contains(last) ? last : names.getFirst();
    choice.choose(names.indexOf(first));
    choose(first, byGroup);
  }

  /** All of it as text, for the clipboard. */
  String text() {
    return whole;
  }

  private static String word(Map.Entry<String, List<Field>> group) {
    return Texts.of(
        "history.group.count",
        Texts.of("history.group." + group.getKey()),
        group.getValue().size());
  }

  private void choose(String group, Map<String, List<Field>> byGroup) {
    last = group;
    table.show(byGroup.getOrDefault(group, List.of()));
  }
}
