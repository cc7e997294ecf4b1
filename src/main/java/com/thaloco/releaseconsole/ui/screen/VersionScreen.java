package com.thaloco.releaseconsole.ui.screen;

import com.thaloco.releaseconsole.check.ContractAdvice;
import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.EvidenceTable;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import com.thaloco.releaseconsole.ui.kit.Panel;
import com.thaloco.releaseconsole.ui.kit.Prose;
import com.thaloco.releaseconsole.ui.kit.Skeleton;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Answer;
import com.thaloco.releaseconsole.ui.state.Desk;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Why this number: contracts and evidence, and the questions that only the maintainer answers. */
public final class VersionScreen extends Screen {
  @FXML private Panel findings;
  @FXML private AnswerList answers;
  @FXML private VBox more;
  @FXML private MessageBar message;
  @FXML private Panel contracts;
  @FXML private EvidenceTable<ContractRow> table;

  private final Map<String, Panel> questions = new HashMap<>();

  public VersionScreen(Desk desk, Navigator go) {
    super(desk, go);
  }

  @Override
  protected void initialize() {
    answers.show(desk.checking(), ScreenId.VERSION);
    InvalidationListener renderer = all -> ask();
    more.managedProperty().bind(Bindings.isNotEmpty(more.getChildren()));
    table.setAccessibleText(Texts.of("screen.version"));
    table.setPlaceholder(new Skeleton(4, Texts.of("version.waiting")));
    desk.commitProperty().addListener(all -> shown());
    desk.versionProperty().addListener(all -> shown());
    desk.checking().answers().addListener(renderer);
    new StepActions(desk, go, ScreenId.VERSION)
        .bind(
            frame,
            () -> Texts.of("source.promise"),
            () -> Texts.of("check.promise.rest"),
            Buttons.of(
                Texts.of("check.again"),
                Feather.ROTATE_CCW,
                () -> desk.checking().run(ScreenId.VERSION)));
    ask();
  }

  @Override
  public void shown() {
    desk.worker()
        .<Optional<ContractAdvice>>run(
            () -> {
              Work work = Run.of(event -> {}).at(new StepId("version"));
              return ContractAdvice.of(desk.subject(work), work);
            },
            this::show,
            message::problem);
  }

  private void show(Optional<ContractAdvice> advice) {
    message.clear();
    String version = desk.versionProperty().get().text();
    contracts.setTitle(Texts.of("version.why", version));
    advice.ifPresentOrElse(
        known -> {
          ContractRow.columns(table, known.last().version().text(), version);
          table.show(ContractRow.of(known.reports()));
          table.fit(9);
          contracts.setNote(
              Texts.of(
                  known.minor() ? "version.advice.minor" : "version.advice.patch",
                  known.last().version()));
          var pill = new Label(Texts.of(known.minor() ? "home.minor" : "home.patch"));
          pill.getStyleClass().addAll("pill", "accent-pill");
          contracts.getRight().setAll(pill);
        },
        () -> contracts.setNote(Texts.of("home.contracts.none")));
  }

  /** A card for each question that is open; it stays while its check runs again. */
  private void ask() {
    for (Answer answer : desk.checking().of(ScreenId.VERSION)) {
      boolean open = answer.status() == Status.ASKS;
      Panel card = questions.get(answer.id());
      if (open && card == null) {
        card = question(answer);
        questions.put(answer.id(), card);
        more.getChildren().add(card);
      } else if (!open && answer.status() != Status.RUNNING && card != null) {
        questions.remove(answer.id());
        more.getChildren().remove(card);
      }
    }
  }

  private Panel question(Answer answer) {
    var panel = new Panel();
    panel.setTitle(Texts.of("check." + answer.id()));
    panel.setIcon("fth-help-circle");
    var field = new TextField();
    field.setId("field-" + answer.id());
    field.setPromptText(Texts.of("version.prompt"));
    field.setAccessibleText(Texts.of("check." + answer.id()));
    HBox.setHgrow(field, Priority.ALWAYS);
    Runnable send =
        () -> {
          if (!field.getText().isBlank()) {
            desk.answer(answer.id(), field.getText());
          }
        };
    field.setOnAction(event -> send.run());
    Button keep = Buttons.of(Texts.of("version.answer"), Feather.CHECK, send);
    keep.setId("answer-" + answer.id());
    keep.getStyleClass().add("compact");
    var row = new HBox(8, field, keep);
    row.setAlignment(Pos.CENTER_LEFT);
    if (mayBeYes(answer)) {
      Button yes =
          Buttons.of(Texts.of("version.yes"), Feather.CHECK, () -> desk.answer(answer.id(), "yes"));
      yes.setId("yes-" + answer.id());
      yes.getStyleClass().add("compact");
      row.getChildren().add(yes);
    }
    if (answer.id().equals("version.bump")) {
      ReleaseVersion minor = desk.versionProperty().get().nextMinor();
      Button raise =
          Buttons.of(
              Texts.of("version.raise", minor),
              Feather.TRENDING_UP,
              () -> {
                desk.choose(minor);
                desk.checking().runAll();
              });
      raise.setId("raise-version");
      raise.getStyleClass().add("compact");
      row.getChildren().add(raise);
    }
    row.getChildren().stream()
        .filter(Button.class::isInstance)
        .map(Button.class::cast)
        .forEach(button -> button.setMinWidth(Region.USE_PREF_SIZE));
    panel
        .getBody()
        .addAll(
            new Prose(answer.finding().map(f -> f.summary()).orElse("")),
            new Prose(advice(answer)),
            row);
    return panel;
  }

  /** Whether the check takes a plain "yes". */
  private static boolean mayBeYes(Answer answer) {
    return answer.finding().stream()
        .flatMap(finding -> finding.remedy().actions().stream())
        .anyMatch(new Action.Answer(answer.id(), Optional.of("yes"))::equals);
  }

  /** The check's remedy without the words of the command line. */
  private static String advice(Answer answer) {
    if (mayBeYes(answer)) {
      return Texts.of("version.fixes");
    }
    return answer.finding().map(f -> f.remedy().words()).orElse("");
  }
}
