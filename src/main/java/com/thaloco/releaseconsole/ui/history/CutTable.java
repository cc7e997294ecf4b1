package com.thaloco.releaseconsole.ui.history;

import com.thaloco.releaseconsole.recover.past.PastCut;
import com.thaloco.releaseconsole.ui.kit.Amounts;
import com.thaloco.releaseconsole.ui.kit.Hash;
import com.thaloco.releaseconsole.ui.kit.Rows;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.StatusLabel;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.kit.UiThread;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** The columns of the cuts of the past, and how each cut is reported in words. */
final class CutTable {
  /** The height of a row, and what all columns need, in em. */
  private static final double ROW = 2.14;

  private static final double WIDE = 42;

  private CutTable() {}

  static void set(TableView<PastCut> table) {
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.setAccessibleText(Texts.of("history.cuts"));
    table.setPlaceholder(new Label(Texts.of("history.none")));
    column(table, "history.version", 72, cut -> plain(cut.version(), "code"));
    column(table, "history.commit", 86, cut -> plain(Hash.commit(cut.commit()), "code"));
    column(table, "history.when", 118, CutTable::when);
    column(table, "history.ended", 148, CutTable::ended);
    column(table, "history.took", 72, cut -> plain(took(cut), "code"));
    column(table, "history.receipt", 92, cut -> plain(receipt(cut), "history-text", "muted"));
    table.widthProperty().addListener(all -> makeRoom(table));
    table.fixedCellSizeProperty().addListener(all -> makeRoom(table));
  }

  /** What there is no room for with large text is in the evidence of the chosen cut too. */
  private static void makeRoom(TableView<PastCut> table) {
    double em = table.getFixedCellSize() / ROW;
    boolean room = em <= 0 || table.getWidth() <= 0 || table.getWidth() >= WIDE * em;
    UiThread.later(() ->
        table
            .getColumns()
            .subList(4, table.getColumns().size())
            .forEach(column -> column.setVisible(room)));
  }

  /** Whether one of its words has this text, in lower case. */
  static boolean holds(PastCut cut, String wanted) {
    return Stream.of(
            cut.version(),
            cut.commit(),
            word(cut),
            receipt(cut),
            Amounts.day(cut.at()),
            Amounts.when(cut.at(), Instant.now()))
        .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted));
  }

  private static void column(
      TableView<PastCut> table, String title, double width, Function<PastCut, Node> cell) {
    var column = new TableColumn<PastCut, PastCut>(Texts.of(title));
    column.setPrefWidth(width);
    column.setSortable(false);
    Rows.tell(column, row -> Rows.words(cell.apply(table.getItems().get(row))));
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    column.setCellFactory(all ->
        new TableCell<>() {
          @Override
          protected void updateItem(@Nullable PastCut cut, boolean empty) {
            super.updateItem(cut, empty);
            setGraphic(cut == null || empty ? null : cell.apply(cut));
          }
        });
    table.getColumns().add(column);
  }

  private static Label plain(String text, String... styleClasses) {
    var label = new Label(text);
    label.getStyleClass().addAll(styleClasses);
    return label;
  }

  private static Label when(PastCut cut) {
    Label label = plain(Amounts.when(cut.at(), Instant.now()), "history-text");
    label.setTooltip(new Tooltip(Amounts.exact(cut.at())));
    return label;
  }

  private static StatusLabel ended(PastCut cut) {
    return new StatusLabel(status(cut), word(cut));
  }

  /** How it ended, in a few words. */
  static String word(PastCut cut) {
    return Texts.of("history.state." + cut.state().word());
  }

  static Status status(PastCut cut) {
    return switch (cut.state()) {
      case RELEASED -> Status.DONE;
      case WITHDRAWN -> Status.BLOCKED;
      case ABANDONED -> Status.NOT_NEEDED;
      case UNFINISHED -> Status.STOPPED;
      case ELSEWHERE -> Status.NOT_RUN;
    };
  }

  /** From its first step to its last, waits and stops included. */
  static String took(PastCut cut) {
    Optional<Duration> whole =
        cut.journal().isEmpty() && cut.receipt().isEmpty()
            ? Optional.empty()
            : cut.builtAt().map(from -> Duration.between(from, cut.at()));
    return whole.filter(time -> !time.isNegative()).map(Amounts::took).orElse("–");
  }

  static String receipt(PastCut cut) {
    return Texts.of(
        cut.receipt().isEmpty()
            ? "history.receipt.none"
            : cut.signed() ? "history.receipt.signed" : "history.receipt.unsigned");
  }
}
