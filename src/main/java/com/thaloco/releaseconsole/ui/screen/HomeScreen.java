package com.thaloco.releaseconsole.ui.screen;

import com.thaloco.releaseconsole.check.ReleaseAdvice;
import com.thaloco.releaseconsole.golang.Contracts;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.ui.kit.Amounts;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.EvidenceTable;
import com.thaloco.releaseconsole.ui.kit.Facts;
import com.thaloco.releaseconsole.ui.kit.Hash;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import com.thaloco.releaseconsole.ui.kit.Panel;
import com.thaloco.releaseconsole.ui.kit.Skeleton;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.StatusLabel;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Desk;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.Overview;
import com.thaloco.releaseconsole.ui.state.ReleaseRow;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import com.thaloco.releaseconsole.verify.PublicView;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What needs a hand, then what is released, what comes next and what is owed. */
public final class HomeScreen extends Screen {
  @FXML private MessageBar message;
  @FXML private MessageBar trouble;
  @FXML private Panel owed;
  @FXML private Panel releases;
  @FXML private Label lastVersion;
  @FXML private Label lastWhen;
  @FXML private Facts lastFacts;
  @FXML private Button receipt;
  @FXML private Button verifyAgain;
  @FXML private Label nextVersion;
  @FXML private Label nextKind;
  @FXML private Facts nextFacts;
  @FXML private Button evidence;
  @FXML private VBox owing;
  @FXML private EvidenceTable<ReleaseRow> table;

  private final Button resume;
  private final Button journal;
  private final Button again;

  public HomeScreen(Desk desk, Navigator go) {
    super(desk, go);
    resume = Resuming.button(desk, go, "resume");
    journal =
        Buttons.quiet(
            Texts.of("home.journal"), () -> go.openOutside(desk.project().state().journal()));
    journal.setId("show-journal");
    again = Buttons.of(Texts.of("home.again"), Feather.ROTATE_CCW, desk.overview()::refresh);
    again.setId("look-again");
  }

  @Override
  protected void initialize() {
    frame.setTitle(desk.project().profile().project());
    Button rehearse = Buttons.of(Texts.of("top.rehearse"), Feather.PLAY_CIRCLE, go::rehearse);
    Button check = Buttons.of(Texts.of("checklist.now"), Feather.ROTATE_CCW, this::check);
    check.setId("check-now");
    frame.getHeaderRight().setAll(rehearse, check);
    ReleasesTable.columns(table);
    receipt.setOnAction(event -> receiptFile().ifPresent(go::openOutside));
    verifyAgain.setOnAction(event -> verifyAgain());
    evidence.setOnAction(event -> go.open(ScreenId.VERSION));
    Button history = Buttons.quiet(Texts.of("home.history"), () -> go.open(ScreenId.HISTORY));
    history.getStyleClass().add("in-header");
    releases.getRight().setAll(history);
    RecoverNotice.show(trouble, desk, go);
    InvalidationListener renderer = all -> render();
    desk.overview().lookProperty().addListener(renderer);
    desk.overview().problemProperty().addListener(renderer);
    desk.versionProperty().addListener(renderer);
    desk.cutting().unfinishedProperty().addListener(renderer);
    desk.cutting().runningProperty().addListener(renderer);
    render();
  }

  private void render() {
    Optional<Overview.Look> look = desk.overview().lookProperty().get();
    hand(look);
    table.show(look.map(Overview.Look::releases).orElse(List.of()));
    table.setPlaceholder(
        look.isPresent()
            ? new Label(Texts.of("home.none"))
            : new Skeleton(5, Texts.of("home.waiting")));
    releases.setNote(
        look.map(l -> Texts.of("home.count", l.releases().size()))
            .orElse(Texts.of("home.loading")));
    last(look);
    next(look);
    owed.tone(look.map(l -> l.owed().isEmpty()).orElse(true) ? Status.PASSED : Status.WARNED);
    owing
        .getChildren()
        .setAll(
            OwedCard.nodes(
                look.map(Overview.Look::owed).orElse(List.of()),
                desk.versionProperty().get(),
                look.flatMap(Overview.Look::advice).isPresent(),
                go));
  }

