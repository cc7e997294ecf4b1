package com.thaloco.releaseconsole.ui.shell;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.rehearsal.RehearsalFolder;
import com.thaloco.releaseconsole.rehearsal.ServerProcess;
import com.thaloco.releaseconsole.setup.GuidedProfile;
import com.thaloco.releaseconsole.setup.Session;
import com.thaloco.releaseconsole.ui.kit.Dialog;
import com.thaloco.releaseconsole.ui.kit.FullText;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.settings.Appearance;
import com.thaloco.releaseconsole.ui.settings.Preferences;
import com.thaloco.releaseconsole.ui.settings.SettingsPane;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import com.thaloco.releaseconsole.ui.state.Worker;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.kordamp.ikonli.feather.Feather;

/** The window: what is open in it, and the way from one screen to another. */
public final class ConsoleWindow implements Navigator {
  private final Stage stage;
  private final Preferences preferences;
  private final Appearance look = new Appearance();
  private final StackPane root = new StackPane();
  private final Worker worker = new Worker();
  private final Scene scene = new Scene(root, 1280, 800);
  private Optional<ProjectModel> model = Optional.empty();
  private Optional<AppShell> shell = Optional.empty();
  private Optional<ServerProcess> server = Optional.empty();
  private final StartPane start = new StartPane(this);
  private final PathDialogs paths;

  public ConsoleWindow(Stage stage, Preferences preferences) {
    this.stage = stage;
    this.paths = new PathDialogs(stage);
    this.preferences = preferences;
    preferences.apply(look);
    root.getChildren().setAll(start, start.modal());
    look.dress(scene);
    FocusRing.follow(scene);
    FullText.follow(scene);
    scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    stage.setScene(scene);
    stage.setMinWidth(1024);
    stage.setMinHeight(640);
    AppIcon.of(stage);
    stage.setTitle(Texts.of("app.title"));
    stage.setOnCloseRequest(this::closing);
    Thread.currentThread().setUncaughtExceptionHandler(new UncaughtFailures(this::shown));
    start.recent(preferences.recent());
    preferences.problem().ifPresent(start::tell);
  }

  /** Shows the window. */
  public void show() {
    preferences.place(stage);
    stage.show();
  }

  /** The project that is open. */
  public Optional<ProjectModel> model() {
    return model;
  }

  /** Theme and text size. */
  public Appearance look() {
    return look;
  }

  /** The screen in sight. */
  public Optional<ScreenId> current() {
    return shell.map(AppShell::current);
  }

  @Override
  public void openProject(Path repository) {
    leave(opening(repository), () -> open(repository, Optional.empty()), () -> {});
  }

  @Override
  public void openRecent(Path repository) {
    RecentProject.rehearsal(repository)
        .ifPresentOrElse(this::openRehearsal, () -> openProject(repository));
  }

  private static LeavePane.Way opening(Path repository) {
    Path name = Optional.ofNullable(repository.getFileName()).orElse(repository);
    return new LeavePane.Way(
        Texts.of("closing.stop.open", name), Texts.of("closing.plain.open", name));
  }

  /**
   * The only exit of the open project: whatever closes it passes here. Without a project, or with
   * nothing in it whose end would leave something undone, it leaves at once; else it asks.
   *
   * @param left what comes then
   * @param stayed what is to be done where someone stays
   */
  private void leave(LeavePane.Way way, Runnable left, Runnable stayed) {
    if (model.map(ProjectModel::operations).filter(all -> !all.needAsking().isEmpty()).isEmpty()) {
      left.run();
      return;
    }
    var pane =
        new LeavePane(
            model.orElseThrow().operations(),
            way,
            () -> {
              closeOverlay();
              left.run();
            },
            () -> {
              closeOverlay();
              stayed.run();
            });
    overlay(pane);
  }

  /** While it loads, the current project stays open, and something may be begun in it. */
  private void open(Path repository, Optional<ServerProcess> serving) {
    worker.<Project>run(
        () -> Session.open(repository, Optional.empty()),
        project ->
            leave(
                opening(repository),
                () -> opened(project, serving),
                () -> Worker.beside(project::close)),
        failed -> {
          serving.ifPresent(running -> Worker.beside(running::close));
          if (failed.id().equals("profile.not-approved")) {
            approve(
                repository,
                serving.isPresent()
                    ? () -> openRehearsal(RehearsalFolder.around(repository))
                    : () -> openProject(repository));
          } else {
            missed(repository, failed);
          }
        });
  }

  /** Shows what the repository's profile names, and opens it once that is approved. */
  private void approve(Path repository, Runnable open) {
    if (model.isEmpty()) {
      atStart();
    }
    ApproveProfilePane.ask(worker, this, repository, open, failed -> missed(repository, failed));
  }

  /** What can't be opened takes no project away. */
  private void missed(Path repository, Problem failed) {
    if (failed.id().equals("profile.missing")) {
      guide(repository);
    } else {
      failed(failed);
    }
  }

  private void failed(Problem problem) {
    if (model.isPresent()) {
      problem(problem);
    } else {
      atStart();
      start.failed(problem);
    }
  }

  private void atStart() {
    start.ready();
    start.recent(preferences.recent());
    instead(start);
    stage.setTitle(Texts.of("app.title"));
  }

  /** Shows something while no project is open. */
  private void instead(Node pane) {
    root.getChildren().setAll(pane, start.modal());
  }

  /**
   * Leads to a profile for a repository that has none; the open project stays until it is there.
   */
  private void guide(Path repository) {
    worker.<GuidedProfile>run(
        () -> GuidedProfile.begin(repository),
        found -> leave(opening(repository), () -> show(found), () -> {}),
        this::failed);
  }

