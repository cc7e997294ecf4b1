package com.thaloco.releaseconsole.ui.publish;

import com.thaloco.releaseconsole.check.PendingVerification;
import com.thaloco.releaseconsole.cut.CutResult;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.snapshot.Clients;
import com.thaloco.releaseconsole.snapshot.ReleaseRow;
import com.thaloco.releaseconsole.snapshot.Releases;
import com.thaloco.releaseconsole.ui.kit.Amounts;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.EvidenceTable;
import com.thaloco.releaseconsole.ui.kit.FactTable;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import com.thaloco.releaseconsole.ui.kit.Nodes;
import com.thaloco.releaseconsole.ui.kit.Panel;
import com.thaloco.releaseconsole.ui.kit.Prose;
import com.thaloco.releaseconsole.ui.kit.Skeleton;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.StatusIcon;
import com.thaloco.releaseconsole.ui.kit.StatusLabel;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Announcing;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import com.thaloco.releaseconsole.ui.state.Screen;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import com.thaloco.releaseconsole.ui.state.Verifying;
import com.thaloco.releaseconsole.verify.ClientAcceptance;
import com.thaloco.releaseconsole.verify.Verification;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/**
 * A published release as a new installation and as every installed client sees it, and what is
 * pending next. Any release can be verified again.
 */
public final class VerifyScreen extends Screen {
  private static final Set<String> STRANGER =
      Set.of(
          "verify.manifest",
          "verify.installer",
          "verify.hashes",
          "verify.signature",
          "verify.tarball",
          "verify.install");

  @FXML private MessageBar message;
  @FXML private Panel stranger;
  @FXML private VBox findings;
  @FXML private Panel clients;
  @FXML private EvidenceTable<ClientAcceptance> table;
  @FXML private VBox trials;
  @FXML private Panel owed;
  @FXML private VBox owing;
  @FXML private Panel tag;
  @FXML private FactTable tagFacts;
  @FXML private Panel receipt;
  @FXML private FactTable receiptFacts;
  @FXML private Button announce;
  @FXML private Button verify;
  @FXML private Button stop;
  @FXML private Button home;
  @FXML private Button next;
  @FXML private ComboBox<String> choice;

  private final StatusIcon lead = new StatusIcon(Status.DONE);

  public VerifyScreen(ProjectModel model, Navigator go) {
    super(model, go);
  }

  @Override
  protected void initialize() {
    lead.getStyleClass().add("success-lead");
    Nodes.show(clients, Verification.hasClients(model.project().profile()));
    Nodes.show(table, updates());
    Nodes.show(owed, model.project().profile().updateFlow().isPresent());
    choice.valueProperty().addListener(all -> chose());
    verify.setOnAction(event -> model.verifying().start(target()));
    stop.setOnAction(event -> model.verifying().stop());
    home.setOnAction(event -> go.open(ScreenId.HOME));
    next.setOnAction(event -> {
      model.beginNext();
      go.open(ScreenId.CHECKLIST);
    });
    InvalidationListener renderer = all -> render();
    model.verifying().seenProperty().addListener(renderer);
    model.verifying().runningProperty().addListener(renderer);
    model.verifying().problemProperty().addListener(renderer);
    model.cutting().verified().addListener(renderer);
    model.cutting().outcomeProperty().addListener(all -> ended());
    model.live().property().addListener(all -> render());
    render();
  }

  /** Whether clients update themselves, and so accept or refuse a release. */
  private boolean updates() {
    return model.project().profile().trust().client().isPresent();
  }

  @Override
  public void shown() {
    if (model.verifying().seenProperty().get().isEmpty()) {
      model.verifying().look(chosen());
    }
  }

  /** A cut that has just ended is what one wants to see. */
  private void ended() {
    if (released()) {
      model.verifying().look(Optional.of(model.cutting().versionText()));
    }
    render();
  }

  private boolean released() {
    return model.cutting().outcomeProperty().get().orElse(null)
        instanceof Outcome.Ok<CutResult>(CutResult.Released _);
  }

