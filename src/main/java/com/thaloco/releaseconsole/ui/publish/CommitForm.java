package com.thaloco.releaseconsole.ui.publish;

import com.thaloco.releaseconsole.flow.Printable;
import com.thaloco.releaseconsole.flow.Question;
import com.thaloco.releaseconsole.source.Repository;
import com.thaloco.releaseconsole.ui.kit.Amounts;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.Hash;
import com.thaloco.releaseconsole.ui.kit.Nodes;
import com.thaloco.releaseconsole.ui.kit.Panel;
import com.thaloco.releaseconsole.ui.kit.Prose;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Which commit is released: that of the unfinished cut, or HEAD. Each with its subject and date,
 * and neither as a default.
 */
final class CommitForm extends VBox {
  private final Panel panel = new Panel();

  /** A commit as people know it. */
  private record Named(String id, String subject, String date) {
    static Named of(Repository repository, String commit) {
      if (repository.commit(commit).isEmpty()) {
        return new Named(commit, Texts.of("publish.commit.gone"), "");
      }
      String subject = repository.message(commit).lines().findFirst().orElse("");
      return new Named(
          commit,
          Printable.of(subject),
          Amounts.when(repository.committedAt(commit), Instant.now()));
    }
  }

  private final Question question;
  private final Consumer<String> chosen;

  /**
   * @param chosen gets the id of the commit
   */
  CommitForm(ProjectModel model, Question question, Consumer<String> chosen) {
    this.question = question;
    this.chosen = chosen;
    setId("commit-choice");
    panel.setTitle(Texts.of("publish.commit.title", model.cutting().versionText()));
    panel.setIcon("fth-git-commit");
    panel.getBody().add(Nodes.whole(new Prose(Texts.of("publish.commit.words"))));
    getChildren().add(panel);
    model
        .worker()
        .<List<Named>>run(
            () ->
                question.choices().stream()
                    .map(commit -> Named.of(model.project().repository(), commit))
                    .toList(),
            named -> named.forEach(each -> panel.getBody().add(row(each))),
            failed ->
                question
                    .choices()
                    .forEach(commit -> panel.getBody().add(row(new Named(commit, "", "")))));
  }

  private HBox row(Named commit) {
    boolean head = commit.id().equals(question.boundTo());
    var subject = new Label(commit.subject());
    subject.getStyleClass().add("finding-title");
    subject.setWrapText(true);
    var id = new Label(Hash.commit(commit.id()));
    id.getStyleClass().add("code");
    var what = new Label(Texts.of(head ? "publish.commit.is-head" : "publish.commit.is-begun"));
    var date = new Label(commit.date());
    for (Label quiet : List.of(what, date)) {
      quiet.getStyleClass().addAll("caption", "muted");
    }
    var facts = new HBox(8, id, what, date);
    facts.setAlignment(Pos.CENTER_LEFT);
    var text = new VBox(2, subject, facts);
    HBox.setHgrow(text, Priority.ALWAYS);
    Button take =
        Buttons.of(
            Texts.of(head ? "publish.commit.head" : "publish.commit.begun"),
            () -> chosen.accept(commit.id()));
    take.setId(head ? "release-head" : "release-begun");
    take.setMinWidth(Region.USE_PREF_SIZE);
    var row = new HBox(12, text, take);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("inset-box");
    return row;
  }
}
