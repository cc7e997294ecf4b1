package com.thaloco.releaseconsole.ui.checklist;

import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.Hash;
import com.thaloco.releaseconsole.ui.kit.Nodes;
import com.thaloco.releaseconsole.ui.kit.Panel;
import com.thaloco.releaseconsole.ui.kit.Prose;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.StatusLabel;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.kit.WrapRow;
import com.thaloco.releaseconsole.ui.state.Answer;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * A question of a check with a form for its answer. An answer that is not accepted is said to be
 * so, with the reason, and what was typed stays. One that was accepted can be changed.
 */
final class AnswerCard extends VBox {
  private final ProjectModel model;
  private final String check;
  private final Panel panel = new Panel();
  private final Prose question = new Prose();
  private final Prose advice = new Prose();
  private final AnswerForm form;
  private final StatusLabel state = new StatusLabel();
  private final Button keep;
  private final Button change;
  private final WrapRow row = new WrapRow(8);
  private Optional<String> sent = Optional.empty();
  private Optional<String> given = Optional.empty();
  private boolean checked;
  private boolean changing;

  AnswerCard(ProjectModel model, String check) {
    this.model = model;
    this.check = check;
    setId("question-" + check);
    panel.setTitle(Texts.of("check." + check));
    panel.setIcon("fth-help-circle");
    keep = button("answer-" + check, "version.answer", Feather.CHECK, this::send);
    change = button("change-" + check, "version.change", Feather.EDIT_2, this::change);
    form = new AnswerForm(check, this::offer, this::send);
    row.atLeft(true);
    row.getChildren().addAll(keep, change);
    if (check.equals("version.bump")) {
      ReleaseVersion minor = model.versionProperty().get().nextMinor();
      Button raise = VersionButton.of(model, minor, Feather.TRENDING_UP);
      raise.setId("raise-version");
      raise.getStyleClass().add("compact");
      row.getChildren().add(raise);
    }
    state.setId("answered-" + check);
    state.setWrapText(true);
    Nodes.whole(state);
    sayNothing();
    offer();
    panel.getBody().addAll(question, advice, form, row, state);
    getChildren().add(panel);
  }

  private static Button button(String id, String text, Feather icon, Runnable action) {
    Button button = Buttons.compact(Texts.of(text), icon, action);
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }

  private void offer() {
    keep.setDisable(form.text().isEmpty());
  }

  /** What was typed, or sent and not accepted. */
  boolean hasText() {
    return form.text().isPresent();
  }

  /**
   * Shows the question as its check asks it now, and what became of the answer.
   *
   * @param kept the answer that is kept for this commit and was accepted
   */
  void show(Answer answer, Optional<String> kept) {
    given = kept;
    boolean asks = answer.status() == Status.ASKS;
    changing = changing && !asks;
    form.offer(answer);
    if (kept.isPresent() && !changing) {
      form.clear(); // it is kept, and belongs to its commit
    }
    question.setText(answer.finding().map(Finding::summary).orElse(""));
    advice.setText(answer.finding().map(f -> f.remedy().words()).orElse(""));
    Nodes.show(advice, !advice.getText().isEmpty());
    arrange(kept.isEmpty() || changing);
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

  private void arrange(boolean open) {
    Nodes.show(form, open);
    Nodes.show(keep, open);
    Nodes.show(change, !open);
  }

  private void change() {
    changing = true;
    given.ifPresent(form::fill);
    arrange(true);
    form.focus();
  }

  /** Who pressed a button of this card keeps typing. */
  private void refocus() {
    if (keep.isFocused() || keep.isDisabled()) {
      form.focus();
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
    form.text()
        .ifPresent(text -> {
          sent = Optional.of(text);
          checked = false;
          changing = false;
          model.answer(check, text, () -> checked = true);
        });
  }
}
