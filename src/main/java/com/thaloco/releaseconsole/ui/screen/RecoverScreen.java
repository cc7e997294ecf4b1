package com.thaloco.releaseconsole.ui.screen;

import com.thaloco.releaseconsole.recover.Trouble;
import com.thaloco.releaseconsole.ui.kit.Amounts;
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
import com.thaloco.releaseconsole.ui.state.Lookout;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.Overview;
import com.thaloco.releaseconsole.ui.state.ReleaseRow;
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
  @FXML private VBox wrong;
  @FXML private Panel tablePanel;
  @FXML private GridPane table;
  @FXML private Panel cannotPanel;
  @FXML private VBox cannot;

  private final Button again;
  private List<Trouble> listed = List.of();

  public RecoverScreen(Desk desk, Navigator go) {
    super(desk, go);
    again = Buttons.of(Texts.of("recover.again"), Feather.ROTATE_CCW, desk.lookout()::look);
    again.setId("look-again");
  }

  @Override
  protected void initialize() {
    new RecoverPlanView(
            desk,
            go,
            frame,
            new RecoverPlanView.Work(
                result, asked, stepsPanel, steps, foot, diffPanel, diff, output, log),
            new RecoverPlanView.Evidence(wrong, tablePanel, table, cannotPanel, cannot))
        .bind();
    InvalidationListener renderer = all -> render();
    desk.lookout().seenProperty().addListener(renderer);
    desk.lookout().lookingProperty().addListener(renderer);
    desk.lookout().problemProperty().addListener(renderer);
    desk.overview().lookProperty().addListener(renderer);
    desk.recovering().choiceProperty().addListener(renderer);
    list(listed);
    render();
  }

  @Override
  public void shown() {
    if (desk.lookout().seenProperty().get().isEmpty()) {
      desk.lookout().look();
    }
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
    frame.getHeaderRight().setAll(again);
    frame.actions().setVisible(false);
    again.setDisable(desk.lookout().lookingProperty().get());
    again.setText(
        Texts.of(desk.lookout().lookingProperty().get() ? "recover.looking" : "recover.again"));
    List<Trouble> all =
        desk.lookout()
            .seenProperty()
            .get()
            .map(seen -> seen.diagnosis().troubles())
            .orElse(List.of());
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

  private void explain(List<Trouble> all) {
    Lookout lookout = desk.lookout();
    if (lookout.problemProperty().get().isPresent()) {
      message.problem(lookout.problemProperty().get().get());
    } else if (lookout.seenProperty().get().isEmpty()) {
      message.show(Status.RUNNING, Texts.of("recover.first-look"), List.of());
    } else if (all.stream().noneMatch(Trouble::needsHand)) {
      message.show(
          Status.PASSED, Texts.of("recover.nothing"), List.of(Texts.of("recover.nothing.words")));
    } else {
      message.clear();
    }
  }

  private void evidence() {
    Optional<Lookout.Seen> seen = desk.lookout().seenProperty().get();
    looked.clear();
    looked.add(
        Texts.of("recover.looked.at"),
        seen.map(s -> Amounts.when(s.at(), Instant.now())).orElse("–"));
    looked.code(
        Texts.of("recover.looked.clients"),
        desk.overview()
            .lookProperty()
            .get()
            .flatMap(Overview.Look::last)
            .map(ReleaseRow::version)
            .orElse("–"));
    looked.add(Texts.of("recover.looked.into"), Texts.of("recover.looked.places"));
    looked.add(
        Texts.of("recover.looked.whole"),
        new StatusLabel(
            seen.map(s -> s.diagnosis().complete() ? Status.PASSED : Status.WARNED)
                .orElse(Status.NOT_RUN),
            Texts.of(
                seen.map(s -> s.diagnosis().complete()).orElse(false)
                    ? "recover.looked.all"
                    : "recover.looked.part")));
    List<ReleaseVersion> gone =
        seen.map(s -> s.diagnosis().burned()).map(List::copyOf).orElse(List.of());
    burned
        .getChildren()
        .setAll(
            gone.isEmpty()
                ? List.of(quiet(Texts.of("recover.burned.none"), "muted"))
                : gone.stream().<Node>map(version -> quiet(version.text(), "code")).toList());
  }

  private static Label quiet(String text, String styleClass) {
    var label = new Label(text);
    label.getStyleClass().add(styleClass);
    return label;
  }
}
