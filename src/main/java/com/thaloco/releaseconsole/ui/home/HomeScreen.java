package com.thaloco.releaseconsole.ui.home;

import com.thaloco.releaseconsole.check.ReleaseAdvice;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.golang.Contracts;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.snapshot.Part;
import com.thaloco.releaseconsole.snapshot.ReleaseRow;
import com.thaloco.releaseconsole.snapshot.Releases;
import com.thaloco.releaseconsole.snapshot.Snapshot;
import com.thaloco.releaseconsole.snapshot.Standing;
import com.thaloco.releaseconsole.ui.checklist.ContractWords;
import com.thaloco.releaseconsole.ui.kit.Amounts;
import com.thaloco.releaseconsole.ui.kit.AsOf;
import com.thaloco.releaseconsole.ui.kit.EvidenceTable;
import com.thaloco.releaseconsole.ui.kit.FactTable;
import com.thaloco.releaseconsole.ui.kit.Hash;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import com.thaloco.releaseconsole.ui.kit.Nodes;
import com.thaloco.releaseconsole.ui.kit.Panel;
import com.thaloco.releaseconsole.ui.kit.Skeleton;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.StatusIcon;
import com.thaloco.releaseconsole.ui.kit.StatusLabel;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.publish.PendingVerificationCard;
import com.thaloco.releaseconsole.ui.publish.Resuming;
import com.thaloco.releaseconsole.ui.recover.RecoverNotice;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import com.thaloco.releaseconsole.ui.state.Screen;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import com.thaloco.releaseconsole.ui.state.Statuses;
import com.thaloco.releaseconsole.verify.PublicManifest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/** What needs attention, then what is released, what comes next and what is pending. */
public final class HomeScreen extends Screen {
  @FXML private MessageBar message;
  @FXML private MessageBar trouble;
  @FXML private Panel last;
  @FXML private Panel owed;
  @FXML private Panel releases;
  @FXML private Label lastVersion;
  @FXML private Label lastWhen;
  @FXML private FactTable lastFacts;
  @FXML private Button receipt;
  @FXML private Button verifyAgain;
  @FXML private Label nextVersion;
  @FXML private Label nextKind;
  @FXML private FactTable nextFacts;
  @FXML private Button evidence;
  @FXML private VBox owing;
  @FXML private EvidenceTable<ReleaseRow> table;
  @FXML private Button history;
  @FXML private Button journal;
  @FXML private Button again;
  @FXML private Button check;

  private final Button resume;
  private final AsOf asOf;
  private final NextStep step;

  public HomeScreen(ProjectModel model, Navigator go) {
    super(model, go);
    resume = Resuming.button(model, go, "resume");
    step = new NextStep(model, go);
    asOf = new AsOf("home-as-of", Texts.of("refresh"), model::refresh);
  }

  @Override
  protected void initialize() {
    frame.setTitle(model.project().profile().project());
    Nodes.show(owed, model.project().profile().updateFlow().isPresent());
    frame.getHeaderRight().setAll(asOf, check, step.button());
    ReleasesTable.columns(table, model.project().profile());
    receipt.setOnAction(event -> receiptFile().ifPresent(go::openOutside));
    verifyAgain.setOnAction(event -> verifyAgain());
    evidence.setOnAction(event -> go.open(ScreenId.VERSION));
    history.setOnAction(event -> go.open(ScreenId.HISTORY));
    journal.setOnAction(event -> go.openOutside(model.project().state().journal()));
    again.setOnAction(event -> model.refresh());
    RecoverNotice.show(trouble, model, go);
    InvalidationListener renderer = all -> render();
    model.live().property().addListener(renderer);
    model.live().observingProperty().addListener(renderer);
    model.versionProperty().addListener(renderer);
    model.cutting().unfinishedProperty().addListener(renderer);
    model.cutting().runningProperty().addListener(renderer);
    InvalidationListener stepper = all -> step.render();
    model.checking().answersProperty().addListener(stepper);
    model.checking().runningProperty().addListener(stepper);
    render();
  }

  @Override
  public void shown() {
    model.refresh();
  }

  private void render() {
    step.render();
    Snapshot now = model.live().get();
    Optional<Releases> known = now.releases();
    asOf.show(now.releasesAsOf(), model.live().observingProperty().get());
    hand(now);
    table.show(known.map(Releases::rows).orElse(List.of()));
    table.setPlaceholder(placeholder(now));
    releases.setNote(
        known
            .map(seen -> count(seen, now.releasesAsOf()))
            .orElse(Texts.of(unread(now) ? "home.unread" : "home.loading")));
    last(now);
    next(known);
    Status tone =
        PendingVerificationCard.tone(
            PendingVerificationCard.State.of(now), known.map(Releases::owed).orElse(List.of()));
    owed.tone(tone);
    owed.setIcon(PendingVerificationCard.icon(tone));
    owing
        .getChildren()
        .setAll(
            PendingVerificationCard.nodes(
                known.map(Releases::owed).orElse(List.of()),
                model.live().next(),
                PendingVerificationCard.State.of(now),
                go));
  }

  private static String count(Releases seen, Optional<Instant> asOf) {
    String count = Texts.of("home.count", seen.rows().size());
    return asOf.map(at -> count + " · " + Texts.of("as-of", Amounts.when(at, Instant.now())))
        .orElse(count);
  }