  private void last(Optional<Overview.Look> look) {
    Optional<ReleaseRow> newest = look.flatMap(Overview.Look::last);
    lastVersion.setText(newest.map(ReleaseRow::version).orElse("–"));
    lastWhen.setText("");
    lastFacts.clear();
    newest
        .flatMap(ReleaseRow::releasedAt)
        .ifPresent(at -> {
          lastWhen.setText(Amounts.when(at, Instant.now()));
          lastWhen.setTooltip(new Tooltip(Amounts.exact(at)));
        });
    newest.ifPresent(row -> {
      lastFacts.add(Texts.of("home.public"), view(look.orElseThrow().view()));
      lastFacts.add(Texts.of("home.clients.short"), ReleasesTable.clients(row));
      lastFacts.code(
          Texts.of("tag.name"),
          row.commit()
              .map(commit -> row.version() + " → " + Hash.commit(commit))
              .orElse(Texts.of("home.no-tag")));
    });
    look.ifPresent(l -> lastFacts.add(Texts.of("home.seen"), Amounts.when(l.at(), Instant.now())));
    receipt.setDisable(receiptFile().isEmpty());
    verifyAgain.setDisable(newest.isEmpty());
  }

  private static StatusLabel view(PublicView view) {
    return switch (view) {
      case SAME -> new StatusLabel(Status.PASSED, Texts.of("home.public.same"));
      case OTHER -> new StatusLabel(Status.WARNED, Texts.of("home.public.other"));
      case NOT_SERVED -> new StatusLabel(Status.BLOCKED, Texts.of("home.public.not"));
    };
  }

  /** The one at hand, until it is out. */
  private ReleaseVersion nextVersion(Optional<Overview.Look> look) {
    ReleaseVersion atHand = desk.versionProperty().get();
    return look.filter(
            now -> now.last().map(ReleaseRow::version).equals(Optional.of(atHand.text())))
        .map(Overview.Look::next)
        .orElse(atHand);
  }

  private void next(Optional<Overview.Look> look) {
    nextVersion.setText(desk.knowsVersion() ? nextVersion(look).text() : "–");
    nextFacts.clear();
    Optional<ReleaseAdvice> advice = look.flatMap(Overview.Look::advice);
    nextKind.setVisible(advice.isPresent());
    advice.ifPresent(known -> {
      nextKind.setText(Texts.of(known.minor() ? "home.minor" : "home.patch"));
      for (Contracts.Report report : known.contracts()) {
        nextFacts.add(ContractWords.name(report), ContractWords.label(report));
      }
      if (known.contracts().isEmpty()) {
        nextFacts.add(Texts.of("home.changes"), Texts.of("home.contracts.none"));
      }
    });
    look.flatMap(Overview.Look::noAdvice)
        .ifPresent(why -> nextFacts.add(Texts.of("home.changes"), why.happened()));
  }

  /** The one message: what needs a hand first. */
  private void hand(Optional<Overview.Look> look) {
    Optional<History> open = desk.cutting().unfinishedProperty().get();
    if (open.isPresent() && !desk.cutting().runningProperty().get()) {
      UnfinishedNotice.show(
          message,
          open.get(),
          desk.cutting(),
          look.flatMap(Overview.Look::last).map(ReleaseRow::version),
          resume,
          journal);
    } else if (desk.overview().problemProperty().get().isPresent()) {
      message.problem(desk.overview().problemProperty().get().get());
      message.buttons(again);
      look.ifPresent(
          l -> message.note(Texts.of("home.as-of", Amounts.when(l.at(), Instant.now()))));
    } else {
      message.clear();
    }
  }

  private Optional<Path> receiptFile() {
    return desk.overview()
        .lookProperty()
        .get()
        .flatMap(Overview.Look::last)
        .flatMap(ReleaseRow::receipt);
  }

  private void verifyAgain() {
    desk.verifying().start(Optional.of(lastVersion.getText()));
    go.open(ScreenId.VERIFY);
  }

  private void check() {
    desk.checking().runAll();
    go.open(ScreenId.CHECKLIST);
  }
}