  private void show(GuidedProfile found) {
    closeProject();
    stage.setTitle(Texts.of("app.title"));
    var guide = new GuidePane(found, worker, this, this::atStart);
    instead(guide);
    look.refresh(scene);
    guide.begin();
  }

  private void opened(Project project, Optional<ServerProcess> serving) {
    closeProject();
    server = serving;
    var opened = new ProjectModel(project, preferences.key());
    model = Optional.of(opened);
    preferences.opened(project.repository().directory());
    stage.setTitle(Texts.of("app.title.project", project.profile().project()));
    build(opened);
    opened.begin();
    open(ScreenId.HOME);
  }

  private void build(ProjectModel opened) {
    var built = new AppShell(opened, this, preferences.recent(), this::palette, this::toggleTheme);
    shell = Optional.of(built);
    root.getChildren().setAll(built);
    look.refresh(scene);
  }

  private void closeProject() {
    shell = Optional.empty();
    model.ifPresent(ProjectModel::close);
    model = Optional.empty();
    server.ifPresent(running -> Worker.beside(running::close));
    server = Optional.empty();
  }

  @Override
  public void open(ScreenId screen) {
    shell.map(s -> s.open(screen)).ifPresent(preferences.layout()::restore);
  }

  @Override
  public void step(int by) {
    List<ScreenId> steps = model.map(m -> m.checking().steps()).orElseGet(ScreenId::steps);
    int now = current().map(steps::indexOf).orElse(-1);
    int next = now < 0 ? 0 : Math.clamp((long) now + by, 0, steps.size() - 1);
    open(steps.get(next));
  }

  @Override
  public void chooseProject() {
    askFolder(Texts.of("start.choose")).ifPresent(this::openProject);
  }

  @Override
  public Optional<Path> askFolder(String title) {
    return paths.folder(title);
  }

  @Override
  public Optional<Path> askFile(String title) {
    return paths.file(title);
  }

  /** Where files and folders are asked for. */
  public PathDialogs paths() {
    return paths;
  }

  @Override
  public void rehearse() {
    rehearse(Optional.empty());
  }

  /** Rehearses in a folder: continues the rehearsal that is there, or prepares one. */
  public void openRehearsal(RehearsalFolder folder) {
    rehearse(Optional.of(folder.root()));
  }

  private void rehearse(Optional<Path> asked) {
    leave(
        new LeavePane.Way(Texts.of("closing.stop.rehearse"), Texts.of("closing.plain.rehearse")),
        () -> prepare(asked),
        () -> {});
  }

  private void prepare(Optional<Path> asked) {
    start.preparing();
    closeProject();
    instead(start);
    RehearsalStart.run(
        worker,
        asked,
        start::progress,
        (RehearsalFolder folder, ServerProcess serving) ->
            open(folder.repository(), Optional.of(serving)),
        failed -> missed(asked.orElse(Path.of("")), failed));
  }

  @Override
  public void settings() {
    overlay(new SettingsPane(preferences, look, model, this, stage));
  }

  private void palette() {
    model.ifPresent(opened -> overlay(new Palette(opened, this, preferences.recent(), commands())));
  }

  /** What the palette offers beside screens and checks. */
  private List<Palette.Entry> commands() {
    return List.of(
        new Palette.Entry(Feather.MOON, Texts.of("top.theme"), this::toggleTheme),
        new Palette.Entry(Feather.SETTINGS, Texts.of("top.settings"), this::settings),
        new Palette.Entry(Feather.HELP_CIRCLE, Texts.of("palette.help"), this::help),
        new Palette.Entry(Feather.PLAY_CIRCLE, Texts.of("top.rehearse"), this::rehearse),
        new Palette.Entry(Feather.FOLDER, Texts.of("top.open"), this::chooseProject));
  }

  private void help() {
    shell.ifPresent(s -> overlay(new HelpPane(s.current(), this)));
  }

  private void toggleTheme() {
    look.toggle();
    preferences.keep(look);
  }

  @Override
  public void overlay(Node dialog) {
    shell.ifPresentOrElse(s -> s.overlay(dialog), () -> start.overlay(dialog));
  }

  @Override
  public void closeOverlay() {
    shell.ifPresentOrElse(s -> s.modal().hide(true), start::closeOverlay);
  }

  @Override
  public void tell(String text) {
    Toast.show(stage, text);
  }

  @Override
  public void problem(Problem problem) {
    shown(problem);
  }

  private Dialog shown(Problem problem) {
    var pane = new ProblemPane(problem, this);
    overlay(pane);
    return pane;
  }

  @Override
  public void openOutside(Path file) {
    worker.run(() -> ExternalFile.open(file), started -> {}, this::problem);
  }

  private void pressed(KeyEvent event) {
    if (event.isControlDown() && event.getCode() == KeyCode.COMMA) {
      settings();
      event.consume();
    } else if (event.isControlDown() && event.isShiftDown() && event.getCode() == KeyCode.D) {
      toggleTheme();
      event.consume();
    } else {
      shell.ifPresent(
          s -> new Shortcuts(s, model.orElseThrow(), this, this::palette).pressed(event));
    }
  }

  private void closing(WindowEvent event) {
    event.consume(); // it closes by itself, at once or later
    leave(
        new LeavePane.Way(Texts.of("closing.stop"), Texts.of("closing.plain")),
        this::close,
        () -> {});
  }

  /** Closes everything. */
  public void close() {
    preferences.keepPlace(stage);
    closeProject();
    worker.close();
    Thread.currentThread().setUncaughtExceptionHandler(null);
    stage.close();
    stage.setOnCloseRequest(null); // whoever still knows the stage does not hold all its screens
    stage.setScene(null);
  }
}
