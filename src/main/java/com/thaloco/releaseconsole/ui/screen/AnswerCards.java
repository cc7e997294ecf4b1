package com.thaloco.releaseconsole.ui.screen;

import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.state.Answer;
import com.thaloco.releaseconsole.ui.state.Desk;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.util.HashMap;
import java.util.Map;
import javafx.beans.InvalidationListener;
import javafx.scene.layout.VBox;

/** A card for each question that a screen's checks ask; what is typed outlives checking again. */
final class AnswerCards extends VBox {
  private final Desk desk;
  private final ScreenId screen;
  private final Map<String, AnswerCard> cards = new HashMap<>();

  AnswerCards(Desk desk, ScreenId screen) {
    super(16);
    this.desk = desk;
    this.screen = screen;
    InvalidationListener renderer = all -> render();
    desk.checking().answers().addListener(renderer);
    render();
  }

  private void render() {
    for (Answer answer : desk.checking().of(screen)) {
      AnswerCard card = cards.get(answer.id());
      if (card == null && answer.status() == Status.ASKS) {
        card = new AnswerCard(desk, answer.id());
        cards.put(answer.id(), card);
        getChildren().add(card);
      }
      if (card != null) {
        card.show(answer);
        if (isOver(answer, card)) {
          cards.remove(answer.id());
          getChildren().remove(card);
        }
      }
    }
    Arranged.show(this, !cards.isEmpty());
  }

  /** Whether it asks no more; while it is asked again, or for a commit before, nobody knows. */
  private static boolean isOver(Answer answer, AnswerCard card) {
    return switch (answer.status()) {
      case ASKS, RUNNING -> false;
      case OUT_OF_DATE -> !card.hasText();
      default -> true;
    };
  }
}
