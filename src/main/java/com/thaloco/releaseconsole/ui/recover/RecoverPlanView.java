package com.thaloco.releaseconsole.ui.recover;

import com.thaloco.releaseconsole.engine.PlannedStep;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.recover.RecoverResult;
import com.thaloco.releaseconsole.recover.RecoverResult.Recovered;
import com.thaloco.releaseconsole.recover.RecoveryKind;
import com.thaloco.releaseconsole.recover.RecoveryPlan;
import com.thaloco.releaseconsole.recover.ReleaseProblem;
import com.thaloco.releaseconsole.ui.kit.AsOf;
import com.thaloco.releaseconsole.ui.kit.CodeDiff;
import com.thaloco.releaseconsole.ui.kit.Diffs;
import com.thaloco.releaseconsole.ui.kit.Hash;
import com.thaloco.releaseconsole.ui.kit.LogPane;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import com.thaloco.releaseconsole.ui.kit.Nodes;
import com.thaloco.releaseconsole.ui.kit.Panel;
import com.thaloco.releaseconsole.ui.kit.PlanList;
import com.thaloco.releaseconsole.ui.kit.PlanRow;
import com.thaloco.releaseconsole.ui.kit.RemedyBox;
import com.thaloco.releaseconsole.ui.kit.ScreenFrame;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.StatusPill;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.publish.QuestionForm;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import com.thaloco.releaseconsole.ui.state.RecoverSteps;
import com.thaloco.releaseconsole.ui.state.Recovering;
import com.thaloco.releaseconsole.ui.state.Statuses;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The plan of a recovery before it is carried out, while it runs, and how it came out. */
final class RecoverPlanView {
  /** The nodes of the main area. */
  record Work(
      MessageBar message,
      VBox asked,
      Panel stepsPanel,
      PlanList steps,
      Label foot,
      Panel diffPanel,
      CodeDiff diff,
      Panel output,
      LogPane log) {}

  /** The nodes at the right. */
  record Evidence(
      Panel wrongPanel,
      VBox wrong,
      Panel tablePanel,
      GridPane table,
      Panel cannotPanel,
      VBox cannot) {}

  private final ProjectModel model;
  private final ScreenFrame frame;
  private final Work work;
  private final Evidence evidence;
  private final Recovering recovering;
  private final RecoverActions actions;
  private final QuestionForm questions;
  private final UnlockBox unlock;
  private final AsOf asOf;

  RecoverPlanView(
      ProjectModel model, Navigator go, ScreenFrame frame, Work work, Evidence evidence) {
    this.model = model;
    this.frame = frame;
    this.work = work;
    this.evidence = evidence;
    this.recovering = model.recovering();
    this.actions = new RecoverActions(model, go, frame.actions());
    this.questions =
        new QuestionForm(
            model,
            (id, text) -> {
              recovering.answer(id, text);
              actions.goOn();
            });
    this.asOf = new AsOf("plan-as-of", Texts.of("recover.replan"), recovering::lookAgain);
    this.unlock = new UnlockBox(model.key(), Texts.of("recover.unlock"));
  }

  void bind() {
    Nodes.whole(work.foot());
    work.log().setLines(recovering.log().lines());
    recovering.log().lines().addListener((ListChangeListener<Object>) change -> showOutput());
    InvalidationListener renderer = all -> render();
    recovering.choiceProperty().addListener(renderer);
    recovering.planProperty().addListener(all -> planned());
    recovering.runningProperty().addListener(renderer);
    recovering.stoppingProperty().addListener(renderer);
    recovering.outcomeProperty().addListener(renderer);
    recovering.outcomeProperty().addListener(all -> frame.toTop());
    recovering.choiceProperty().addListener(all -> frame.toTop());
    model.live().property().addListener(renderer);
    recovering.steps().views().addListener((ListChangeListener<Object>) change -> showSteps());
    model.key().unlockedProperty().addListener(renderer);
    planned();
  }

  /** What the plan says does not change while it is carried out. */
  private void planned() {
    Optional<RecoveryPlan> plan = recovering.planProperty().get();
    BeforeAfter.show(evidence.table(), plan.map(RecoveryPlan::table).orElse(List.of()));
    Nodes.show(evidence.tablePanel(), plan.isPresent());
    evidence.cannot().getChildren().setAll(plan.map(p -> cannot(p)).orElse(List.of()));
    Nodes.show(evidence.cannotPanel(), plan.filter(p -> !p.cannot().isEmpty()).isPresent());
    List<String> diff = plan.map(RecoveryPlan::diff).orElse(List.of());
    work.diff().show(Diffs.ofUnified(diff));
    work.diffPanel().setTitle(plan.map(RecoveryPlan::diffOf).orElse(""));
    work.diffPanel()
        .setNote(
            plan.filter(p -> p.kind() == RecoveryKind.WITHDRAW)
                .map(_ -> Texts.of("recover.diff"))
                .orElse(""));
    Nodes.show(work.diffPanel(), !diff.isEmpty());
    actions.ask(plan);
    render();
  }

  private static List<Node> cannot(RecoveryPlan plan) {
    return plan.cannot().stream().<Node>map(each -> line(each, Feather.SLASH)).toList();
  }

  private static Label line(String text, Feather icon) {
    Label label = Nodes.wrapped(Hash.inSentence(text), "recover-line");
    label.setGraphic(new FontIcon(icon));
    return label;
  }

