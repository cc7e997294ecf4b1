package com.thaloco.releaseconsole.ui.checklist;

import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.manifest.EntryLearner.Learned;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.project.PublishedFacts;
import com.thaloco.releaseconsole.ui.kit.Amounts;
import com.thaloco.releaseconsole.ui.kit.CodeDiff;
import com.thaloco.releaseconsole.ui.kit.DiffLine;
import com.thaloco.releaseconsole.ui.kit.Panel;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import com.thaloco.releaseconsole.ui.state.Screen;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Access to the bucket, the manifest's shape, and the install script. */
public final class ManifestScreen extends Screen {
  @FXML private Panel findings;
  @FXML private AnswerList answers;
  @FXML private VBox more;
  @FXML private Panel shape;
  @FXML private VBox fields;

  private final CodeDiff text = new CodeDiff();
  private final Panel panel = new Panel();

  public ManifestScreen(ProjectModel model, Navigator go) {
    super(model, go);
  }

  @Override
  protected void initialize() {
    answers.show(model.checking(), ScreenId.MANIFEST);
    if (model.project().profile().installer().isEmpty()) {
      frame.setSubtitle(Texts.of("manifest.subtitle.alone"));
    }
    panel.setTitle(model.project().profile().manifest().key());
    panel.setIcon("fth-file-text");
    text.setPrefHeight(300);
    text.setMinHeight(160);
    VBox.setVgrow(text, Priority.ALWAYS);
    panel.getBody().add(text);
    VBox.setVgrow(panel, Priority.ALWAYS);
    more.getChildren().addAll(new AnswerCards(model, ScreenId.MANIFEST), panel);
    model.live().onState(this::shown);
    var actions = new StepActions(model, go, ScreenId.MANIFEST);
    actions.bind(
        frame,
        () -> Texts.of("manifest.promise"),
        () -> Texts.of("manifest.promise.rest"),
        actions.again());
  }

  @Override
  public void shown() {
    model
        .live()
        .<Optional<Manifest>>read(
            () -> model.project().world().fresh().manifest(),
            now ->
                show(
                    now.map(Manifest::text)
                        .map(PinCard::numbered)
                        .orElse(List.of(DiffLine.note(Texts.of("manifest.none"))))),
            failed -> show(List.of(DiffLine.note(failed.happened()))));
    model
        .live()
        .<List<String>>read(
            () -> {
              Work work = Run.of(event -> {}).at(new StepId("manifest"));
              return switch (PublishedFacts.template(
                  model.project().profile(), model.project().world().fresh(), work)) {
                case Learned.Explained(var template) -> template.explain();
                case Learned.Blocked(var why) -> List.of(why.happened(), why.next().words());
              };
            },
            this::shape,
            failed -> {
              shape(List.of(failed.happened()));
              shape.setNote("");
            });
  }

  private void show(List<DiffLine> lines) {
    text.show(lines);
    panel.setNote(Texts.of("manifest.now", Amounts.when(Instant.now(), Instant.now())));
  }

  /** What each field of a new entry is made from, as the template has it. */
  private void shape(List<String> lines) {
    fields.getChildren().setAll(lines.stream().map(ManifestScreen::field).toList());
    boolean own = model.project().profile().manifest().entry().isPresent();
    shape.setNote(Texts.of(own ? "manifest.shape.profile" : "manifest.shape.learned"));
  }

  private static VBox field(String line) {
    String[] parts = line.split(": ", 2);
    var name = new Label(parts[0]);
    name.getStyleClass().addAll("code", "strong-code");
    var made = new Label(parts.length > 1 ? parts[1] : "");
    made.setWrapText(true);
    made.getStyleClass().addAll("caption", "muted");
    return new VBox(name, made);
  }
}
