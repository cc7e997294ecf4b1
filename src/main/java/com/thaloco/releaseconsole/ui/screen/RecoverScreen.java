package com.thaloco.releaseconsole.ui.screen;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.recover.Diagnosis;
import com.thaloco.releaseconsole.recover.Trouble;
import com.thaloco.releaseconsole.snapshot.Part;
import com.thaloco.releaseconsole.snapshot.Snapshot;
import com.thaloco.releaseconsole.snapshot.Standing;
import com.thaloco.releaseconsole.ui.kit.Amounts;
import com.thaloco.releaseconsole.ui.kit.AsOf;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.CodeDiff;
import com.thaloco.releaseconsole.ui.kit.Facts;
import com.thaloco.releaseconsole.ui.kit.LogPane;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import com.thaloco.releaseconsole.ui.kit.Panel;
import com.thaloco.releaseconsole.ui.kit.PlanList;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.StatusLabel;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Desk;
import com.thaloco.releaseconsole.ui.state.Navigator;
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
import org.kordamp.ikonli.feather.Feather;

/** What is wrong, and the way out of it: a list first, then the plan of what was chosen. */
public final class RecoverScreen extends Screen {
  @FXML private VBox list;
  @FXML private MessageBar message;
  @FXML private MessageBar audit;
  @FXML private VBox troubles;
  @FXML private Label offeredTitle;
  @FXML private VBox offered;
  @FXML private VBox listEvidence;
  @FXML private Facts looked;
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

  private final Button again;
  private final Button bucket;
  private final AsOf asOf;
  private List<Trouble> listed = List.of();

  public RecoverScreen(Desk desk, Navigator go) {
    super(desk, go);
    again = Buttons.of(Texts.of("recover.again"), Feather.ROTATE_CCW, desk::refresh);
    again.setId("look-again");
    asOf = new AsOf("recover-as-of", Texts.of("refresh"), desk::refresh);
    bucket =
        Buttons.of(Texts.of("recover.bucket"), Feather.DATABASE, () -> go.open(ScreenId.BUCKET));
    bucket.setId("recover-bucket");
  }

  @Override
  protected void initialize() {
    new RecoverPlanView(
            desk,
            go,
            frame,
            new RecoverPlanView.Work(
                result, asked, stepsPanel, steps, foot, diffPanel, diff, output, log),
            new RecoverPlanView.Evidence(wrongPanel, wrong, tablePanel, table, cannotPanel, cannot))
        .bind();
    InvalidationListener renderer = all -> render();
    desk.live().property().addListener(renderer);
    desk.live().observingProperty().addListener(renderer);
    desk.recovering().choiceProperty().addListener(renderer);
    list(listed);
    render();
  }

  @Override
  public void shown() {
    desk.refresh();
  }

  private void render() {
    boolean chosen = desk.recovering().choiceProperty().get().isPresent();
    Arranged.show(planned, chosen);
    Arranged.show(planEvidence, chosen);
    Arranged.show(list, !chosen);
    Arranged.show(listEvidence, !chosen);
    if (chosen) {
      return;
    }
    frame.setTitle(Texts.of("screen.recover"));
    frame.setSubtitle(Texts.of("recover.subtitle"));
    frame.getHeaderRight().setAll(asOf, again);
    frame.actions().setVisible(false);
    boolean observing = desk.live().observingProperty().get();
    again.setDisable(observing);
    again.setText(Texts.of(observing ? "recover.looking" : "recover.again"));
    Snapshot now = desk.live().get();
    asOf.show(now.diagnosisAsOf(), observing);
    again.setVisible(!asOf.isVisible());
    List<Trouble> all = seen().map(Part::value).map(Diagnosis::troubles).orElse(List.of());
    if (!all.equals(listed)) {
      list(all);
    }
    explain(all);
    evidence();
  }

  /** Only what has changed is built anew: a button must not go away under the pointer. */
  private void list(List<Trouble> all) {
    listed = all;
    troubles.getChildren().setAll(cards(all.stream().filter(Trouble::needsHand).toList()));
    List<Node> rest = cards(all.stream().filter(each -> !each.needsHand()).toList());
    offered.getChildren().setAll(rest);
    Arranged.show(offeredTitle, !rest.isEmpty());
    Arranged.show(offered, !rest.isEmpty());
  }

  private List<Node> cards(List<Trouble> some) {
    return some.stream().<Node>map(trouble -> new TroubleCard(trouble, desk, go)).toList();
  }

  private Optional<Part<Diagnosis>> seen() {
    return desk.live().get().observed().diagnosis();
  }

  private void explain(List<Trouble> all) {
    Snapshot now = desk.live().get();
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
    } else if (all.stream().noneMatch(Trouble::needsHand)) {
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
    var clients = new Label(desk.live().clients().sentence());
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
        new StatusLabel(Statuses.of(desk.live().standing()), Standing.sentence(desk.live().get()));
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