  private static boolean unread(Snapshot now) {
    return now.observed().noReleases().isPresent();
  }

  private static Node placeholder(Snapshot now) {
    if (now.releases().isPresent()) {
      return new Label(Texts.of("home.none"));
    }
    return unread(now)
        ? new Label(Texts.of("home.unread.words"))
        : new Skeleton(5, Texts.of("home.waiting"));
  }

  private void last(Snapshot now) {
    Optional<ReleaseRow> newest = now.releases().flatMap(Releases::last);
    Standing standing = model.live().standing();
    last.tone(Statuses.of(standing));
    last.getStyleClass().remove("is-passed");
    if (standing == Standing.CLEAR) {
      last.getStyleClass().add("is-passed");
    }
    last.setHeaderGraphic(new StatusIcon(Statuses.of(standing)));
    lastVersion.setText(newest.map(ReleaseRow::version).orElse("–"));
    lastWhen.setText("");
    newest
        .flatMap(ReleaseRow::releasedAt)
        .ifPresent(at -> {
          lastWhen.setText(Amounts.when(at, Instant.now()));
          lastWhen.setTooltip(new Tooltip(Amounts.exact(at)));
        });
    lastFacts.clear();
    var clients = new Label(model.live().clients().sentence());
    clients.setId("home-clients");
    lastFacts.add(Texts.of("home.clients.short"), clients);
    var state = new StatusLabel(Statuses.of(standing), Standing.sentence(now));
    state.setId("home-standing");
    lastFacts.add(Texts.of("home.state"), state);
    newest.ifPresent(row -> {
      boolean older = now.releasesAsOf().isPresent();
      lastFacts.add(
          Texts.of("home.public"), aged(view(now.releases().orElseThrow().view()), older));
      if (model.project().profile().trust().client().isPresent()) {
        lastFacts.add(Texts.of("home.clients"), aged(ReleasesTable.clients(row), older));
      }
      lastFacts.code(
          Texts.of("tag.name"),
          row.commit()
              .map(commit -> row.version() + " → " + Hash.commit(commit))
              .orElse(Texts.of("home.no-tag")));
    });
    now.observed()
        .releases()
        .ifPresent(
            part -> lastFacts.add(Texts.of("home.seen"), Amounts.when(part.at(), Instant.now())));
    receipt.setDisable(receiptFile().isEmpty());
    verifyAgain.setDisable(newest.isEmpty());
  }

  /** What was seen before the last change is not shown as what is so now. */
  private static StatusLabel aged(StatusLabel label, boolean older) {
    if (older) {
      label.show(Status.OUT_OF_DATE, label.getText());
    }
    return label;
  }

  private static StatusLabel view(PublicManifest view) {
    return switch (view) {
      case SAME -> new StatusLabel(Status.PASSED, Texts.of("home.public.same"));
      case OTHER -> new StatusLabel(Status.WARNED, Texts.of("home.public.other"));
      case NOT_SERVED -> new StatusLabel(Status.BLOCKED, Texts.of("home.public.not"));
    };
  }

  private void next(Optional<Releases> known) {
    nextVersion.setText(model.knowsVersion() ? model.live().next().text() : "–");
    nextFacts.clear();
    Optional<ReleaseAdvice> advice = known.flatMap(Releases::advice);
    // it tells of the advised number, not of another one that was chosen
    nextKind.setVisible(
        advice.isPresent()
            && known.filter(seen -> seen.next().equals(model.live().next())).isPresent());
    advice.ifPresent(why -> {
      nextKind.setText(Texts.of(why.minor() ? "home.minor" : "home.patch"));
      for (Contracts.Report report : why.contracts()) {
        nextFacts.add(ContractWords.name(report), ContractWords.label(report));
      }
      if (why.contracts().isEmpty()) {
        nextFacts.add(Texts.of("home.changes"), Texts.of("home.contracts.none"));
      }
    });
    known
        .flatMap(Releases::noAdvice)
        .ifPresent(why -> nextFacts.add(Texts.of("home.changes"), why.happened()));
  }

  /** The one message: what has to be done first. */
  private void hand(Snapshot now) {
    Optional<History> open = model.cutting().unfinishedProperty().get();
    Optional<Problem> failure = now.observed().noReleases().map(Part::value);
    if (open.isPresent() && !model.cutting().runningProperty().get()) {
      UnfinishedNotice.show(
          message, open.get(), model.cutting(), model.live().clients().sentence(), resume, journal);
    } else if (failure.filter(why -> !isDiagnosed(why, now)).isPresent()) {
      message.problem(failure.orElseThrow());
      message.buttons(again);
    } else {
      message.clear();
    }
  }

  /** Whether the other message says the same. */
  private static boolean isDiagnosed(Problem why, Snapshot now) {
    return now.observed().diagnosis().stream()
        .flatMap(part -> part.value().troubles().stream())
        .anyMatch(trouble -> trouble.sentence().equals(why.happened()));
  }

  private Optional<Path> receiptFile() {
    return model.live().get().releases().flatMap(Releases::last).flatMap(ReleaseRow::receipt);
  }

  private void verifyAgain() {
    model.verifying().start(Optional.of(lastVersion.getText()));
    go.open(ScreenId.VERIFY);
  }

  @FXML
  void check() {
    model.checking().runAll();
    go.open(ScreenId.CHECKLIST);
  }
}
