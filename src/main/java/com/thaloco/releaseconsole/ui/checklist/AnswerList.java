package com.thaloco.releaseconsole.ui.checklist;

import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.ui.kit.FindingRow;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Answer;
import com.thaloco.releaseconsole.ui.state.Checking;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** The findings of one screen, a problem first, kept up to date. */
public final class AnswerList extends VBox {
  private Map<String, Node> remedies = Map.of();
  private final InvalidationListener renderer = all -> render();
  private Optional<Checking> checking = Optional.empty();
  private List<String> ids = List.of();
  private List<Answer> shown = List.of();

  public AnswerList() {
    getStyleClass().addAll("answer-list", "to-edge");
  }

  /** Shows the answers of a screen. */
  public void show(Checking source, ScreenId screen) {
    show(source, source.checks(screen), Map.of());
  }

  /**
   * Shows these answers.
   *
   * @param buttons what resolves a problem, by check
   */
  public void show(Checking source, List<String> wanted, Map<String, Node> buttons) {
    checking = Optional.of(source);
    ids = wanted;
    remedies = Map.copyOf(buttons);
    source.answersProperty().addListener(new WeakInvalidationListener(renderer));
    render();
  }

  private void render() {
    List<Answer> now =
        checking.stream()
            .flatMap(source -> ids.stream().map(source::answer))
            .sorted((a, b) -> a.status().compareTo(b.status()))
            .toList();
    if (now.equals(shown)) {
      return;
    }
    shown = now;
    getChildren().setAll(now.stream().map(this::row).toList());
  }

  private Node row(Answer answer) {
    Finding finding =
        answer.finding().orElseGet(() -> Finding.notRun(answer.id(), Texts.of("finding.none"), ""));
    Status status = answer.status();
    var row = new FindingRow(Texts.of("check." + answer.id()), finding, status);
    row.setId("finding-" + answer.id());
    Node remedy = remedies.get(answer.id());
    return remedy != null && status.isTrouble() ? row.with(remedy) : row;
  }
}