  /** A release that was cut just now may not be in the overview yet. */
  private void choices() {
    Optional<String> seen = model.verifying().seenProperty().get().map(Verifying.Seen::version);
    var versions = new ArrayList<>(releases().stream().map(ReleaseRow::version).toList());
    seen.filter(now -> !versions.contains(now)).ifPresent(versions::addFirst);
    if (!List.copyOf(choice.getItems()).equals(versions)) {
      choice.getItems().setAll(versions);
    }
    seen.ifPresent(choice::setValue);
  }

  private List<ReleaseRow> releases() {
    return model.live().get().releases().map(Releases::rows).orElse(List.of());
  }

  private Optional<String> chosen() {
    return Optional.ofNullable(choice.getValue());
  }

  /** What is verified when asked: the chosen release, and what the button names. */
  private Optional<String> target() {
    return chosen().or(() -> model.verifying().seenProperty().get().map(Verifying.Seen::version));
  }

  private void name() {
    target().ifPresent(version -> verify.setText(Texts.of("verify.do", version)));
  }

  private void chose() {
    name();
    Optional<String> shown = model.verifying().seenProperty().get().map(Verifying.Seen::version);
    if (chosen().isPresent() && !chosen().equals(shown)) {
      model.verifying().look(chosen());
    }
  }

  private void render() {
    boolean running = model.verifying().runningProperty().get();
    Optional<Verifying.Seen> seen = model.verifying().seenProperty().get();
    choices();
    model
        .verifying()
        .problemProperty()
        .get()
        .ifPresentOrElse(message::problem, () -> running(running));
    seen.ifPresentOrElse(this::show, this::waiting);
    title(seen, running);
    name();
    seen.ifPresent(now -> actions(now, running));
    choice.setDisable(running);
  }

  private void running(boolean running) {
    if (running) {
      message.show(
          Status.RUNNING,
          Texts.of("verify.running", model.verifying().about()),
          List.of(Texts.of("verify.running.words")),
          stop);
    } else {
      message.clear();
    }
  }

  private void title(Optional<Verifying.Seen> seen, boolean running) {
    boolean out = seen.filter(this::isOut).isPresent() && !running;
    lead.setVisible(out);
    lead.setManaged(out);
    if (out && lead.getParent() == null) {
      frame.lead(lead);
    }
    frame.setTitle(
        seen.map(now ->
                Texts.of(
                    out
                        ? "verify.out"
                        : isGone(now)
                            ? "verify.gone"
                            : now.clear() ? "verify.sound" : "verify.title",
                    now.version()))
            .orElse(Texts.of("screen.verify")));
    frame.setSubtitle(
        seen.filter(Verifying.Seen::clear)
            .map(now ->
                Texts.of(
                    updates() ? "verify.out.words" : "verify.out.words.alone",
                    now.clients().size(),
                    now.at().map(at -> Amounts.when(at, Instant.now())).orElse("")))
            .orElse(Texts.of(updates() ? "verify.subtitle" : "verify.subtitle.alone")));
  }

  /** Whether it was verified, and is what clients get now. */
  private boolean isOut(Verifying.Seen seen) {
    Clients clients = model.live().clients();
    return seen.clear()
        && clients.asOf().isEmpty()
        && clients.version().equals(Optional.of(seen.version()));
  }

  /** Whether it was published once, and the manifest does not name it any more. */
  private boolean isGone(Verifying.Seen seen) {
    return model.live().get().releases().isPresent()
        && model.live().get().releasesAsOf().isEmpty()
        && releases().stream().noneMatch(row -> row.version().equals(seen.version()));
  }

  private void waiting() {
    List<Finding> live = List.copyOf(model.cutting().verified());
    findings
        .getChildren()
        .setAll(
            live.isEmpty()
                ? List.of(new Skeleton(4, Texts.of("verify.none")))
                : live.stream().map(VerifyRows::row).toList());
  }

