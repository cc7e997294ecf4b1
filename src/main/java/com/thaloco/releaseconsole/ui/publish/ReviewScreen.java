package com.thaloco.releaseconsole.ui.publish;

import atlantafx.base.theme.Styles;
import com.thaloco.releaseconsole.check.ContractAdvice;
import com.thaloco.releaseconsole.cut.CutPreview;
import com.thaloco.releaseconsole.cut.CutStep;
import com.thaloco.releaseconsole.engine.PlannedStep;
import com.thaloco.releaseconsole.engine.PlannedSteps;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.project.Candidate;
import com.thaloco.releaseconsole.snapshot.Basis;
import com.thaloco.releaseconsole.snapshot.Clients;
import com.thaloco.releaseconsole.ui.checklist.StepActions;
import com.thaloco.releaseconsole.ui.kit.Amounts;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.CodeDiff;
import com.thaloco.releaseconsole.ui.kit.CopyButton;
import com.thaloco.releaseconsole.ui.kit.DiffCounts;
import com.thaloco.releaseconsole.ui.kit.DiffLine;
import com.thaloco.releaseconsole.ui.kit.Diffs;
import com.thaloco.releaseconsole.ui.kit.Hash;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import com.thaloco.releaseconsole.ui.kit.Nodes;
import com.thaloco.releaseconsole.ui.kit.Panel;
import com.thaloco.releaseconsole.ui.kit.PlanList;
import com.thaloco.releaseconsole.ui.kit.PlanRow;
import com.thaloco.releaseconsole.ui.kit.Skeleton;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.CutState;
import com.thaloco.releaseconsole.ui.state.Cutting;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import com.thaloco.releaseconsole.ui.state.Screen;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/** All that cutting will do, before anything is built. The only place with a button that cuts. */
public final class ReviewScreen extends Screen {
  private static final PseudoClass LOCKED = PseudoClass.getPseudoClass("locked");

  @FXML private MessageBar message;
  @FXML private Panel locksPanel;
  @FXML private VBox locks;
  @FXML private Panel uploaded;
  @FXML private VBox objects;
  @FXML private Panel manifest;
  @FXML private CodeDiff diff;
  @FXML private Panel steps;
  @FXML private PlanList plan;
  @FXML private Panel why;
  @FXML private VBox reasons;
  @FXML private Button back;
  @FXML private Button dry;
  @FXML private Button cut;

  private Optional<ContractAdvice> advice = Optional.empty();
  private Cutting.About about = new Cutting.About("", "");
  private Optional<Basis> foreseenFor = Optional.empty();
  private List<PlannedStep> planned = List.of();
  private final Tooltip locked = new Tooltip();
  private Optional<ReviewLocks> rows = Optional.empty();

  public ReviewScreen(ProjectModel model, Navigator go) {
    super(model, go);
  }

  @Override
  protected void initialize() {
    rows = Optional.of(new ReviewLocks(locks, model.checking(), go));
    locksPanel.tone(Status.BLOCKED);
    InvalidationListener renderer = all -> render();
    model.checking().answersProperty().addListener(renderer);
    model.versionProperty().addListener(renderer);
    model.commitProperty().addListener(renderer);
    model.cutting().unfinishedProperty().addListener(renderer);
    model.key().unlockedProperty().addListener(renderer);
    model.cutting().runningProperty().addListener(renderer);
    model.cutting().outcomeProperty().addListener(renderer);
    model.cutting().steps().addListener((InvalidationListener) all -> renderSteps());
    model.live().property().addListener(renderer);
    model.live().onState(this::foresee);
    back.setOnAction(event -> go.step(-1));
    render();
  }

  /** Foresees again what is shown, where another version or commit is given. */
  private void foresee() {
    if (frame.getScene() != null) {
      shown();
    }
  }

  @Override
  public void shown() {
    Cutting.About mine = model.cutting().about();
    about = mine;
    clearEarlier();
    model
        .live()
        .<Foreseen>read(
            () -> {
              Work work = Run.of(event -> {}).at(new StepId("review"));
              Candidate subject = model.subject(work);
              CutPreview preview = CutPreview.of(subject, work);
              return new Foreseen(
                  preview,
                  model.cutting().planned(subject, work),
                  Diffs.unified(preview.before(), preview.after()));
            },
            foreseen -> {
              if (mine.equals(about)) {
                show(foreseen);
              }
            },
            failed -> {
              objects.getChildren().clear();
              message.problem(failed);
            });
    model
        .live()
        .<Optional<ContractAdvice>>read(
            () -> {
              Work work = Run.of(event -> {}).at(new StepId("review"));
              return ContractAdvice.of(model.subject(work), work);
            },
            found -> {
              if (mine.equals(about)) {
                advice = found;
                render();
              }
            },
            failed -> {}); // the check version.bump tells why
  }

