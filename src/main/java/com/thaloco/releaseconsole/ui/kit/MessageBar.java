package com.thaloco.releaseconsole.ui.kit;

import com.thaloco.releaseconsole.flow.Problem;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The one message of a screen. A failure has three lines (happened, not done, next) with the raw
 * text one click below and a copy button.
 */
public final class MessageBar extends HBox {
  private final FontIcon icon = new FontIcon(Status.WARNED.icon());
  private final Label title = new Label();
  private final VBox words = new VBox(4, title);
  private final VBox buttons = new VBox(8);

  public MessageBar() {
    super(12);
    getStyleClass().add("message-bar");
    setAccessibleRole(AccessibleRole.TEXT);
    icon.getStyleClass().add("message-icon");
    title.getStyleClass().add("message-title");
    title.setWrapText(true);
    title.setMinHeight(Region.USE_PREF_SIZE);
    HBox.setHgrow(words, Priority.ALWAYS);
    buttons.setAlignment(Pos.TOP_CENTER);
    buttons.setMinWidth(Region.USE_PREF_SIZE);
    getChildren().addAll(icon, words, buttons);
    managedProperty().bind(visibleProperty());
    setVisible(false);
  }

  /** Takes the message away. */
  public void clear() {
    setVisible(false);
  }

  /** Shows a problem in its three sentences. */
  public void problem(Problem problem) {
    show(Status.BLOCKED, problem.happened(), List.of(problem.notDone()));
    if (!problem.next().isEmpty()) {
      words.getChildren().add(new RemedyBox(problem.next()));
    }
    setAccessibleText(
        String.join(" ", problem.happened(), problem.notDone(), problem.next().words()));
    if (!problem.evidence().isEmpty()) {
      words.getChildren().add(raw(String.join("\n", problem.evidence())));
    }
    var copy =
        new CopyButton(
            Texts.of("message.copied"),
            () ->
                String.join(
                    "\n",
                    List.of(
                        problem.happened(),
                        problem.notDone(),
                        problem.next().asText(),
                        String.join("\n", problem.evidence()))));
    buttons.getChildren().setAll(copy);
  }

  /** Puts a button before what is at the right. */
  public void action(Region button) {
    buttons.getChildren().addFirst(button);
  }

  /** Shows a message in the tone of a state, with buttons at its right. */
  public void show(Status tone, String lead, List<String> lines, Region... actions) {
    icon.setIconCode(tone.icon());
    title.setText(lead);
    words.getChildren().setAll(title);
    lines.stream()
        .filter(line -> !line.isBlank())
        .map(Prose::new)
        .forEach(words.getChildren()::add);
    buttons.getChildren().setAll(actions);
    for (Status each : Status.values()) {
      pseudoClassStateChanged(each.pseudoClass(), false);
    }
    pseudoClassStateChanged(tone.pseudoClass(), true);
    pseudoClassStateChanged(PseudoClass.getPseudoClass("shown"), true);
    setAccessibleText(lead + " " + String.join(" ", lines));
    setVisible(true);
  }

  /** Puts these buttons before what is at the right. */
  public void buttons(Region... more) {
    buttons.getChildren().addAll(0, List.of(more));
  }

  /** A further line. */
  public void note(String line) {
    words.getChildren().add(new Prose(line));
  }

  /** Something below the lines, such as the steps of a cut. */
  public void below(Region node) {
    words.getChildren().add(node);
  }

  private static TitledPane raw(String text) {
    var area = new TextArea(text);
    area.setEditable(false);
    area.getStyleClass().add("code");
    area.setPrefRowCount(Math.clamp(text.lines().count(), 2, 8));
    var fold = new TitledPane(Texts.of("message.details"), area);
    fold.setExpanded(false);
    fold.getStyleClass().add("dense");
    return fold;
  }
}
