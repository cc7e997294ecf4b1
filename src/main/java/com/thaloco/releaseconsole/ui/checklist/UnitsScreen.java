package com.thaloco.releaseconsole.ui.checklist;

import com.thaloco.releaseconsole.changelog.ChangelogEditor;
import com.thaloco.releaseconsole.check.UnitsComparison;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.profile.UnitRules;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.CodeDiff;
import com.thaloco.releaseconsole.ui.kit.DiffLine;
import com.thaloco.releaseconsole.ui.kit.Hash;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import com.thaloco.releaseconsole.ui.kit.Nodes;
import com.thaloco.releaseconsole.ui.kit.Panel;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Answer;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import com.thaloco.releaseconsole.ui.state.Screen;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * The unit files and the functions that render them, side by side, and the callout that users must
 * get.
 */
public final class UnitsScreen extends Screen {
  @FXML private MessageBar message;
  @FXML private Panel bodies;
  @FXML private CodeDiff before;
  @FXML private CodeDiff after;
  @FXML private Label beforeVersion;
  @FXML private Label afterVersion;
  @FXML private Label beforePlace;
  @FXML private Label afterPlace;
  @FXML private Panel callout;
  @FXML private TextArea sentence;
  @FXML private Panel change;
  @FXML private Panel finding;
  @FXML private Panel why;
  @FXML private CodeDiff diff;
  @FXML private AnswerList answers;

  private final UnitTabs tabs = new UnitTabs();
  private final StepActions actions;
  private final Button insert;
  private @Nullable FileEdit edit;
  private Optional<Compared> compared = Optional.empty();

  public UnitsScreen(ProjectModel model, Navigator go) {
    super(model, go);
    actions = new StepActions(model, go, ScreenId.UNITS);
    insert = Buttons.of(Texts.of("units.insert"), Feather.PLUS, this::insert);
    insert.setId("insert-callout");
  }

  private FileEdit edit() {
    return Optional.ofNullable(edit).orElseThrow();
  }

  @Override
  protected void initialize() {
    edit = new FileEdit(model, go, change, diff, message);
    bodies.setHeaderGraphic(tabs);
    before.scrollWith(after);
    answers.show(model.checking(), ScreenId.UNITS);
    sentence.setText(rules().sentence());
    sentence.setAccessibleText(Texts.of("units.sentence"));
    InvalidationListener renderer = all -> render();
    model.checking().answersProperty().addListener(renderer);
    sentence.textProperty().addListener(all -> preview());
    model.live().onState(this::shown);
    actions.bind(frame, this::effect, this::rest, insert);
    render();
  }

  private UnitRules rules() {
    return model.project().profile().units().orElseThrow();
  }

  private String command() {
    return rules().command();
  }

  private boolean blocked() {
    return model.checking().answer("units.callout").status() == Status.BLOCKED;
  }

  private String effect() {
    if (blocked() && !edit().changes()) {
      return Texts.of("edit.waiting");
    }
    Answer answer = model.checking().answer("units.callout");
    return blocked()
        ? edit().promise(Texts.of("units.promise"))
        : answer
            .finding()
            .filter(found -> answer.status() == Status.of(found.status()))
            .map(Finding::summary)
            .orElse(Texts.of("finding.none"));
  }

  private String rest() {
    return blocked() ? edit().rest() : "";
  }

  private void render() {
    boolean blocked = blocked();
    callout.setTitle(Texts.of("units.callout", model.versionProperty().get()));
    callout.tone(blocked ? Status.BLOCKED : Status.PASSED);
    Nodes.show(callout, blocked);
    boolean can = blocked && edit().changes() && named();
    actions.offer(insert, can);
    for (Panel calm : List.of(finding, why)) {
      Nodes.show(calm, !blocked);
    }
    if (!blocked) {
      Nodes.show(change, false);
    }
    compared.ifPresent(this::tabs);
    callout.setNote(named() ? "" : Texts.of("units.command-missing"));
    frame.actions().promise(effect(), rest());
  }

  private boolean named() {
    return sentence.getText().contains(command());
  }

  @Override
  public void shown() {
    preview();
    model
        .live()
        .<Compared>read(
            () -> {
              var work = Run.of(event -> {}).at(new StepId("units"));
              return Compared.of(UnitsComparison.of(model.subject(work), rules(), work));
            },
            this::show,
            message::problem);
  }

  /** What was found, with its lines already laid side by side. */
  private record Compared(Optional<UnitsComparison> comparison, List<UnitSides> functions) {
    static Compared of(Optional<UnitsComparison> comparison) {
      return new Compared(comparison, comparison.map(UnitSides::of).orElse(List.of()));
    }
  }

  private void preview() {
    ReleaseVersion version = model.versionProperty().get();
    String text = sentence.getText();
    edit()
        .preview(
            now -> ChangelogEditor.withCallout(now, version, text),
            (now, later) -> {},
            this::render);
  }

  private void show(Compared compared) {
    List<UnitSides> functions = compared.functions();
    Nodes.show(bodies, !functions.isEmpty());
    compared
        .comparison()
        .ifPresent(known -> {
          beforeVersion.setText(known.last().version().text());
          afterVersion.setText(model.versionProperty().get().text());
          frame.setSubtitle(
              Texts.of(
                  "units.compared",
                  known.last().version(),
                  Hash.commit(model.commitProperty().get())));
        });
    this.compared = Optional.of(compared);
    tabs(compared);
    if (functions.isEmpty()) {
      frame.setSubtitle(Texts.of("units.nothing"));
    }
  }

  private void tabs(Compared compared) {
    compared
        .comparison()
        .ifPresent(known ->
            tabs.show(
                compared.functions(),
                blocked() ? Status.BLOCKED : Status.WARNED,
                one -> show(known, one)));
  }

  private void show(UnitsComparison comparison, UnitSides one) {
    one.why()
        .ifPresentOrElse(
            why -> {
              before.show(List.of(DiffLine.note(why)));
              after.show(List.of(DiffLine.note(why)));
            },
            () -> {
              before.show(one.sides().before());
              after.show(one.sides().after());
              before.toFirstChange(after);
            });
    bodies.setNote(
        one.status() == Status.PASSED
            ? Texts.of("units.same")
            : Texts.of("units.changes", one.changes()));
    beforePlace.setText(
        Texts.of("units.place", one.file(), Hash.commit(comparison.last().commit())));
    afterPlace.setText(
        Texts.of("units.place", one.file(), Hash.commit(model.commitProperty().get())));
  }

  private void insert() {
    edit().write(this::shown);
  }
}
