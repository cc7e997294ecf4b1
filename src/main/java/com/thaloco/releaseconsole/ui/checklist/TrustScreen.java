package com.thaloco.releaseconsole.ui.checklist;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.project.Pins;
import com.thaloco.releaseconsole.trust.Agreement;
import com.thaloco.releaseconsole.trust.PinReading;
import com.thaloco.releaseconsole.ui.kit.CardRow;
import com.thaloco.releaseconsole.ui.kit.CodeDiff;
import com.thaloco.releaseconsole.ui.kit.DiffLine;
import com.thaloco.releaseconsole.ui.kit.Diffs;
import com.thaloco.releaseconsole.ui.kit.FactTable;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import com.thaloco.releaseconsole.ui.kit.Nodes;
import com.thaloco.releaseconsole.ui.kit.Panel;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.StatusLabel;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Answer;
import com.thaloco.releaseconsole.ui.state.KeyLock;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import com.thaloco.releaseconsole.ui.state.Screen;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** One key, pinned in several places, and the signing key compared with them. */
public final class TrustScreen extends Screen {
  @FXML private MessageBar message;
  @FXML private CardRow pins;
  @FXML private StatusLabel keyState;
  @FXML private FactTable facts;
  @FXML private VBox lockBox;
  @FXML private PasswordField password;
  @FXML private TextField plain;
  @FXML private ToggleButton reveal;
  @FXML private Button unlock;
  @FXML private Label refused;
  @FXML private VBox openBox;
  @FXML private Button lock;
  @FXML private Label hint;
  @FXML private Panel text;
  @FXML private CodeDiff code;
  @FXML private VBox truths;
  @FXML private AnswerList answers;

  @FXML private Button only;

  private final KeyLock key;
  private final StepActions actions;
  private List<PinReading> readings = List.of();
  private Optional<Problem> pinProblem = Optional.empty();

  public TrustScreen(ProjectModel model, Navigator go) {
    super(model, go);
    key = model.key();
    actions = new StepActions(model, go, ScreenId.TRUST);
  }

  @Override
  protected void initialize() {
    answers.show(model.checking(), ScreenId.TRUST);
    plain.textProperty().bindBidirectional(password.textProperty());
    reveal.selectedProperty().addListener((all, before, now) -> reveal(now));
    hint.setText(model.isRehearsal() ? Texts.of("trust.hint") : "");
    hint.setManaged(model.isRehearsal());
    InvalidationListener renderer = all -> render();
    key.unlockedProperty().addListener(renderer);
    key.unlockingProperty().addListener(renderer);
    key.problemProperty().addListener(renderer);
    key.wishProperty().addListener(renderer);
    model.checking().answersProperty().addListener(renderer);
    model.cutting().runningProperty().addListener(renderer);
    key.problemProperty().addListener(all -> typeAgain());
    key.unlockedProperty().addListener(all -> handFocusOn());
    password.textProperty().addListener((all, before, now) -> typed(now));
    model.commitProperty().addListener(all -> readPins());
    actions.bind(frame, this::promise, this::rest, actions.again());
    readPins();
    render();
  }

  private void reveal(boolean shown) {
    plain.setVisible(shown);
    plain.setManaged(shown);
    password.setVisible(!shown);
    password.setManaged(!shown);
  }

  /** The refusal stays until something else is typed. */
  private void typed(String now) {
    if (!now.isEmpty()) {
      Nodes.show(refused, false);
    }
  }

  /** Whoever was refused types again, where they were. */
  private void typeAgain() {
    key.problemProperty()
        .get()
        .ifPresent(problem -> {
          refused.setText(problem.happened() + " " + problem.next().words());
          Nodes.show(refused, true);
          field().requestFocus();
        });
  }

  private TextField field() {
    return reveal.isSelected() ? plain : password;
  }

  /** What was typed in is gone, or what was pressed: the next thing has the focus. */
  private void handFocusOn() {
    if (frame.getScene() != null) {
      frame.applyCss();
      frame.focusFirst();
    }
  }

  /** Wipes the key now; a cut that runs has it until its end. */
  @FXML
  void lock() {
    key.lock();
    model.checking().run(ScreenId.TRUST);
  }

  /** Unlocks, and does what waits for that, as the button says. */
  @FXML
  void unlock() {
    if (key.unlockingProperty().get()) {
      return;
    }
    Optional<KeyLock.Wish> wish = key.wishProperty().get();
    key.unlock(typed(), () -> wish.map(KeyLock.Wish::action).ifPresent(Runnable::run));
  }

  /** Unlocks, and does nothing else. */
  @FXML
  void onlyUnlock() {
    if (!key.unlockingProperty().get()) {
      key.unlock(typed());
    }
  }

  private char[] typed() {
    char[] typed = password.getText().toCharArray();
    password.clear();
    return typed;
  }

