package com.thaloco.releaseconsole.ui.screen;

import atlantafx.base.theme.Styles;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.Panel;
import com.thaloco.releaseconsole.ui.kit.Prose;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Answer;
import com.thaloco.releaseconsole.ui.state.Desk;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.util.HashMap;
import java.util.Map;
import javafx.beans.InvalidationListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Why this number: contracts and evidence, and the questions that only the maintainer answers. */
public final class VersionScreen extends Screen {
  @FXML private Panel findings;
  @FXML private AnswerList answers;
  @FXML private VBox more;

  private final Map<String, Panel> questions = new HashMap<>();

  public VersionScreen(Desk desk, Navigator go) {
    super(desk, go);
  }

  @Override
  protected void initialize() {
    answers.show(desk.checking(), ScreenId.VERSION);
    InvalidationListener renderer = all -> ask();
    desk.checking().answers().addListener(renderer);
    new StepActions(desk, go, ScreenId.VERSION)
        .bind(
            frame,
            () -> Texts.of("source.promise"),
            () -> Texts.of("check.promise.rest"),
            Buttons.of(
                Texts.of("check.again"),
                Feather.ROTATE_CCW,
                () -> desk.checking().run(ScreenId.VERSION)));
    ask();
  }

  /** A card for each question that is open; it stays while its check runs again. */
  private void ask() {
    for (Answer answer : desk.checking().of(ScreenId.VERSION)) {
      boolean open = answer.status() == Status.ASKS;
      Panel card = questions.get(answer.id());
      if (open && card == null) {
        card = question(answer);
        questions.put(answer.id(), card);
        more.getChildren().add(card);
      } else if (!open && answer.status() != Status.RUNNING && card != null) {
        questions.remove(answer.id());
        more.getChildren().remove(card);
      }
    }
  }

  private Panel question(Answer answer) {
    var panel = new Panel();
    panel.setTitle(Texts.of("check." + answer.id()));
    panel.setIcon("fth-help-circle");
    var field = new TextField();
    field.setId("field-" + answer.id());
    field.setPromptText(Texts.of("version.prompt"));
    field.setAccessibleText(Texts.of("check." + answer.id()));
    HBox.setHgrow(field, Priority.ALWAYS);
    Runnable send =
        () -> {
          if (!field.getText().isBlank()) {
            desk.answer(answer.id(), field.getText());
          }
        };
    field.setOnAction(event -> send.run());
    Button keep = Buttons.of(Texts.of("version.answer"), Feather.CHECK, send);
    keep.setId("answer-" + answer.id());
    keep.getStyleClass().add(Styles.SMALL);
    panel
        .getBody()
        .addAll(
            new Prose(answer.finding().map(f -> f.remedy()).orElse("")), new HBox(8, field, keep));
    return panel;
  }
}
