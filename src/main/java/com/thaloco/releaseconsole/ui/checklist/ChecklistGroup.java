package com.thaloco.releaseconsole.ui.checklist;

import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.Prose;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.StatusLabel;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Answer;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One screen's questions in the checklist: unfolded where there is a problem. */
final class ChecklistGroup extends VBox {
  ChecklistGroup(
      ProjectModel model, ScreenId screen, Status status, Consumer<ScreenId> picked, Navigator go) {
    getStyleClass().add("checklist-group");
    List<Answer> trouble =
        model.checking().of(screen).stream().filter(a -> a.status().isTrouble()).toList();
    var name = new Label(screen.title());
    name.getStyleClass().add("finding-title");
    name.setMinWidth(Region.USE_PREF_SIZE);
    var note = new Label(note(model, screen, status));
    note.getStyleClass().add("panel-note");
    note.setTooltip(note.getText().isEmpty() ? null : new Tooltip(note.getText()));
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    var state = new StatusLabel(status);
    state.setMinWidth(Region.USE_PREF_SIZE);
    var row =
        new HBox(
            8,
            new FontIcon(trouble.isEmpty() ? Feather.CHEVRON_RIGHT : Feather.CHEVRON_DOWN),
            name,
            note,
            space,
            state);
    row.setAlignment(Pos.CENTER_LEFT);
    var head = new Button();
    head.setId("group-" + screen.key());
    head.getStyleClass().setAll("checklist-head");
    head.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    head.setGraphic(row);
    head.setMaxWidth(Double.MAX_VALUE);
    row.prefWidthProperty().bind(head.widthProperty().subtract(28));
    head.setAccessibleText("%s: %s".formatted(screen.title(), status.word()));
    head.setOnAction(event -> go.open(screen));
    head.focusedProperty()
        .addListener((all, before, now) -> {
          if (now) {
            picked.accept(screen);
          }
        });
    head.setOnMouseEntered(event -> picked.accept(screen));
    getChildren().add(head);
    for (Answer answer : trouble) {
      getChildren().add(trouble(answer, screen, go));
    }
  }

  private static VBox trouble(Answer answer, ScreenId screen, Navigator go) {
    String summary = answer.finding().map(f -> f.summary()).orElse("");
    var id = new Label(answer.id());
    id.getStyleClass().addAll("code", "check-id");
    Button open =
        Buttons.compact(
            Texts.of("checklist.open-screen", screen.title()),
            Feather.ARROW_RIGHT,
            () -> go.open(screen));
    var row = new HBox(12, open, id);
    row.setAlignment(Pos.CENTER_LEFT);
    var box = new VBox(8, new Prose(summary), row);
    box.getStyleClass().add("checklist-trouble");
    return box;
  }

  private static String note(ProjectModel model, ScreenId screen, Status status) {
    if (screen == ScreenId.SMOKE && status == Status.RUNNING) {
      return Texts.of(
          "checklist.scenarios",
          model.smoking().scenariosProperty().get(),
          model.smoking().expected());
    }
    List<Answer> answers = model.checking().of(screen);
    long clear = answers.stream().filter(a -> !a.status().locks()).count();
    return answers.size() == 1
        ? answers
            .getFirst()
            .finding()
            .filter(f -> !status.isTrouble())
            .map(f -> f.summary())
            .orElse("")
        : Texts.of("checklist.cleared", clear, answers.size());
  }
}
