package com.thaloco.releaseconsole.ui.shell;

import com.thaloco.releaseconsole.ui.kit.Nodes;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.StatusIcon;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;

/** One row of the rail. Its state's word is the tooltip and part of the accessible name. */
final class RailItem extends Button {
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

  private final ScreenId screen;
  private final Label name = new Label();
  private final Label count = new Label();
  private final FontIcon sign;
  private boolean selected;

  RailItem(ScreenId screen, RailStates.State state, String title, Consumer<ScreenId> opened) {
    this.screen = screen;
    getStyleClass()
        .setAll("rail-item", screen.group() == ScreenId.Group.SECTION ? "section" : "step");
    setId("rail-" + screen.key());
    name.setText(title);
    name.getStyleClass().add("rail-name");
    name.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(name, Priority.ALWAYS);
    sign = new FontIcon(screen.icon());
    count.getStyleClass().add("rail-count");
    var row = new HBox(8);
    row.setAlignment(Pos.CENTER_LEFT);
    if (screen.group() == ScreenId.Group.SECTION) {
      row.getChildren().add(sign);
    } else {
      var icon = new StatusIcon(state.status().getValue());
      icon.statusProperty().bind(state.status());
      count.textProperty().bind(state.count());
      row.getChildren().addAll(icon, sign);
      Nodes.show(sign, false);
    }
    row.getChildren().addAll(name, count);
    if (screen == ScreenId.RECOVER || screen == ScreenId.BUCKET) {
      row.getChildren().add(trouble(state));
    }
    setGraphic(row);
    setContentDisplay(javafx.scene.control.ContentDisplay.GRAPHIC_ONLY);
    row.prefWidthProperty().bind(widthProperty().subtract(20));
    setMaxWidth(Double.MAX_VALUE);
    setOnAction(event -> opened.accept(screen));
    var tip = new Tooltip();
    setTooltip(tip);
    state.status().addListener((all, before, now) -> describe(tip, now));
    name.textProperty().addListener(all -> describe(tip, state.status().getValue()));
    describe(tip, state.status().getValue());
  }

  /** A section shows a state only while something needs attention. */
  private static StatusIcon trouble(RailStates.State state) {
    var icon = new StatusIcon(state.status().getValue());
    icon.statusProperty().bind(state.status());
    icon.visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                () ->
                    state.status().getValue().isTrouble()
                        || state.status().getValue() == Status.OUT_OF_DATE,
                state.status()));
    return icon;
  }

  private void describe(Tooltip tip, Status status) {
    boolean step = screen.group() != ScreenId.Group.SECTION;
    String words =
        step || status.isTrouble() || status == Status.OUT_OF_DATE
            ? name.getText() + ": " + status.word()
            : name.getText();
    tip.setText(words);
    setAccessibleText(words);
    pseudoClassStateChanged(PseudoClass.getPseudoClass("quiet"), step && status == Status.NOT_RUN);
  }

  /**
   * Without words, where there is no room for them: the icon and its name for a screen reader stay.
   */
  void compact(boolean now) {
    Nodes.show(name, !now);
    Nodes.show(count, !now);
    Nodes.show(sign, now || screen.group() == ScreenId.Group.SECTION);
  }

  ScreenId screen() {
    return screen;
  }

  StringProperty nameProperty() {
    return name.textProperty();
  }

  boolean isSelectedItem() {
    return selected;
  }

  void select(boolean now) {
    selected = now;
    pseudoClassStateChanged(SELECTED, now);
  }
}
