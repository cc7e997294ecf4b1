package com.thaloco.releaseconsole.ui.history;

import com.thaloco.releaseconsole.cut.CutStep;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.recover.past.PastCut;
import com.thaloco.releaseconsole.recover.past.SignatureCheck;
import com.thaloco.releaseconsole.ui.kit.Amounts;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.CopyButton;
import com.thaloco.releaseconsole.ui.kit.EvidenceTable;
import com.thaloco.releaseconsole.ui.kit.FactTable;
import com.thaloco.releaseconsole.ui.kit.Hash;
import com.thaloco.releaseconsole.ui.kit.LogPane;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import com.thaloco.releaseconsole.ui.kit.Nodes;
import com.thaloco.releaseconsole.ui.kit.Panel;
import com.thaloco.releaseconsole.ui.kit.Segmented;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.StatusLabel;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Announcing;
import com.thaloco.releaseconsole.ui.state.Archive;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import com.thaloco.releaseconsole.ui.state.Reproducing;
import com.thaloco.releaseconsole.ui.state.Screen;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The cuts of the past: receipts, two of them side by side, and a release built again. */
public final class HistoryScreen extends Screen {
  @FXML private MessageBar message;
  @FXML private Panel cutsPanel;
  @FXML private EvidenceTable<PastCut> cuts;
  @FXML private Panel detail;
  @FXML private StackPane views;
  @FXML private FactTable facts;
  @FXML private Panel signaturePanel;
  @FXML private VBox signature;
  @FXML private Button build;
  @FXML private Button stop;
  @FXML private Button again;
  @FXML private TextField filter;
  @FXML private Button announce;

  private final Archive archive;
  private final Reproducing reproducing;
  private final ReceiptView receipt = new ReceiptView();
  private final LogPane printed = new LogPane();
  private final CompareView compare;
  private final ReproduceView reproduce;
  private final Segmented which;
  private String chosen = "";
  private boolean listing;

  public HistoryScreen(ProjectModel model, Navigator go) {
    super(model, go);
    archive = model.archive();
    reproducing = model.reproducing();
    compare = new CompareView(archive, problem -> message.problem(problem));
    reproduce = new ReproduceView(reproducing);
    which =
        new Segmented(
            List.of("tab-receipt", "tab-log", "tab-compare", "tab-reproduce"),
            List.of(
                Texts.of("history.tab.receipt"),
                Texts.of("history.tab.log"),
                Texts.of("history.tab.compare"),
                Texts.of("history.tab.reproduce")),
            this::view);
  }

  @Override
  protected void initialize() {
    CutTable.set(cuts);
    stop.setOnAction(event -> reproducing.stop());
    again.setOnAction(event -> archive.look());
    filter.textProperty().addListener(all -> list());
    announce.setOnAction(event ->
        selected()
            .flatMap(cut -> ReleaseVersion.parse(cut.version()))
            .ifPresent(version -> Announcing.copy(model, go, version)));
    detail.getRight().setAll(which);
    printed.setId("history-log");
    printed.empty(Texts.of("history.log.none"));
    views.getChildren().setAll(receipt, printed, compare, reproduce);
    view(0);
    cuts.getSelectionModel()
        .selectedItemProperty()
        .addListener((all, before, now) -> {
          if (now != null) {
            if (cuts.isFocused() && !listing) {
              chosen = now.name();
            }
            render();
          }
        });
    InvalidationListener lister = all -> list();
    archive.cuts().addListener(lister);
    archive.loadingProperty().addListener(lister);
    archive.awayProperty().addListener(lister);
    InvalidationListener renderer = all -> actions();
    reproducing.runningProperty().addListener(renderer);
    model
        .live()
        .observingProperty()
        .addListener((all, before, now) -> {
          if (!now) {
            archive.look();
          }
        });
    list();
  }

  private void view(int index) {
    for (int i = 0; i < views.getChildren().size(); i++) {
      Nodes.show(views.getChildren().get(i), i == index);
    }
    render();
  }

  @Override
  public void shown() {
    archive.look();
  }

  /** A cut that someone chose stays selected, whatever comes before it; else it is the newest. */
  private void list() {
    again.setDisable(archive.loadingProperty().get());
    List<PastCut> every = List.copyOf(archive.cuts());
    String wanted = filter.getText().strip().toLowerCase(Locale.ROOT);
    List<PastCut> now = every.stream().filter(cut -> CutTable.holds(cut, wanted)).toList();
    if (!cuts.getItems().equals(now)) {
      String keep = chosen;
      listing = true;
      cuts.getItems().setAll(now);
      now.stream()
          .filter(cut -> cut.name().equals(keep))
          .findFirst()
          .or(() -> now.stream().findFirst())
          .ifPresent(cut -> cuts.getSelectionModel().select(cut));
      listing = false;
    }
    long here = every.stream().filter(cut -> cut.state() != PastCut.State.ELSEWHERE).count();
    cutsPanel.setNote(
        !archive.loadedProperty().get()
            ? Texts.of("home.loading")
            : wanted.isEmpty()
                ? Texts.of("history.count", here, every.size() - here)
                : Texts.of("history.matches", now.size(), every.size()));
    ((Label) cuts.getPlaceholder())
        .setText(Texts.of(wanted.isEmpty() ? "history.none" : "history.no-match"));
    Optional<Problem> away = archive.awayProperty().get();
    if (away.isPresent()) {
      message.problem(away.get());
    } else if (archive.loadedProperty().get() && every.isEmpty()) {
      message.show(Status.NOT_RUN, Texts.of("history.none"), List.of(Texts.of("history.empty")));
    } else {
      message.clear();
    }
    render();
  }