  private void render() {
    Optional<Recovering.Choice> choice = recovering.choiceProperty().get();
    if (choice.isEmpty()) {
      return;
    }
    ReleaseProblem trouble = choice.get().trouble();
    Optional<RecoveryPlan> plan = recovering.planProperty().get();
    boolean untouched =
        recovering.outcomeProperty().get().isEmpty() && !recovering.runningProperty().get();
    frame.setTitle(plan.map(RecoveryPlan::title).orElse(choice.get().title()));
    frame.setSubtitle(
        plan.isPresent() && !untouched
            ? model.live().clients().sentence()
            : plan.map(RecoveryPlan::lead)
                    .map(Hash::inSentence)
                    .orElse(Texts.of("recover.planning"))
                + (plan.isPresent() ? " " + Texts.of("recover.untouched") : ""));
    asOf.show(recovering.planAsOf(), false);
    frame.getHeaderRight().setAll(asOf, pill(trouble));
    evidence.wrongPanel().setTitle(Texts.of(recovering.begun() ? "recover.was" : "recover.wrong"));
    evidence
        .wrong()
        .getChildren()
        .setAll(line(trouble.sentence(), Statuses.of(trouble.severity()).icon()));
    if (!recovering.begun()) { // who noticed it before may not notice it now
      evidence.wrong().getChildren().add(ProblemCard.noticed(trouble));
    }
    Label clients = line(model.live().clients().sentence(), Feather.USERS);
    clients.setId("plan-clients");
    evidence.wrong().getChildren().add(clients);
    if (!trouble.evidence().isEmpty()) {
      evidence.wrong().getChildren().add(ProblemCard.evidence(trouble.evidence()));
    }
    boolean locked =
        plan.filter(RecoveryPlan::needsKey).isPresent()
            && !model.key().unlockedProperty().get()
            && !recovering.runningProperty().get()
            && !isDone();
    questions.show(recovering.questions());
    var asked = new ArrayList<Node>();
    if (!recovering.questions().isEmpty()) {
      asked.add(questions);
    }
    if (locked && plan.isPresent()) {
      asked.add(unlock);
    }
    if (!work.asked().getChildren().equals(asked)) { // what is typed into keeps the focus
      work.asked().getChildren().setAll(asked);
    }
    Nodes.show(work.asked(), !asked.isEmpty());
    showSteps();
    showOutput();
    explain();
    actions.show(locked);
  }

  private StatusPill pill(ReleaseProblem trouble) {
    if (recovering.runningProperty().get()) {
      return new StatusPill(Status.RUNNING, Status.RUNNING.word());
    }
    return isDone() ? new StatusPill(Status.DONE, Status.DONE.word()) : ProblemCard.pill(trouble);
  }

  private boolean isDone() {
    return recovering.outcomeProperty().get().orElse(null) instanceof Outcome.Ok<RecoverResult>;
  }

  private void showSteps() {
    List<RecoverSteps.View> views = recovering.steps().views();
    work.steps().show(views.stream().map(RecoverPlanView::row).toList());
    Nodes.show(work.stepsPanel(), !views.isEmpty());
    boolean begun =
        recovering.runningProperty().get() || recovering.outcomeProperty().get().isPresent();
    work.stepsPanel().setTitle(Texts.of("recover.steps", views.size()));
    work.stepsPanel()
        .setNote(
            begun
                ? Texts.of("recover.steps.done", recovering.steps().count(), views.size())
                : Texts.of("recover.steps.order"));
  }

  private static PlanRow row(RecoverSteps.View view) {
    PlannedStep step = view.planned();
    String effect =
        step.done() && view.status() == Status.DONE && view.detail().isEmpty()
            ? Texts.of("recover.step.before")
            : view.detail().isEmpty() ? step.effect() : view.detail();
    return PlanRow.of(step, Hash.inSentence(effect), view.status());
  }

  private void showOutput() {
    Nodes.show(work.output(), !recovering.log().lines().isEmpty());
  }

  private void explain() {
    MessageBar message = work.message();
    if (recovering.runningProperty().get()) {
      message.show(
          Status.RUNNING,
          Texts.of(recovering.stoppingProperty().get() ? "recover.stopping" : "recover.running"),
          List.of(model.live().clients().sentence()));
      return;
    }
    switch (recovering.outcomeProperty().get().orElse(null)) {
      case Outcome.Refused<RecoverResult>(var problem) -> message.problem(problem);
      case Outcome.Asks<RecoverResult> _ ->
          message.show(
              Status.ASKS, Texts.of("recover.asks"), List.of(Texts.of("recover.asks.words")));
      case Outcome.Stopped<RecoverResult> _ ->
          message.show(
              Status.STOPPED,
              Texts.of("recover.stopped", recovering.steps().count()),
              List.of(Texts.of("recover.stopped.words")));
      case Outcome.Ok<RecoverResult>(Recovered done) -> left(done, message);
      case Outcome.Ok<RecoverResult> _ -> message.clear();
      case null -> message.clear();
    }
  }

  private static void left(Recovered done, MessageBar message) {
    List<String> lead = done.left().isEmpty() ? List.of() : List.of(Texts.of("recover.left"));
    message.show(Status.DONE, Hash.inSentence(done.sentence()), lead);
    done.left().forEach(each -> message.below(new RemedyBox(each)));
    done.again().ifPresent(again -> message.below(new RemedyBox(again.remedy())));
  }
}
