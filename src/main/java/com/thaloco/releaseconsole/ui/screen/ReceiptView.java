package com.thaloco.releaseconsole.ui.screen;

import com.thaloco.releaseconsole.recover.past.Sheet;
import com.thaloco.releaseconsole.ui.kit.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What a receipt says, group by group: checked, answered, built, signed, uploaded, verified. */
final class ReceiptView extends VBox {
  /** One field. */
  private record Field(String name, String value) {}

  private final HBox groups = new HBox(8);
  private final ToggleGroup chosen = new ToggleGroup();
  private final TableView<Field> table = new TableView<>();
  private String last = "";
  private String whole = "";

  ReceiptView() {
    groups.getStyleClass().add("history-bar");
    table.getStyleClass().addAll("dense", "edge-to-edge");
    table.setId("receipt-fields");
    table.setAccessibleText(Texts.of("history.fields"));
    table.setPlaceholder(new Label(Texts.of("history.fields.none")));
    FieldColumns.add(table, "history.field", 210, Field::name);
    FieldColumns.add(table, "history.value", 420, Field::value);
    VBox.setVgrow(table, Priority.ALWAYS);
    getChildren().addAll(groups, table);
  }

  /** Shows a receipt; the group that was looked at stays where it has one. */
  void show(Sheet sheet) {
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
    chosen.getToggles().clear(); // else one that is gone stays chosen, and Tab finds none
    groups.getChildren().setAll(byGroup.entrySet().stream().map(this::toggle).toList());
    chosen.getToggles().stream()
        .filter(toggle -> last.equals(toggle.getUserData()))
        .findFirst()
        .or(() -> chosen.getToggles().stream().findFirst())
        .ifPresent(chosen::selectToggle);
  }

  /** All of it as text, for the clipboard. */
  String text() {
    return whole;
  }

  private ToggleButton toggle(Map.Entry<String, List<Field>> group) {
    var button =
        new ToggleButton(
            Texts.of(
                "history.group.count",
                Texts.of("history.group." + group.getKey()),
                group.getValue().size()));
    button.setUserData(group.getKey());
    button.setId("receipt-" + group.getKey());
    button.getStyleClass().add("compact");
    button.setToggleGroup(chosen);
    button
        .selectedProperty()
        .addListener((all, before, now) -> {
          if (now) {
            last = group.getKey();
            table.getItems().setAll(group.getValue());
          }
        });
    button.setOnAction(event -> chosen.selectToggle(button)); // never none
    return button;
  }
}
