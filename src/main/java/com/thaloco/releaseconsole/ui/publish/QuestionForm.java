package com.thaloco.releaseconsole.ui.publish;

import com.thaloco.releaseconsole.cut.CommitChoice;
import com.thaloco.releaseconsole.flow.Question;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.Hash;
import com.thaloco.releaseconsole.ui.kit.Nodes;
import com.thaloco.releaseconsole.ui.kit.Panel;
import com.thaloco.releaseconsole.ui.kit.Prose;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What a run asks, answered in place: the answer is kept, and it runs again. */
public final class QuestionForm extends VBox {
  private final ProjectModel model;
  private final BiConsumer<String, String> answer;
  private List<Question> shown = List.of();

  /**
   * @param answer gets a question's id and what was answered
   */
  public QuestionForm(ProjectModel model, BiConsumer<String, String> answer) {
    super(12);
    this.model = model;
    this.answer = answer;
  }

  /** Shows these; what is typed stays as long as the same is asked. */
  public void show(List<Question> questions) {
    if (questions.equals(shown)) {
      return;
    }
    shown = List.copyOf(questions);
    getChildren().setAll(questions.stream().map(this::panel).toList());
  }

  private Node panel(Question question) {
    if (question.id().equals(CommitChoice.ID)) {
      return new CommitForm(model, question, commit -> answered(question, commit));
    }
    var panel = new Panel();
    panel.setTitle(Texts.of("recover.question"));
    panel.setNote(question.id());
    panel.setIcon("fth-help-circle");
    panel.getBody().add(Nodes.whole(new Prose(Hash.inSentence(question.text()))));
    panel.getBody().add(question.choices().isEmpty() ? written(question) : chosen(question));
    return panel;
  }

  private Node chosen(Question question) {
    var row = new HBox(12);
    for (String choice : question.choices()) {
      Button button = Buttons.of(choice, () -> answered(question, choice));
      button.setMnemonicParsing(false);
      button.setId("answer-" + choice);
      row.getChildren().add(button);
    }
    return row;
  }

  private Node written(Question question) {
    var field = new TextField();
    field.setId("answer-text");
    field.setAccessibleText(question.text());
    HBox.setHgrow(field, Priority.ALWAYS);
    Button give =
        Buttons.of(
            Texts.of("recover.answer"),
            Feather.CORNER_DOWN_LEFT,
            () -> answered(question, field.getText().strip()));
    give.setId("answer-give");
    give.disableProperty().bind(field.textProperty().isEmpty());
    var label = new Label(Texts.of("recover.answer.label"));
    label.setLabelFor(field);
    var row = new HBox(12, label, field, give);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private void answered(Question question, String text) {
    answer.accept(question.id(), text);
  }
}