  private void render() {
    boolean open = key.unlockedProperty().get();
    boolean busy = key.unlockingProperty().get();
    Answer signing = model.checking().answer("trust.key");
    keyState.show(
        open ? signing.status() : busy ? Status.RUNNING : Status.ASKS,
        keyWord(open, busy, signing.status()));
    facts.clear();
    facts.code(
        Texts.of("trust.file"), key.file().map(Object::toString).orElse(Texts.of("trust.no-file")));
    facts.add(Texts.of("trust.kind"), Texts.of("trust.kind.value"));
    for (Button each : List.of(unlock, only)) {
      each.setDisable(busy); // the fields keep the focus
    }
    Nodes.show(lockBox, !open);
    Nodes.show(openBox, open);
    lock.setDisable(model.cutting().runningProperty().get());
    name();
    pinProblem.ifPresentOrElse(message::problem, message::clear);
    truths
        .getChildren()
        .setAll(
            Stream.concat(
                    readings.isEmpty()
                        ? Stream.<TrustTruths.Truth>empty()
                        : Stream.of(TrustTruths.key(readings), TrustTruths.text(readings)),
                    Stream.of(
                        TrustTruths.earlier(model.checking().answer("trust.pins")),
                        TrustTruths.signing(signing, open)))
                .map(TrustScreen::row)
                .toList());
    actions.refresh();
  }

  private static Node row(TrustTruths.Truth truth) {
    var row = new StatusLabel(truth.status(), truth.sentence());
    row.setWrapText(true);
    return Nodes.whole(row);
  }

  /** The button says what it will do. */
  private void name() {
    Optional<KeyLock.Wish> wish = key.wishProperty().get();
    unlock.setText(
        wish.map(KeyLock.Wish::title)
            .map(title -> Texts.of("trust.unlock.and", title))
            .orElse(Texts.of("trust.unlock")));
    Nodes.show(only, wish.isPresent());
  }

  private String promise() {
    if (key.unlockedProperty().get()) {
      return Texts.of("trust.promise.open");
    }
    return key.wishProperty()
        .get()
        .map(KeyLock.Wish::title)
        .map(title -> Texts.of("trust.promise.wish", title))
        .orElse(Texts.of("trust.promise"));
  }

  private String rest() {
    boolean waits = key.wishProperty().get().isPresent() && !key.unlockedProperty().get();
    if (waits) {
      return Texts.of("trust.promise.wish.rest");
    }
    boolean cuts = model.cutting().runningProperty().get();
    return Texts.of(cuts ? "trust.promise.cut.rest" : "trust.promise.rest");
  }

  private static String keyWord(boolean open, boolean busy, Status matches) {
    if (busy) {
      return Texts.of("trust.unlocking");
    }
    return open ? matches.word() : Texts.of("trust.locked");
  }

  private void readPins() {
    String commit = model.commitProperty().get();
    if (commit.isEmpty()) {
      return; // no one has examined the repository yet
    }
    model
        .worker()
        .<List<PinReading>>run(
            () -> Pins.at(model.project().profile(), model.project().repository(), commit),
            read -> showPins(commit, read, Optional.empty()),
            problem -> showPins(commit, List.of(), Optional.of(problem)));
  }

  private void showPins(String commit, List<PinReading> read, Optional<Problem> failed) {
    if (!commit.equals(model.commitProperty().get())) {
      return; // another commit is given, whose pins are read too
    }
    readings = List.copyOf(read);
    pinProblem =
        failed.or(() ->
            readings.isEmpty() || !(Agreement.of(readings) instanceof Agreement.Drift drift)
                ? Optional.empty()
                : Optional.of(drift.problem()));
    var row = new ArrayList<Node>();
    Optional<PinReading> before = Optional.empty();
    for (PinVerdict verdict : PinVerdict.of(readings)) {
      before.ifPresent(
          last -> row.add(PinCard.joint(PinVerdict.Joint.of(last, verdict.reading()))));
      before = Optional.of(verdict.reading());
      var card = new PinCard(verdict);
      HBox.setHgrow(card, javafx.scene.layout.Priority.ALWAYS);
      card.setPrefWidth(280);
      row.add(card);
    }
    pins.getChildren().setAll(row);
    showText();
    render();
  }

  private void showText() {
    List<String> blocks =
        readings.stream().map(PinVerdict::block).flatMap(Optional::stream).toList();
    Optional<String> other =
        blocks.stream().filter(block -> !block.equals(blocks.getFirst())).findFirst();
    List<DiffLine> lines =
        other
            .map(block -> Diffs.unified(blocks.getFirst(), block))
            .orElseGet(() -> blocks.isEmpty() ? List.of() : PinCard.numbered(blocks.getFirst()));
    code.show(lines);
    boolean whole = blocks.size() == readings.size() && !blocks.isEmpty();
    text.setNote(
        Texts.of(
            other.isPresent()
                ? "trust.text.differs"
                : whole ? "trust.text.same" : "trust.text.some"));
    text.tone(other.isPresent() ? Status.BLOCKED : whole ? Status.PASSED : Status.NOT_RUN);
  }

  @Override
  public void shown() {
    readPins();
  }
}
