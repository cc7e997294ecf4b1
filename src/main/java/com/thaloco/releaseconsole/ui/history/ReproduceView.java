package com.thaloco.releaseconsole.ui.history;

import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.recover.reproduce.Layer;
import com.thaloco.releaseconsole.recover.reproduce.Reproduction;
import com.thaloco.releaseconsole.ui.kit.Fxml;
import com.thaloco.releaseconsole.ui.kit.Hash;
import com.thaloco.releaseconsole.ui.kit.LogPane;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import com.thaloco.releaseconsole.ui.kit.Nodes;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.StatusIcon;
import com.thaloco.releaseconsole.ui.kit.StatusLabel;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.recover.ProblemCard;
import com.thaloco.releaseconsole.ui.state.Reproducing;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A version that is built again: what it is at, then layer by layer what came out. */
final class ReproduceView extends VBox {
  private final Reproducing reproducing;
  @FXML private MessageBar message;
  @FXML private VBox parts;
  @FXML private VBox layers;
  @FXML private LogPane log;

  ReproduceView(Reproducing reproducing) {
    this.reproducing = reproducing;
    Fxml.fill(this, "history-reproduce");
    log.setLines(reproducing.log().lines());
    InvalidationListener renderer = all -> render();
    reproducing.parts().addListener(renderer);
    reproducing.runningProperty().addListener(renderer);
    reproducing.outcomeProperty().addListener(renderer);
    render();
  }

  private void render() {
    boolean running = reproducing.runningProperty().get();
    List<Node> rows = new ArrayList<>();
    reproducing.parts().forEach(part -> rows.add(part(part)));
    if (rows.isEmpty() && !running) {
      rows.add(Nodes.wrapped(Texts.of("reproduce.words"), "muted"));
    }
    layers.getChildren().clear();
    message.clear();
    switch (reproducing.outcomeProperty().get().orElse(null)) {
      case Outcome.Ok<Reproduction>(Reproduction done) -> {
        result(done);
        done.layers().forEach(layer -> layers.getChildren().add(row(layer)));
        rows.clear();
      }
      case Outcome.Refused<Reproduction>(var problem) -> message.problem(problem);
      case Outcome.Stopped<Reproduction> _ ->
          message.show(
              Status.STOPPED,
              Texts.of("reproduce.stopped"),
              List.of(Texts.of("reproduce.stopped.words")));
      case Outcome.Asks<Reproduction> _ -> {}
      case null -> {}
    }
    parts.getChildren().setAll(rows);
    Nodes.show(parts, !rows.isEmpty());
    Nodes.show(log, running && !reproducing.log().lines().isEmpty());
  }

  private static Node part(Reproducing.Part part) {
    var label =
        new StatusLabel(
            part.status(),
            part.detail().isEmpty()
                ? Texts.of("reproduce.part." + part.name())
                : Hash.inSentence(part.detail()));
    label.setWrapText(true);
    return label;
  }

  private void result(Reproduction done) {
    message.show(
        done.isSame() ? Status.PASSED : done.hasSameBinaries() ? Status.WARNED : Status.BLOCKED,
        Texts.of(
            done.isSame()
                ? "reproduce.same"
                : done.hasSameBinaries() ? "reproduce.binaries" : "reproduce.differs",
            done.version()),
        List.of(
            Texts.of("reproduce.from", Hash.commit(done.commit()), done.builtAt().toString()),
            done.isSame()
                ? Texts.of("reproduce.one-hash", Hash.brief(done.published()))
                : Texts.of(
                    "reproduce.two-hashes",
                    Hash.brief(done.published()),
                    Hash.brief(done.built()))));
  }

  private static Node row(Layer layer) {
    Status status =
        switch (layer) {
          case Layer.Same _ -> Status.PASSED;
          case Layer.Differs _ -> Status.WARNED;
          case Layer.NotCompared _ -> Status.NOT_RUN;
        };
    var name = new Label(layer.name());
    name.getStyleClass().add("finding-title");
    name.setMinWidth(Region.USE_PREF_SIZE);
    var word =
        new StatusLabel(
            status,
            Texts.of("reproduce.layer." + status.name().toLowerCase(java.util.Locale.ROOT)));
    word.setMinWidth(Region.USE_PREF_SIZE);
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    var head = new HBox(8, name, space, word);
    var words = new VBox(4, head, Nodes.wrapped(Hash.inSentence(layer.sentence()), "muted"));
    if (layer instanceof Layer.Differs differs) {
      if (!differs.evidence().isEmpty()) {
        words.getChildren().add(ProblemCard.evidence(differs.evidence()));
      }
      for (String reason : differs.reasons()) {
        Label may = Nodes.wrapped(Texts.of("reproduce.may", reason), "recover-line");
        may.setGraphic(new FontIcon(Feather.HELP_CIRCLE));
        words.getChildren().add(may);
      }
    }
    HBox.setHgrow(words, Priority.ALWAYS);
    var row = new HBox(12, new StatusIcon(status), words);
    row.setAlignment(Pos.TOP_LEFT);
    row.getStyleClass().add("layer-row");
    return row;
  }
}