  /** What was foreseen for an earlier state is not shown as what will be done now. */
  private void clearEarlier() {
    Optional<Basis> now = Optional.of(model.live().get().current().withoutObjects());
    if (now.equals(foreseenFor)) {
      return;
    }
    foreseenFor = now;
    advice = Optional.empty();
    planned = List.of();
    objects.getChildren().setAll(new Skeleton(5, Texts.of("review.waiting")));
    uploaded.setNote("");
    uploaded.getRight().clear();
    diff.show(List.of());
    manifest.setTitle(model.project().profile().manifest().key());
    manifest.setNote("");
    manifest.getRight().clear();
    render();
  }

  @FXML
  void dryRun() {
    go.overlay(new DryRunPane(model, go));
  }

  /** What will be uploaded, by which steps, and what that changes in the manifest. */
  private record Foreseen(CutPreview preview, PlannedSteps steps, List<DiffLine> lines) {}

  private void show(Foreseen foreseen) {
    CutPreview preview = foreseen.preview();
    message.clear();
    model.cutting().foresee(preview);
    objects.getChildren().setAll(ReviewObjects.rows(preview, model.versionProperty().get().text()));
    uploaded.setNote(Texts.of("review.order", preview.items().size()));
    planned = foreseen.steps().list();
    renderSteps();
    List<DiffLine> lines = foreseen.lines();
    diff.show(lines);
    manifest.setNote(
        preview
            .etag()
            .map(etag -> Texts.of("review.etag", Hash.brief(etag.replace("\"", ""))))
            .orElse(Texts.of("review.first")));
    manifest
        .getRight()
        .setAll(
            new DiffCounts(lines),
            new CopyButton(Texts.of("review.manifest.copied"), preview::after));
    uploaded
        .getRight()
        .setAll(
            new CopyButton(
                Texts.of("review.keys"),
                () ->
                    preview.items().stream()
                        .map(CutPreview.Item::key)
                        .collect(Collectors.joining("\n"))));
  }

  private void render() {
    String version = model.versionProperty().get().text();
    frame.getHeaderRight().setAll(StepActions.pills(model.checking().answers().values()));
    renderSteps();
    why.setTitle(Texts.of("review.why", version));
    reasons.getChildren().setAll(ReviewReasons.of(advice, model.checking()));
    lock(version);
  }

  /** The steps that will be taken; of a cut that has begun, with how far each of them is. */
  private void renderSteps() {
    steps.setNote(planned.isEmpty() ? "" : Texts.of("review.steps.count", planned.size()));
    plan.show(planned.stream().map(step -> PlanRow.of(step, step.effect(), status(step))).toList());
  }

  private Status status(PlannedStep step) {
    return CutStep.of(step.step())
        .map(each -> model.cutting().step(each).status())
        .orElse(Status.NOT_RUN);
  }

  /** Locked, it stays focusable, and says by what. */
  private void lock(String version) {
    boolean resumes = model.cutting().unfinishedProperty().get().isPresent();
    cut.setText(Texts.of(resumes ? "review.resume" : "review.cut", version));
    frame.setSubtitle(subtitle(version, resumes));
    Optional<String> reason = why();
    cut.pseudoClassStateChanged(LOCKED, reason.isPresent());
    locked.setText(reason.orElse(""));
    cut.setTooltip(reason.isPresent() ? locked : null);
    int locking = rows.map(ReviewLocks::show).orElse(0);
    Nodes.show(locksPanel, locking > 0 && !model.cutting().runningProperty().get());
    cut.setAccessibleText(
        cut.getText().replace("_", "") + reason.map(text -> ". " + text).orElse(""));
    frame
        .actions()
        .promise(
            reason.orElseGet(
                () -> Texts.of("review.promise", Amounts.inWords(model.cutting().usual()))),
            reason.isPresent() ? "" : rest(version));
    if (!cut.getStyleClass().contains(Styles.ACCENT)) {
      cut.getStyleClass().add(Styles.ACCENT);
    }
  }

  private String subtitle(String version, boolean resumes) {
    return switch (CutState.of(model.cutting())) {
      case RUNNING, STOPPING -> Texts.of("review.subtitle.running");
      case RELEASED, ALREADY_RELEASED -> Texts.of("review.subtitle.released", version);
      case IDLE, ASKS, STOPPED, FAILED, ABANDONED ->
          Texts.of(resumes ? "review.subtitle.resume" : "review.subtitle");
    };
  }

  private String rest(String version) {
    return Clients.get(model.live().get(), version)
        ? Texts.of("review.promise.rest.written", version)
        : Texts.of("review.promise.rest");
  }

  private Optional<String> why() {
    if (model.cutting().runningProperty().get()) {
      return Optional.of(Texts.of("review.running"));
    }
    return model.checking().lock();
  }

  @FXML
  void cut() {
    if (why().isPresent()) { // the panel of what locks it leads to what resolves it
      frame.toTop();
      Buttons.focusFirst(locks);
      return;
    }
    model.cutting().start(Map.of());
    go.open(ScreenId.PUBLISH);
  }
}
