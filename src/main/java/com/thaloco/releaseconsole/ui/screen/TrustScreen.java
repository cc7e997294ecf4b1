package com.thaloco.releaseconsole.ui.screen;

import com.thaloco.releaseconsole.project.Pins;
import com.thaloco.releaseconsole.trust.Agreement;
import com.thaloco.releaseconsole.trust.PinReading;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.CardRow;
import com.thaloco.releaseconsole.ui.kit.CodeDiff;
import com.thaloco.releaseconsole.ui.kit.DiffLine;
import com.thaloco.releaseconsole.ui.kit.Diffs;
import com.thaloco.releaseconsole.ui.kit.Facts;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import com.thaloco.releaseconsole.ui.kit.Panel;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.StatusLabel;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Answer;
import com.thaloco.releaseconsole.ui.state.Desk;
import com.thaloco.releaseconsole.ui.state.KeyLock;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One key, pinned in several places, and the signing key held against them. */
public final class TrustScreen extends Screen {
  @FXML private MessageBar message;
  @FXML private CardRow pins;
  @FXML private StatusLabel keyState;
  @FXML private Facts facts;
  @FXML private VBox lockBox;
  @FXML private Label passwordLabel;
  @FXML private PasswordField password;
  @FXML private TextField plain;
  @FXML private ToggleButton reveal;
  @FXML private Button unlock;
  @FXML private Label hint;
  @FXML private Panel text;
  @FXML private CodeDiff code;
  @FXML private VBox truths;
  @FXML private AnswerList answers;

  private final KeyLock key;

  public TrustScreen(Desk desk, Navigator go) {
    super(desk, go);
    key = desk.key();
  }

  @Override
  protected void initialize() {
    answers.show(desk.checking(), ScreenId.TRUST);
    unlock.setGraphic(new FontIcon(Feather.UNLOCK));
    reveal.setGraphic(new FontIcon(Feather.EYE));
    reveal.setAccessibleText(Texts.of("trust.reveal"));
    reveal.setTooltip(new javafx.scene.control.Tooltip(Texts.of("trust.reveal")));
    plain.textProperty().bindBidirectional(password.textProperty());
    passwordLabel.setLabelFor(password);
    plain.setAccessibleText(Texts.of("trust.password.plain"));
    password.setAccessibleText(Texts.of("trust.password.plain"));
    reveal.selectedProperty().addListener((all, before, now) -> reveal(now));
    password.setOnAction(event -> unlock());
    plain.setOnAction(event -> unlock());
    hint.setText(desk.isRehearsal() ? Texts.of("trust.hint") : "");
    hint.setManaged(desk.isRehearsal());
    InvalidationListener renderer = all -> render();
    key.unlockedProperty().addListener(renderer);
    key.unlockingProperty().addListener(renderer);
    key.problemProperty().addListener(renderer);
    desk.checking().answers().addListener(renderer);
    desk.commitProperty().addListener(all -> readPins());
    new StepActions(desk, go, ScreenId.TRUST)
        .bind(
            frame,
            () -> Texts.of(key.unlockedProperty().get() ? "trust.promise.open" : "trust.promise"),
            () -> Texts.of("trust.promise.rest"),
            Buttons.of(
                Texts.of("check.again"),
                Feather.ROTATE_CCW,
                () -> desk.checking().run(ScreenId.TRUST)));
    readPins();
    render();
  }

  private void reveal(boolean shown) {
    plain.setVisible(shown);
    plain.setManaged(shown);
    password.setVisible(!shown);
    password.setManaged(!shown);
  }

  @FXML
  private void unlock() {
    char[] typed = password.getText().toCharArray();
    password.clear();
    key.unlock(typed);
  }

  private void render() {
    boolean open = key.unlockedProperty().get();
    boolean busy = key.unlockingProperty().get();
    Status matches = desk.checking().answer("trust.key").status();
    keyState.show(
        open ? matches : busy ? Status.RUNNING : Status.ASKS, keyWord(open, busy, matches));
    facts.clear();
    facts.code(
        Texts.of("trust.file"), key.file().map(Object::toString).orElse(Texts.of("trust.no-file")));
    facts.add(Texts.of("trust.kind"), Texts.of("trust.kind.value"));
    facts.add(
        Texts.of("trust.public"),
        open ? Texts.of("trust.public.open") : Texts.of("trust.public.locked"));
    lockBox.setDisable(busy);
    lockBox.setVisible(!open);
    lockBox.setManaged(!open);
    key.problemProperty().get().ifPresentOrElse(message::problem, message::clear);
  }

  private static String keyWord(boolean open, boolean busy, Status matches) {
    if (busy) {
      return Texts.of("trust.unlocking");
    }
    return open ? matches.word() : Texts.of("trust.locked");
  }

  private void readPins() {
    String commit = desk.commitProperty().get();
    desk.worker()
        .<List<PinReading>>run(
            () -> Pins.at(desk.project().profile(), desk.project().repository(), commit),
            this::showPins,
            message::problem);
  }

  private void showPins(List<PinReading> readings) {
    if (readings.isEmpty()) {
      return;
    }
    Agreement agreement = Agreement.of(readings);
    PinReading first = readings.getFirst();
    var row = new ArrayList<Node>();
    for (PinReading reading : readings) {
      if (reading != first) {
        row.add(PinCard.joint(PinCard.agree(first, reading)));
      }
      var card = new PinCard(reading, reading == first || PinCard.agree(first, reading));
      HBox.setHgrow(card, javafx.scene.layout.Priority.ALWAYS);
      card.setPrefWidth(280);
      card.setMinWidth(200);
      row.add(card);
    }
    pins.getChildren().setAll(row);
    showText(readings, agreement);
  }

  private void showText(List<PinReading> readings, Agreement agreement) {
    List<String> blocks = readings.stream().map(PinCard::block).flatMap(Optional::stream).toList();
    Optional<String> other =
        blocks.stream().filter(block -> !block.equals(blocks.getFirst())).findFirst();
    List<DiffLine> lines =
        other
            .map(block -> Diffs.unified(blocks.getFirst(), block))
            .orElseGet(() -> blocks.isEmpty() ? List.of() : PinCard.numbered(blocks.getFirst()));
    code.show(lines);
    text.setNote(Texts.of(other.isPresent() ? "trust.text.differs" : "trust.text.same"));
    text.tone(other.isPresent() ? Status.BLOCKED : Status.PASSED);
    boolean sameKey =
        agreement instanceof Agreement.Agrees
            || agreement instanceof Agreement.Drift(Agreement.Kind kind, var _, var _)
                && kind == Agreement.Kind.TEXT;
    truths
        .getChildren()
        .setAll(
            truth(sameKey, "trust.truth.key"),
            truth(agreement instanceof Agreement.Agrees, "trust.truth.text"),
            answered("trust.pins", "trust.truth.earlier"),
            answered("trust.key", "trust.truth.signing"));
    if (agreement instanceof Agreement.Drift drift) {
      message.problem(drift.problem());
    }
  }

  private static StatusLabel truth(boolean holds, String sentence) {
    return new StatusLabel(holds ? Status.PASSED : Status.BLOCKED, Texts.of(sentence));
  }

  private StatusLabel answered(String check, String sentence) {
    Answer answer = desk.checking().answer(check);
    return new StatusLabel(answer.status(), Texts.of(sentence));
  }

  @Override
  public void shown() {
    readPins();
    if (!key.unlockedProperty().get()) {
      password.requestFocus();
    }
  }
}