  private void show(Verifying.Seen seen) {
    List<Finding> own = seen.findings().stream().filter(f -> STRANGER.contains(f.id())).toList();
    List<Finding> others =
        seen.findings().stream()
            .filter(f -> !STRANGER.contains(f.id()) && !f.id().equals("verify.clients"))
            .toList();
    count(stranger, own.size(), own.stream().filter(f -> f.status().clears()).count());
    stranger.setNote(model.project().profile().bucket().publicUrl().getAuthority());
    findings
        .getChildren()
        .setAll(
            own.isEmpty()
                ? List.of(pad(new Prose(Texts.of("verify.not-yet", seen.version()))))
                : own.stream().map(VerifyRows::row).toList());
    count(
        clients,
        seen.clients().size(),
        seen.clients().stream().filter(ClientAcceptance::accepts).count());
    table.show(seen.clients().reversed());
    VerifyRows.columns(
        table,
        releases().stream()
            .filter(row -> row.commit().isPresent())
            .collect(Collectors.toMap(ReleaseRow::version, row -> row.commit().orElseThrow())),
        own.stream().anyMatch(f -> f.id().equals("verify.hashes") && f.status().clears()),
        seen.version());
    table.setPlaceholder(new Label(Texts.of("verify.none")));
    table.fit(8);
    trials.getChildren().setAll(others.stream().map(VerifyRows::row).toList());
    VerifyFacts.tag(tagFacts, seen, model.project().profile().source().remote());
    tag.getRight().setAll(new StatusLabel(Status.DONE, Texts.of("verify.pushed")));
    VerifyFacts.receipt(receiptFacts, seen);
    receipt.getRight().clear();
    seen.receipt()
        .ifPresent(file -> {
          Button open = Buttons.quiet(Texts.of("verify.open"), () -> go.openOutside(file));
          open.setId("open-receipt-file");
          open.getStyleClass().add("in-header");
          receipt.getRight().setAll(open);
        });
    owe();
  }

  private static Node pad(Node node) {
    var box = new VBox(node);
    box.getStyleClass().add("checklist-foot");
    return box;
  }

  private static void count(Panel panel, long all, long clear) {
    panel
        .getRight()
        .setAll(
            all == 0
                ? new StatusLabel(Status.NOT_RUN)
                : new StatusLabel(
                    clear == all ? Status.PASSED : Status.BLOCKED,
                    Texts.of("verify.of", clear, all)));
  }

  private List<PendingVerification.Owed> debts() {
    return model.live().get().releases().map(Releases::owed).orElse(List.of());
  }

  private boolean owes() {
    return !debts().isEmpty();
  }

  private void owe() {
    List<PendingVerification.Owed> debts = debts();
    PendingVerificationCard.State state = PendingVerificationCard.State.of(model.live().get());
    Status tone = PendingVerificationCard.tone(state, debts);
    owed.tone(tone);
    owed.setIcon(PendingVerificationCard.icon(tone));
    owed.setTitle(
        Texts.of(
            switch (tone) {
              case NOT_RUN -> "verify.owed.unknown";
              case PASSED -> "verify.owed.none";
              case OUT_OF_DATE -> debts.isEmpty() ? "verify.owed.older" : "verify.owed";
              default -> "verify.owed";
            }));
    owing
        .getChildren()
        .setAll(PendingVerificationCard.nodes(debts, model.live().next(), state, go));
  }

  private void actions(Verifying.Seen seen, boolean running) {
    var bar = frame.actions();
    boolean clear = seen.clear() && !running;
    announce.setDisable(!isOut(seen) || running);
    verify.setDisable(running);
    verify.getStyleClass().remove("accent");
    home.getStyleClass().remove("accent");
    (clear ? home : verify).getStyleClass().add("accent");
    bar.promise(
        Texts.of(clear ? "verify.promise.out" : "verify.promise"),
        owes() ? Texts.of("verify.promise.rest") : "");
    boolean follows = isOut(seen) && model.isOut() && !model.cutting().runningProperty().get();
    if (clear && follows) {
      next.setText(Texts.of("verify.next", model.live().next()));
      bar.buttons(verify, next, home);
    } else if (clear) {
      bar.buttons(verify, home);
    } else {
      bar.buttons(home, verify);
    }
  }

  @FXML
  void announce() {
    model
        .verifying()
        .seenProperty()
        .get()
        .flatMap(seen -> ReleaseVersion.parse(seen.version()))
        .ifPresent(version -> Announcing.copy(model, go, version));
  }
}
