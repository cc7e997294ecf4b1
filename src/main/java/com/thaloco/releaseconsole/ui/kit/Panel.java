package com.thaloco.releaseconsole.ui.kit;

import javafx.beans.DefaultProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** A card with a header strip: icon, title, a quieter note, and things at the right. */
@DefaultProperty("body")
public final class Panel extends VBox {
  private final Label title = new Label();
  private final Label note = new Label();
  private final HBox right = new HBox(8);
  private final HBox header = new HBox(8);
  private final VBox body = new VBox();

  public Panel() {
    getStyleClass().add("panel");
    title.getStyleClass().add("panel-title");
    note.getStyleClass().addAll("panel-note");
    note.managedProperty().bind(note.textProperty().isNotEmpty());
    title.setMinWidth(Region.USE_PREF_SIZE);
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    right.setAlignment(Pos.CENTER_RIGHT);
    right.setMinWidth(Region.USE_PREF_SIZE);
    var whole = new Tooltip();
    whole.textProperty().bind(note.textProperty());
    note.textProperty()
        .addListener(all -> note.setTooltip(note.getText().length() > 40 ? whole : null));
    header.getStyleClass().add("panel-header");
    header.setAlignment(Pos.CENTER_LEFT);
    header.getChildren().addAll(title, note, space, right);
    body.getStyleClass().add("panel-body");
    VBox.setVgrow(body, Priority.ALWAYS);
    getChildren().addAll(header, body);
    body.getChildren().addListener((ListChangeListener<Node>) change -> frameTables());
  }

  /** Tables and lists reach the edges; text does not. */
  private void frameTables() {
    boolean edge =
        body.getChildren().stream().anyMatch(node -> node.getStyleClass().contains("to-edge"));
    body.pseudoClassStateChanged(PseudoClass.getPseudoClass("edge"), edge);
  }

  /** The title. */
  public StringProperty titleProperty() {
    return title.textProperty();
  }

  public String getTitle() {
    return title.getText();
  }

  public void setTitle(String text) {
    title.setText(text);
  }

  /** What is quietly beside the title. */
  public StringProperty noteProperty() {
    return note.textProperty();
  }

  public String getNote() {
    return note.getText();
  }

  public void setNote(String text) {
    note.setText(text);
  }

  /** The icon's name, such as {@code fth-tag}. */
  public void setIcon(String literal) {
    setHeaderGraphic(new FontIcon(literal));
  }

  public String getIcon() {
    return title.getGraphic() instanceof FontIcon icon ? icon.getIconLiteral() : "";
  }

  /** Any graphic before the title. */
  public void setHeaderGraphic(Node graphic) {
    title.setGraphic(graphic);
  }

  /** What is at the right of the header. */
  public ObservableList<Node> getRight() {
    return right.getChildren();
  }

  /** The body. */
  public ObservableList<Node> getBody() {
    return body.getChildren();
  }

  /** Lets a long title be cut off, and shows it whole as a tooltip. */
  public void shrinkTitle() {
    title.setMinWidth(0);
    var whole = new Tooltip();
    whole.textProperty().bind(title.textProperty());
    title.setTooltip(whole);
  }

  /** Colours border and header: WARNED or BLOCKED; others take the colour away. */
  public void tone(Status status) {
    pseudoClassStateChanged(PseudoClass.getPseudoClass("warned"), status == Status.WARNED);
    pseudoClassStateChanged(PseudoClass.getPseudoClass("blocked"), status == Status.BLOCKED);
  }
}
