package com.thaloco.releaseconsole.ui.screen;

import com.thaloco.releaseconsole.check.ReleaseAdvice;
import com.thaloco.releaseconsole.check.VerificationDebt;
import com.thaloco.releaseconsole.cut.CutStep;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.ui.kit.Amounts;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.Facts;
import com.thaloco.releaseconsole.ui.kit.Hash;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import com.thaloco.releaseconsole.ui.kit.Panel;
import com.thaloco.releaseconsole.ui.kit.Prose;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.StepTrack;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Desk;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.Overview;
import com.thaloco.releaseconsole.ui.state.ReleaseRow;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.beans.property.SimpleStringProperty;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What needs a hand, then what is released, what comes next and what is owed. */
public final class HomeScreen extends Screen {
  @FXML private MessageBar message;
  @FXML private MessageBar trouble;
  @FXML private Panel last;
  @FXML private Panel owed;
  @FXML private Panel releases;
  @FXML private Label lastVersion;
  @FXML private Facts lastFacts;
  @FXML private Label nextVersion;
  @FXML private Facts nextFacts;
  @FXML private VBox owing;
  @FXML private TableView<ReleaseRow> table;

  private final Button resume;

  public HomeScreen(Desk desk, Navigator go) {
    super(desk, go);
    resume = Buttons.primary(Texts.of("home.resume"), Feather.PLAY, this::resume);
    resume.setId("resume");
  }

  @Override
  protected void initialize() {
    frame.setTitle(desk.project().profile().project());
    Button rehearse = Buttons.of(Texts.of("top.rehearse"), Feather.PLAY_CIRCLE, go::rehearse);
    Button check = Buttons.of(Texts.of("checklist.now"), Feather.ROTATE_CCW, this::check);
    check.setId("check-now");
    frame.getHeaderRight().setAll(rehearse, check);
    column("home.version", 150, r -> r.version() + (r.latest() ? "  (latest_stable)" : ""));
    column("home.published", 140, r -> r.releasedAt().map(Amounts::day).orElse("?"));
    column("home.commit", 120, r -> r.commit().map(Hash::commit).orElse(Texts.of("home.no-tag")));
    column("home.verification", 260, r -> Texts.of(r.owes() ? "home.owes" : "home.owes-not"));
    table.setAccessibleText(Texts.of("home.releases"));
    table.setPlaceholder(new Label(Texts.of("home.none")));
    RecoverNotice.show(trouble, desk, go);
    InvalidationListener renderer = all -> render();
    desk.overview().lookProperty().addListener(renderer);
    desk.overview().problemProperty().addListener(renderer);
    desk.versionProperty().addListener(renderer);
    desk.cutting().unfinishedProperty().addListener(renderer);
    desk.cutting().runningProperty().addListener(renderer);
    render();
  }

  private void column(String title, double width, Function<ReleaseRow, String> value) {
    var column = new TableColumn<ReleaseRow, String>(Texts.of(title));
    column.setCellValueFactory(cell -> new SimpleStringProperty(value.apply(cell.getValue())));
    column.setPrefWidth(width);
    table.getColumns().add(column);
  }

  private void render() {
    hand();
    Optional<Overview.Look> look = desk.overview().lookProperty().get();
    table.getItems().setAll(look.map(Overview.Look::releases).orElse(List.of()));
    releases.setNote(
        look.map(l -> Texts.of("home.count", l.releases().size()))
            .orElse(Texts.of("home.loading")));
    Optional<ReleaseRow> newest = look.flatMap(Overview.Look::last);
    lastVersion.setText(newest.map(ReleaseRow::version).orElse("–"));
    lastFacts.clear();
    newest.ifPresent(r -> {
      last.setNote(r.releasedAt().map(at -> Amounts.when(at, Instant.now())).orElse(""));
      lastFacts.code(Texts.of("home.commit"), r.commit().map(Hash::commit).orElse("?"));
    });
    look.ifPresent(l -> lastFacts.add(Texts.of("home.seen"), Amounts.when(l.at(), Instant.now())));
    nextVersion.setText(desk.knowsVersion() ? desk.versionProperty().get().text() : "–");
    nextFacts.clear();
    look.flatMap(Overview.Look::advice).ifPresent(this::advice);
    owe(look.map(Overview.Look::owed).orElse(List.of()));
  }

  private void advice(ReleaseAdvice advice) {
    nextFacts.add(Texts.of("home.kind"), Texts.of(advice.minor() ? "home.minor" : "home.patch"));
    nextFacts.add(
        Texts.of("home.changes"),
        advice.reasons().isEmpty()
            ? Texts.of("home.unchanged")
            : Texts.of("home.changed", advice.reasons().size()));
    advice.reasons().stream()
        .limit(3)
        .forEach(change -> nextFacts.code(change.contract(), change.symbol()));
  }

  private void owe(List<VerificationDebt.Owed> debts) {
    owed.tone(debts.isEmpty() ? Status.PASSED : Status.WARNED);
    owing
        .getChildren()
        .setAll(
            debts.isEmpty()
                ? List.of(new Prose(Texts.of("home.nothing-owed")))
                : debts.stream()
                    .map(debt -> new Prose(Texts.of("home.owing", debt.version(), debt.draft())))
                    .toList());
  }

  private void hand() {
    Optional<History> open = desk.cutting().unfinishedProperty().get();
    if (open.isPresent() && !desk.cutting().runningProperty().get()) {
      message.show(
          Status.STOPPED,
          Texts.of("home.unfinished", open.get().opened().version()),
          List.of(
              Texts.of(
                  "home.unfinished.words",
                  desk.cutting().done(),
                  CutStep.values().length,
                  Hash.commit(open.get().opened().commit()))),
          resume);
      var track = new StepTrack();
      track.show(
          desk.cutting().steps().stream()
              .map(s -> new StepTrack.Segment(StepRow.title(s), s.status() == Status.DONE))
              .toList());
      message.below(track);
    } else if (desk.overview().problemProperty().get().isPresent()) {
      message.problem(desk.overview().problemProperty().get().get());
    } else {
      message.clear();
    }
  }

  private void check() {
    desk.checking().runAll();
    go.open(ScreenId.CHECKLIST);
  }

  private void resume() {
    go.open(ScreenId.PUBLISH);
    if (desk.key().unlockedProperty().get()) {
      desk.cutting().start();
    } else {
      go.open(ScreenId.TRUST);
    }
  }
}
