package com.thaloco.releaseconsole.ui.recover;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.recover.Diagnosis;
import com.thaloco.releaseconsole.recover.ReleaseProblem;
import com.thaloco.releaseconsole.snapshot.Part;
import com.thaloco.releaseconsole.snapshot.Snapshot;
import com.thaloco.releaseconsole.snapshot.Standing;
import com.thaloco.releaseconsole.ui.kit.Amounts;
import com.thaloco.releaseconsole.ui.kit.AsOf;
import com.thaloco.releaseconsole.ui.kit.CodeDiff;
import com.thaloco.releaseconsole.ui.kit.FactTable;
import com.thaloco.releaseconsole.ui.kit.LogPane;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import com.thaloco.releaseconsole.ui.kit.Nodes;
import com.thaloco.releaseconsole.ui.kit.Panel;
import com.thaloco.releaseconsole.ui.kit.PlanList;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.StatusLabel;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import com.thaloco.releaseconsole.ui.state.Screen;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import com.thaloco.releaseconsole.ui.state.Statuses;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** What is wrong, and how to fix it: a list first, then the plan of what was chosen. */
public final class RecoverScreen extends Screen {
  @FXML private VBox list;
  @FXML private MessageBar message;
  @FXML private MessageBar audit;
  @FXML private VBox troubles;
  @FXML private Label offeredTitle;
  @FXML private VBox offered;
  @FXML private VBox listEvidence;
  @FXML private FactTable looked;
  @FXML private VBox burned;
  @FXML private VBox planned;
  @FXML private VBox planEvidence;
  @FXML private MessageBar result;
  @FXML private VBox asked;
  @FXML private Panel stepsPanel;
  @FXML private PlanList steps;
  @FXML private Label foot;
  @FXML private Panel diffPanel;
  @FXML private CodeDiff diff;
  @FXML private Panel output;
  @FXML private LogPane log;
  @FXML private Panel wrongPanel;
  @FXML private VBox wrong;
  @FXML private Panel tablePanel;
  @FXML private GridPane table;
  @FXML private Panel cannotPanel;
  @FXML private VBox cannot;
  @FXML private Button again;
  @FXML private Button bucket;

  private final AsOf asOf;
  private List<ReleaseProblem> listed = List.of();

  public RecoverScreen(ProjectModel model, Navigator go) {
    super(model, go);
    asOf = new AsOf("recover-as-of", Texts.of("refresh"), model::refresh);
  }

  @Override
  protected void initialize() {
    again.setOnAction(event -> model.refresh());
    bucket.setOnAction(event -> go.open(ScreenId.BUCKET));
    new RecoverPlanView(
            model,
            go,
            frame,
            new RecoverPlanView.Work(
                result, asked, stepsPanel, steps, foot, diffPanel, diff, output, log),
            new RecoverPlanView.Evidence(wrongPanel, wrong, tablePanel, table, cannotPanel, cannot))
        .bind();
    InvalidationListener renderer = all -> render();
    model.live().property().addListener(renderer);
    model.live().observingProperty().addListener(renderer);
    model.recovering().choiceProperty().addListener(renderer);
    list(listed);
    render();
  }

  @Override
  public void shown() {
    model.refresh();
  }

  private void render() {
    boolean chosen = model.recovering().choiceProperty().get().isPresent();
    Nodes.show(planned, chosen);
    Nodes.show(planEvidence, chosen);
    Nodes.show(list, !chosen);
    Nodes.show(listEvidence, !chosen);
    if (chosen) {
      return;
    }
    frame.setTitle(Texts.of("screen.recover"));
    frame.setSubtitle(Texts.of("recover.subtitle"));
    frame.getHeaderRight().setAll(asOf, again);
    frame.actions().setVisible(false);
    boolean observing = model.live().observingProperty().get();
    again.setDisable(observing);
    again.setText(Texts.of(observing ? "recover.looking" : "recover.again"));
    Snapshot now = model.live().get();
    asOf.show(now.diagnosisAsOf(), observing);
    again.setVisible(!asOf.isVisible());
    List<ReleaseProblem> all = seen().map(Part::value).map(Diagnosis::troubles).orElse(List.of());
    if (!all.equals(listed)) {
      list(all);
    }
    explain(all);
    evidence();
  }

  /** Only what has changed is built again: a button must not go away under the pointer. */
  private void list(List<ReleaseProblem> all) {
    listed = all;
    troubles.getChildren().setAll(cards(all.stream().filter(ReleaseProblem::needsHand).toList()));
    List<Node> rest = cards(all.stream().filter(each -> !each.needsHand()).toList());
    offered.getChildren().setAll(rest);
    Nodes.show(offeredTitle, !rest.isEmpty());
    Nodes.show(offered, !rest.isEmpty());
  }

  private List<Node> cards(List<ReleaseProblem> some) {
    return some.stream().<Node>map(trouble -> new ProblemCard(trouble, model, go)).toList();
  }

  private Optional<Part<Diagnosis>> seen() {
    return model.live().get().observed().diagnosis();
  }

  private void explain(List<ReleaseProblem> all) {
    Snapshot now = model.live().get();
    RecoverNotice.audit(audit, now, bucket);
    Optional<Problem> failure = now.observed().noDiagnosis().map(Part::value);
    if (failure.isPresent()) {
      message.problem(failure.get());
    } else if (seen().isEmpty()) {
      message.show(Status.RUNNING, Texts.of("recover.first-look"), List.of());
    } else if (now.diagnosisAsOf().isPresent()) {
      message.show(
          Status.OUT_OF_DATE, Texts.of("recover.older"), List.of(Texts.of("recover.older.words")));
    } else if (audit.isVisible()) {
      message.clear(); // the audit has the word: nothing green beside it
    } else if (all.stream().noneMatch(ReleaseProblem::needsHand)) {
      message.show(
          Status.PASSED, Texts.of("recover.nothing"), List.of(Texts.of("recover.nothing.words")));
    } else {
      message.clear();
    }
  }

  private void evidence() {
    Optional<Part<Diagnosis>> seen = seen();
    looked.clear();
    looked.add(
        Texts.of("recover.looked.at"),
        seen.map(part -> Amounts.when(part.at(), Instant.now())).orElse("–"));
    var clients = new Label(model.live().clients().sentence());
    clients.setId("recover-clients");
    looked.add(Texts.of("recover.looked.clients"), clients);
    looked.add(Texts.of("recover.looked.into"), Texts.of("recover.looked.places"));
    boolean whole = seen.map(part -> part.value().complete()).orElse(false);
    looked.add(
        Texts.of("recover.looked.whole"),
        seen.isEmpty()
            ? new StatusLabel(Status.NOT_RUN)
            : new StatusLabel(
                whole ? Status.PASSED : Status.WARNED,
                Texts.of(whole ? "recover.looked.all" : "recover.looked.part")));
    var standing =
        new StatusLabel(
            Statuses.of(model.live().standing()), Standing.sentence(model.live().get()));
    standing.setId("recover-standing");
    looked.add(Texts.of("home.state"), standing);
    List<ReleaseVersion> gone =
        seen.map(part -> part.value().burned()).map(List::copyOf).orElse(List.of());
    burned
        .getChildren()
        .setAll(
            gone.isEmpty()
                ? List.of(
                    quiet(
                        Texts.of(seen.isEmpty() ? "home.loading" : "recover.burned.none"), "muted"))
                : gone.stream().<Node>map(version -> quiet(version.text(), "code")).toList());
  }

  private static Label quiet(String text, String styleClass) {
    var label = new Label(text);
    label.getStyleClass().add(styleClass);
    return label;
  }
}
