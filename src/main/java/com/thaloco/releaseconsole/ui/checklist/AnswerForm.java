package com.thaloco.releaseconsole.ui.checklist;

import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/** An answer as a form: a choice where the check takes only some, and a reason. */
final class AnswerForm extends VBox {
  private static final String BECAUSE = ", because ";

  /** One choice; {@code word} begins the answer, and the reason may have to follow. */
  private record Choice(String word, boolean needsReason, RadioButton button) {}

  private final String check;
  private final Runnable changed;
  private final TextField field = new TextField();
  private final Label reason = new Label();
  private final ToggleGroup group = new ToggleGroup();
  private List<String> offered = List.of();
  private List<Choice> choices = List.of();

  /**
   * @param changed called when something else is chosen or typed
   * @param send called for Enter in the field
   */
  AnswerForm(String check, Runnable changed, Runnable send) {
    super(8);
    this.check = check;
    this.changed = changed;
    field.setId("field-" + check);
    field.getStyleClass().add("asked-for");
    field.setAccessibleText(Texts.of("version.reason.of", Texts.of("check." + check)));
    field.setOnAction(event -> send.run());
    field.textProperty().addListener(all -> typed());
    reason.setLabelFor(field);
    reason.setText(Texts.of("version.reason"));
    group.selectedToggleProperty().addListener(all -> changed.run());
    getChildren().addAll(reason, field);
  }

  /** Offers what the check takes now; what was chosen and typed stays. */
  void offer(Answer answer) {
    List<String> now =
        answer.finding().stream()
            .flatMap(finding -> finding.remedy().actions().stream())
            .flatMap(action ->
                action instanceof Action.Answer(var _, Optional<String> choice)
                    ? choice.stream()
                    : java.util.stream.Stream.empty())
            .toList();
    if (answer.finding().map(Finding::status).filter(Finding.Status.ASKS::equals).isEmpty()
        || now.equals(offered)) {
      return;
    }
    offered = now;
    var made = new ArrayList<Choice>();
    for (String text : now) {
      String word = text.split("\\W", 2)[0];
      var button = new RadioButton(Texts.of(word.equals("yes") ? "version.yes" : "version.no"));
      button.setId(word + "-" + check);
      button.setToggleGroup(group);
      button.setWrapText(true);
      made.add(new Choice(word, !text.equals(word), button));
    }
    choices = List.copyOf(made);
    getChildren().setAll(choices.stream().map(Choice::button).toList());
    getChildren().addAll(reason, field);
  }

  /** Whoever types a reason without a choice means the one that needs it. */
  private void typed() {
    if (chosen().isEmpty() && !field.getText().isBlank()) {
      choices.stream()
          .filter(Choice::needsReason)
          .reduce((a, b) -> b)
          .ifPresent(choice -> choice.button().setSelected(true));
    }
    changed.run();
  }

  private Optional<Choice> chosen() {
    return choices.stream().filter(choice -> choice.button().isSelected()).findFirst();
  }

  /** The answer as its check reads it; empty while it is not complete. */
  Optional<String> text() {
    String why = field.getText().strip();
    if (choices.isEmpty()) {
      return Optional.of(why).filter(text -> !text.isEmpty());
    }
    return chosen()
        .filter(choice -> !why.isEmpty() || !choice.needsReason())
        .map(choice -> why.isEmpty() ? choice.word() : choice.word() + BECAUSE + why);
  }

  /** Takes out what was chosen and typed. */
  void clear() {
    group.selectToggle(null);
    field.clear();
  }

  /** Fills in an answer that was given. */
  void fill(String text) {
    Optional<Choice> given =
        choices.stream().filter(c -> text.matches("(?is)" + c.word() + "\\b.*")).findFirst();
    given.ifPresent(choice -> choice.button().setSelected(true));
    field.setText(
        given
            .map(choice -> text.replaceFirst("(?is)^" + choice.word() + "\\W*(because\\W+)?", ""))
            .orElse(text));
  }

  /** Whoever answers types here. */
  void focus() {
    field.requestFocus();
    field.end();
  }
}
