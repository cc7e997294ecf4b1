package com.thaloco.releaseconsole.ui.screen;

import com.thaloco.releaseconsole.changelog.Changelog;
import com.thaloco.releaseconsole.changelog.ChangelogEditor;
import com.thaloco.releaseconsole.changelog.ChangelogFile;
import com.thaloco.releaseconsole.check.UnitsComparison;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.golang.SourceText;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.CodeDiff;
import com.thaloco.releaseconsole.ui.kit.DiffLine;
import com.thaloco.releaseconsole.ui.kit.Diffs;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import com.thaloco.releaseconsole.ui.kit.Panel;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Desk;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import org.kordamp.ikonli.feather.Feather;

/** The functions that render unit files, side by side, and the callout that users must get. */
public final class UnitsScreen extends Screen {
  @FXML private MessageBar message;
  @FXML private Panel bodies;
  @FXML private CodeDiff before;
  @FXML private CodeDiff after;
  @FXML private Label beforePlace;
  @FXML private Label afterPlace;
  @FXML private Panel callout;
  @FXML private TextArea sentence;
  @FXML private AnswerList answers;

  private final StepActions actions;
  private final Button insert;

  public UnitsScreen(Desk desk, Navigator go) {
    super(desk, go);
    actions = new StepActions(desk, go, ScreenId.UNITS);
    insert = Buttons.of(Texts.of("units.insert"), Feather.PLUS, this::insert);
    insert.setId("insert-callout");
  }

  @Override
  protected void initialize() {
    answers.show(desk.checking(), ScreenId.UNITS);
    String command = desk.project().profile().units().command();
    sentence.setText(Texts.of("units.draft", command));
    sentence.setAccessibleText(Texts.of("units.sentence"));
    InvalidationListener renderer = all -> render();
    desk.checking().answers().addListener(renderer);
    sentence.textProperty().addListener(renderer);
    actions.bind(
        frame,
        () -> Texts.of(blocked() ? "units.promise" : "units.ready"),
        () -> Texts.of("edit.rest"),
        insert);
    render();
  }

  private boolean blocked() {
    return desk.checking().answer("units.callout").status() == Status.BLOCKED;
  }

  private void render() {
    boolean blocked = blocked();
    callout.setTitle(Texts.of("units.callout", desk.versionProperty().get()));
    callout.tone(blocked ? Status.BLOCKED : Status.PASSED);
    callout.setVisible(blocked);
    callout.setManaged(blocked);
    insert.setVisible(blocked);
    insert.setManaged(blocked);
    boolean named = sentence.getText().contains(desk.project().profile().units().command());
    callout.setNote(named ? "" : Texts.of("units.command-missing"));
  }

  @Override
  public void shown() {
    desk.worker()
        .<Optional<UnitsComparison>>run(
            () -> {
              var work = Run.of(event -> {}).at(new StepId("units"));
              return UnitsComparison.of(desk.subject(work), work);
            },
            this::show,
            message::problem);
  }

  private void show(Optional<UnitsComparison> comparison) {
    List<UnitsComparison.Body> changed = comparison.map(UnitsComparison::bodies).orElse(List.of());
    bodies.setVisible(!changed.isEmpty());
    bodies.setManaged(!changed.isEmpty());
    bodies.setNote(Texts.of("units.changes", changed.size()));
    if (changed.isEmpty()) {
      return;
    }
    var left = new ArrayList<DiffLine>();
    var right = new ArrayList<DiffLine>();
    for (UnitsComparison.Body body : changed) {
      left.add(DiffLine.note(body.symbol()));
      right.add(DiffLine.note(body.symbol()));
      Diffs.Sides sides =
          Diffs.sideBySide(
              text(body.before()), line(body.before()), text(body.after()), line(body.after()));
      left.addAll(sides.before());
      right.addAll(sides.after());
    }
    before.show(left);
    after.show(right);
    beforePlace.setText(
        Texts.of("units.place", comparison.orElseThrow().last().version(), file(changed, true)));
    afterPlace.setText(Texts.of("units.place", desk.versionProperty().get(), file(changed, false)));
  }

  private static String file(List<UnitsComparison.Body> bodies, boolean old) {
    return bodies.stream()
        .flatMap(body -> (old ? body.before() : body.after()).stream())
        .map(SourceText::file)
        .findFirst()
        .orElse("");
  }

  private static String text(Optional<SourceText> source) {
    return source.map(SourceText::text).orElse("");
  }

  private static int line(Optional<SourceText> source) {
    return source.map(SourceText::line).orElse(1);
  }

  private void insert() {
    Path file =
        desk.project()
            .repository()
            .directory()
            .resolve(desk.project().profile().changelog().path());
    ReleaseVersion version = desk.versionProperty().get();
    String text = sentence.getText();
    desk.worker()
        .<Path>run(
            () -> {
              ChangelogFile.write(
                  file, ChangelogEditor.withCallout(Changelog.read(file), version, text));
              return file;
            },
            written ->
                message.show(
                    Status.DONE, Texts.of("edit.written"), List.of(Texts.of("edit.written.next"))),
            message::problem);
  }
}
