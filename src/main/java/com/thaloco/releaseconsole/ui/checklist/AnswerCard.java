package com.thaloco.releaseconsole.ui.checklist;

import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.Hash;
import com.thaloco.releaseconsole.ui.kit.Nodes;
import com.thaloco.releaseconsole.ui.kit.Panel;
import com.thaloco.releaseconsole.ui.kit.Prose;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.StatusLabel;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Answer;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * A question of a check with a field for its answer. An answer that is not accepted is said to be
 * so, with the reason, and what was typed stays.
 */
final class AnswerCard extends VBox {
  private final ProjectModel model;
  private final String check;
  private final Panel panel = new Panel();
  private final Prose question = new Prose();
  private final Prose advice = new Prose();
  private final TextField field = new TextField();
  private final StatusLabel state = new StatusLabel();
  private final Button keep;
  private final HBox row = new HBox(8);
  private Optional<String> sent = Optional.empty();
  private boolean checked;

  AnswerCard(ProjectModel model, String check) {
    this.model = model;
    this.check = check;
    setId("question-" + check);
    panel.setTitle(Texts.of("check." + check));
    panel.setIcon("fth-help-circle");
    field.setId("field-" + check);
    field.setPromptText(Texts.of("version.prompt"));
    field.setAccessibleText(Texts.of("check." + check));
    field.setOnAction(event -> send());
    HBox.setHgrow(field, Priority.ALWAYS);
    keep = Buttons.of(Texts.of("version.answer"), Feather.CHECK, this::send);
    keep.setId("answer-" + check);
    keep.disableProperty().bind(field.textProperty().isEmpty());
    state.setId("answered-" + check);
    state.setWrapText(true);
    Nodes.whole(state);
    sayNothing();
    row.setAlignment(Pos.CENTER_LEFT);
    panel.getBody().addAll(question, advice, row, state);
    getChildren().add(panel);
  }

  /** What was typed, or sent and not accepted. */
  boolean hasText() {
    return !field.getText().isBlank();
  }

  /** Shows the question as its check asks it now, and what became of the answer. */
  void show(Answer answer) {
    question.setText(answer.finding().map(Finding::summary).orElse(""));
    advice.setText(answer.finding().map(f -> f.remedy().words()).orElse(""));
    buttons(answer);
    String commit = Hash.commit(model.commitProperty().get());
    switch (answer.status()) {
      case ASKS -> {
        if (checked) {
          say(Status.BLOCKED, Texts.of("version.refused", sent.orElse("")));
          sent = Optional.empty();
          checked = false;
          refocus();
        }
      }
      case RUNNING ->
          sent.ifPresentOrElse(
              text -> say(Status.RUNNING, Texts.of("version.checking", text)), () -> {});
      case OUT_OF_DATE -> say(Status.OUT_OF_DATE, Texts.of("version.moved", commit));
      default -> sayNothing();
    }
  }

  /** Who pressed a button of this card keeps typing. */
  private void refocus() {
    if (row.getChildren().stream().anyMatch(Node::isFocused)) {
      field.requestFocus();
      field.end();
    }
  }

  private void say(Status status, String text) {
    state.show(status, text);
    Nodes.show(state, true);
  }

  private void sayNothing() {
    Nodes.show(state, false);
  }

  private void send() {
    if (hasText()) {
      answer(field.getText().strip());
    }
  }

  private void answer(String text) {
    sent = Optional.of(text);
    checked = false;
    model.answer(check, text, () -> checked = true);
  }

  /** The buttons that the question allows now; those that stay keep the focus. */
  private void buttons(Answer answer) {
    if (row.getChildren().isEmpty()) {
      row.getChildren().addAll(field, keep);
      if (mayBeYes(answer)) {
        add(
            Buttons.of(Texts.of("version.yes"), Feather.CHECK, () -> answer("yes")),
            "yes-" + check);
      }
      if (check.equals("version.bump")) {
        ReleaseVersion minor = model.versionProperty().get().nextMinor();
        add(VersionButton.of(model, minor, Feather.TRENDING_UP), "raise-version");
      }
      keep.getStyleClass().add("compact");
      keep.setMinWidth(Region.USE_PREF_SIZE);
    }
  }

  private void add(Button button, String id) {
    button.setId(id);
    button.getStyleClass().add("compact");
    button.setMinWidth(Region.USE_PREF_SIZE);
    row.getChildren().add(button);
  }

  /** Whether the check takes a plain "yes". */
  private static boolean mayBeYes(Answer answer) {
    return answer.finding().stream()
        .flatMap(finding -> finding.remedy().actions().stream())
        .anyMatch(action ->
            action instanceof Action.Answer(var _, Optional<String> choice)
                && choice.filter("yes"::equals).isPresent());
  }
}