  private Optional<PastCut> selected() {
    return Optional.ofNullable(cuts.getSelectionModel().getSelectedItem());
  }

  private void render() {
    Optional<PastCut> cut = selected();
    Nodes.show(detail, cut.isPresent());
    if (cut.isEmpty()) {
      frame.actions().setVisible(false);
      return;
    }
    archive.read(cut.get(), this::read, message::problem);
    if (compare.isVisible()) {
      compare.show(cut.get());
    }
    detail.setTitle(cut.get().name());
    actions();
  }

  private void read(Archive.Reading reading) {
    if (!selected().equals(Optional.of(reading.cut()))) {
      return;
    }
    receipt.show(reading.sheet());
    printed.setLines(FXCollections.observableArrayList(reading.printed()));
    PastCut cut = reading.cut();
    facts.clear();
    facts.code(Texts.of("history.version"), cut.version());
    facts.code(Texts.of("history.commit"), cut.commit().isEmpty() ? "?" : cut.commit());
    facts.add(Texts.of("history.ended"), new StatusLabel(CutTable.status(cut), CutTable.word(cut)));
    cut.step()
        .flatMap(CutStep::of)
        .ifPresent(step -> facts.add(Texts.of("history.step"), step.title()));
    cut.builtAt().ifPresent(at -> facts.add(Texts.of("history.built"), Amounts.label(at)));
    facts.add(Texts.of("history.heard"), Amounts.label(cut.at()));
    facts.code(Texts.of("history.took"), CutTable.took(cut));
    sign(reading);
  }

  private void sign(Archive.Reading reading) {
    signature.getChildren().clear();
    StatusLabel word =
        reading
            .signature()
            .map(HistoryScreen::word)
            .orElseGet(() ->
                new StatusLabel(
                    reading.unverified().isPresent() ? Status.WARNED : Status.NOT_NEEDED,
                    Texts.of("history.receipt.none")));
    word.setId("receipt-signature");
    signature.getChildren().add(word);
    String sentence =
        reading
            .signature()
            .map(SignatureCheck::sentence)
            .or(() -> reading.unverified().map(Problem::happened))
            .orElse(Texts.of("history.signature.none"));
    signature.getChildren().add(Nodes.wrapped(Hash.inSentence(sentence), "muted"));
    reading
        .cut()
        .receipt()
        .ifPresent(file -> {
          Button verify = Buttons.compact(Texts.of("history.verify"), Feather.SHIELD, this::render);
          verify.setId("verify-receipt");
          Button open =
              Buttons.compact(
                  Texts.of("history.open"), Feather.EXTERNAL_LINK, () -> go.openOutside(file));
          open.setId("open-receipt");
          signature
              .getChildren()
              .add(
                  new HBox(
                      8, verify, open, new CopyButton(Texts.of("history.copy"), receipt::text)));
        });
  }

  private static StatusLabel word(SignatureCheck check) {
    return switch (check) {
      case SignatureCheck.Accepted _ ->
          new StatusLabel(Status.PASSED, Texts.of("history.signature.accepted"));
      case SignatureCheck.Unsigned _ ->
          new StatusLabel(Status.WARNED, Texts.of("history.signature.unsigned"));
      case SignatureCheck.Refused _ ->
          new StatusLabel(Status.BLOCKED, Texts.of("history.signature.refused"));
    };
  }

  private void actions() {
    Optional<PastCut> cut = selected();
    if (cut.isEmpty()) {
      return;
    }
    if (reproducing.runningProperty().get()) {
      frame
          .actions()
          .promise(
              Texts.of("reproduce.running", version(reproducing)),
              Texts.of("reproduce.running.rest"));
      frame.actions().buttons(stop);
      return;
    }
    build.setText(Texts.of("reproduce.do", cut.get().version()));
    build.setDisable(
        cut.get().state() == PastCut.State.UNFINISHED
            || cut.get().state() == PastCut.State.ABANDONED);
    frame
        .actions()
        .promise(
            Texts.of("reproduce.promise", cut.get().version()), Texts.of("reproduce.promise.rest"));
    announce.setDisable(
        cut.get().state() != PastCut.State.RELEASED
            && cut.get().state() != PastCut.State.ELSEWHERE);
    frame.actions().buttons(announce, build);
  }

  private static String version(Reproducing reproducing) {
    return reproducing.versionProperty().get().map(ReleaseVersion::text).orElse("");
  }

  @FXML
  void build() {
    selected()
        .flatMap(cut -> ReleaseVersion.parse(cut.version()))
        .ifPresent(version -> {
          which.choose(which.getSegments().size() - 1);
          reproducing.start(version);
        });
  }
}
