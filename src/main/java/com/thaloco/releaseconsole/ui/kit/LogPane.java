package com.thaloco.releaseconsole.ui.kit;

import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * A log that follows its end until someone scrolls up, then offers to jump there. The caller keeps
 * the number of lines bounded.
 */
public final class LogPane extends StackPane {
  private final ListView<LogLine> list = new ListView<>();
  private ObservableList<LogLine> all = FXCollections.observableArrayList();
  private FilteredList<LogLine> seen = new FilteredList<>(all);
  private boolean troubleOnly;
  private final BooleanProperty following = new SimpleBooleanProperty(true);
  private final Button jump =
      Buttons.compact(Texts.of("log.jump"), Feather.ARROW_DOWN, this::follow);
  private final ListChangeListener<LogLine> grown = change -> showEnd();

  public LogPane() {
    getStyleClass().addAll("log-pane", "to-edge");
    list.getStyleClass().addAll("edge-to-edge", "log-list");
    list.setCellFactory(view -> new Line());
    list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    list.setAccessibleText(Texts.of("log.name"));
    list.addEventFilter(ScrollEvent.ANY, event -> scrolled(event.getDeltaY() > 0));
    list.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.UP
              || event.getCode() == KeyCode.PAGE_UP
              || event.getCode() == KeyCode.HOME) {
            following.set(false);
          } else if (event.getCode() == KeyCode.END) {
            follow();
          }
        });
    jump.visibleProperty().bind(following.not());
    StackPane.setAlignment(jump, Pos.BOTTOM_RIGHT);
    StackPane.setMargin(jump, new Insets(0, 16, 12, 0));
    getChildren().addAll(list, jump);
    setMinHeight(90);
  }

  /** The lines to show; grows while work runs. */
  public void setLines(ObservableList<LogLine> lines) {
    if (all != lines) {
      all = lines;
      seen.removeListener(grown);
      seen = new FilteredList<>(lines, line -> !troubleOnly || isTrouble(line));
      list.setItems(seen);
      seen.addListener(grown);
    }
    follow();
  }

  /** Shows only warnings and errors, or everything again. */
  void troubleOnly(boolean only) {
    troubleOnly = only;
    seen.setPredicate(line -> !only || isTrouble(line));
    follow();
  }

  private static boolean isTrouble(LogLine line) {
    return line.level() == LogLine.Level.WARNED || line.level() == LogLine.Level.FAILED;
  }

  /** What is said where there is no line. */
  public void empty(String words) {
    list.setPlaceholder(new Label(words));
  }

  /** Whether the end is kept in sight. */
  public BooleanProperty followingProperty() {
    return following;
  }

  /** Everything that is kept, as text. */
  public String text() {
    return all.stream().map(LogLine::plain).collect(Collectors.joining("\n"));
  }

  /** What the last line says: for tests and for whoever reads the screen aloud. */
  public ObservableList<LogLine> lines() {
    return FXCollections.unmodifiableObservableList(all);
  }

  private void scrolled(boolean up) {
    if (up) {
      following.set(false);
    }
  }

  private void follow() {
    following.set(true);
    showEnd();
  }

  private void showEnd() {
    if (following.get() && !list.getItems().isEmpty()) {
      list.scrollTo(list.getItems().size() - 1);
    }
  }

  private static final class Line extends ListCell<LogLine> {
    private static final PseudoClass PASSED = PseudoClass.getPseudoClass("passed");
    private static final PseudoClass WARNED = PseudoClass.getPseudoClass("warned");
    private static final PseudoClass BLOCKED = PseudoClass.getPseudoClass("blocked");
    private final Text at = piece("log-time");
    private final Text source = piece("log-source");
    private final Text text = piece("log-text");
    private final TextFlow flow = new TextFlow(at, source, text);

    private static Text piece(String styleClass) {
      var piece = new Text();
      piece.getStyleClass().add(styleClass);
      return piece;
    }

    @Override
    protected void updateItem(@Nullable LogLine line, boolean empty) {
      super.updateItem(line, empty);
      if (empty || line == null) {
        setGraphic(null);
        return;
      }
      at.setText(Amounts.second(line.at()) + "  ");
      source.setText("%-16s".formatted(line.source()));
      text.setText(line.text().replace("\t", "    "));
      LogLine.Level level = line.level();
      text.pseudoClassStateChanged(PASSED, level == LogLine.Level.WELL);
      text.pseudoClassStateChanged(WARNED, level == LogLine.Level.WARNED);
      text.pseudoClassStateChanged(BLOCKED, level == LogLine.Level.FAILED);
      setAccessibleText(line.plain());
      setGraphic(flow);
    }
  }
}
