package com.thaloco.releaseconsole.ui.checklist;

import com.thaloco.releaseconsole.ui.kit.AsOf;
import com.thaloco.releaseconsole.ui.kit.LogPane;
import com.thaloco.releaseconsole.ui.kit.Panel;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import com.thaloco.releaseconsole.ui.state.Screen;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/** Everything that must be true before a version can be cut: a problem first, green folded. */
public final class ChecklistScreen extends Screen {
  @FXML private Panel questions;
  @FXML private ToggleButton all;
  @FXML private ToggleButton open;
  @FXML private VBox groups;
  @FXML private Label against;
  @FXML private Panel chosen;
  @FXML private AnswerList answers;
  @FXML private VBox live;
  @FXML private ScrollPane still;
  @FXML private Label liveCount;
  @FXML private Button liveStop;
  @FXML private ProgressBar liveBar;
  @FXML private LogPane liveLog;
  @FXML private Button again;
  @FXML private Button fix;

  private final AsOf asOf;
  private Optional<ScreenId> picked = Optional.empty();

  public ChecklistScreen(ProjectModel model, Navigator go) {
    super(model, go);
    asOf = new AsOf("checklist-as-of", Texts.of("refresh"), model.checking()::runAll);
  }

  @Override
  protected void initialize() {
    var group = new ToggleGroup();
    group.getToggles().addAll(all, open);
    all.setSelected(true);
    group
        .selectedToggleProperty()
        .addListener((toggle, before, now) -> {
          if (now == null) {
            before.setSelected(true);
          } else {
            render();
          }
        });
    InvalidationListener renderer = any -> render();
    model.checking().answersProperty().addListener(renderer);
    model.checking().runningProperty().addListener(renderer);
    model.smoking().statusProperty().addListener(renderer);
    model.smoking().scenariosProperty().addListener(all -> live());
    liveLog.setLines(model.smoking().log().lines());
    liveStop.setOnAction(event -> model.smoking().stop());
    again.setOnAction(event -> model.checking().runAll());
    render();
  }

  private void render() {
    questions.setTitle(Texts.of("checklist.questions", model.checking().size()));
    List<ScreenId> screens =
        model.checking().screens(ScreenId.Group.CHECK).stream()
            .filter(
                screen -> all.isSelected() || status(screen).locks() || status(screen).isTrouble())
            .sorted((a, b) -> status(a).compareTo(status(b)))
            .toList();
    groups
        .getChildren()
        .setAll(
            screens.stream()
                .map(screen -> new ChecklistGroup(model, screen, status(screen), this::pick, go))
                .toList());
    against.setText(model.checking().against());
    asOf.show(model.checking().asOf(), model.checking().runningProperty().get());
    frame.getHeaderRight().setAll(asOf);
    frame.getHeaderRight().addAll(StepActions.pills(model.checking().answers().values()));
    pick(picked.or(() -> screens.stream().findFirst()).orElse(ScreenId.SOURCE));
    promise();
  }

  /** A running smoke suite is shown as running, whatever its last answer was. */
  private Status status(ScreenId screen) {
    return screen == ScreenId.SMOKE && model.smoking().statusProperty().get() == Status.RUNNING
        ? Status.RUNNING
        : model.checking().status(screen).get();
  }

  private void pick(ScreenId screen) {
    picked = Optional.of(screen);
    chosen.setTitle(screen.title());
    answers.show(model.checking(), screen);
    live();
  }

  /** While smoke runs, its output is what the right side shows of it. */
  private void live() {
    boolean smoke =
        picked.equals(Optional.of(ScreenId.SMOKE))
            && model.smoking().statusProperty().get() == Status.RUNNING;
    live.setVisible(smoke);
    live.setManaged(smoke);
    still.setVisible(!smoke);
    still.setManaged(!smoke);
    int ended = model.smoking().scenariosProperty().get();
    int expected = model.smoking().expected();
    liveCount.setText(
        expected > 0
            ? Texts.of("smoke.scenario-of", ended, expected)
            : Texts.of("smoke.scenarios", ended));
    liveBar.setProgress(
        expected > 0 ? Math.min(1, (double) ended / expected) : ProgressBar.INDETERMINATE_PROGRESS);
  }

  private void promise() {
    Optional<String> lock = model.checking().lock();
    frame
        .actions()
        .promise(
            lock.orElseGet(() -> Texts.of("checklist.clear")),
            lock.isPresent() ? "" : Texts.of("checklist.clear.rest"));
    fix.setText(
        model.checking().isDue()
            ? Texts.of("checklist.now")
            : model
                .checking()
                .worst()
                .map(screen -> Texts.of("checklist.fix", screen.title()))
                .orElse(Texts.of("checklist.review")));
  }

  /** What no one asked, or what is older, is asked before anything is fixed. */
  @FXML
  void fix() {
    if (model.checking().isDue()) {
      model.checking().runAll();
    } else {
      go.open(model.checking().worst().orElse(ScreenId.REVIEW));
    }
  }
}
