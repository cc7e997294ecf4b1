package com.thaloco.releaseconsole.ui.checklist;

import com.thaloco.releaseconsole.ui.kit.Nodes;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.state.Answer;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.scene.layout.VBox;

/** A card for each question that a screen's checks ask; what is typed outlives checking again. */
final class AnswerCards extends VBox {
  private final ProjectModel model;
  private final ScreenId screen;
  private final Map<String, AnswerCard> cards = new HashMap<>();

  AnswerCards(ProjectModel model, ScreenId screen) {
    super(16);
    this.model = model;
    this.screen = screen;
    InvalidationListener renderer = all -> render();
    model.checking().answersProperty().addListener(renderer);
    model.answersProperty().addListener(renderer);
    render();
  }

  private void render() {
    for (Answer answer : model.checking().of(screen)) {
      Optional<String> kept =
          Optional.ofNullable(model.answersProperty().get().get(answer.id()))
              .filter(text -> answer.status() == Status.WARNED); // what an answer resolves warns
      AnswerCard card = cards.get(answer.id());
      if (card == null && (answer.status() == Status.ASKS || kept.isPresent())) {
        card = new AnswerCard(model, answer.id());
        cards.put(answer.id(), card);
        getChildren().add(card);
      }
      if (card != null) {
        card.show(answer, kept);
        if (kept.isEmpty() && isOver(answer, card)) {
          cards.remove(answer.id());
          getChildren().remove(card);
        }
      }
    }
    Nodes.show(this, !cards.isEmpty());
  }

  /** Whether it asks no more; while it is asked again, or for a commit before, no one knows. */
  private static boolean isOver(Answer answer, AnswerCard card) {
    return switch (answer.status()) {
      case ASKS, RUNNING -> false;
      case OUT_OF_DATE -> !card.hasText();
      default -> true;
    };
  }
}
