package com.thaloco.releaseconsole.ui.kit;

import com.thaloco.releaseconsole.ui.kit.DiffLine.Kind;
import com.thaloco.releaseconsole.ui.kit.DiffLine.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/** Lines of a diff, or of plain code: numbers, signs, and an underline below what changed. */
public final class CodeDiff extends ListView<DiffLine> {
  public CodeDiff() {
    getStyleClass().addAll("edge-to-edge", "code-diff", "to-edge");
    setCellFactory(view -> new Line());
    setAccessibleText(Texts.of("diff.name"));
  }

  /** Shows these lines. */
  public void show(List<DiffLine> lines) {
    getItems().setAll(lines);
  }

  /** Keeps two of them at the same line, once both have their bars. */
  public void scrollWith(CodeDiff other) {
    InvalidationListener join = all -> UiThread.later(() -> join(other));
    skinProperty().addListener(join);
    other.skinProperty().addListener(join);
    getItems().addListener(join);
  }

  /** Brings the first line into sight that is not the same here or in the other one. */
  public void toFirstChange(CodeDiff other) {
    for (int i = 0; i < Math.min(getItems().size(), other.getItems().size()); i++) {
      if (isChange(getItems().get(i)) || isChange(other.getItems().get(i))) {
        int line = Math.max(0, i - 4);
        UiThread.later(() -> {
          scrollTo(line);
          other.scrollTo(line);
        });
        return;
      }
    }
  }

  private static boolean isChange(DiffLine line) {
    return line.kind() == Kind.ADDED || line.kind() == Kind.REMOVED || line.kind() == Kind.GAP;
  }

  private void join(CodeDiff other) {
    Optional<ScrollBar> mine = bar();
    Optional<ScrollBar> theirs = other.bar();
    if (mine.isPresent() && theirs.isPresent()) {
      mine.get().valueProperty().unbindBidirectional(theirs.get().valueProperty());
      mine.get().valueProperty().bindBidirectional(theirs.get().valueProperty());
    }
  }

  private Optional<ScrollBar> bar() {
    return lookupAll(".scroll-bar").stream()
        .filter(ScrollBar.class::isInstance)
        .map(ScrollBar.class::cast)
        .filter(bar -> bar.getOrientation() == Orientation.VERTICAL)
        .findFirst();
  }

  private static final class Line extends ListCell<DiffLine> {
    private final Label number = new Label();
    private final Label sign = new Label();
    private final TextFlow code = new TextFlow();
    private final HBox row = new HBox(number, sign, code);

    Line() {
      number.getStyleClass().add("diff-number");
      sign.getStyleClass().add("diff-sign");
    }

    @Override
    protected void updateItem(@Nullable DiffLine line, boolean empty) {
      super.updateItem(line, empty);
      for (Kind kind : Kind.values()) {
        pseudoClassStateChanged(
            PseudoClass.getPseudoClass(kind.name().toLowerCase(Locale.ROOT)),
            line != null && !empty && line.kind() == kind);
      }
      if (empty || line == null) {
        setGraphic(null);
        return;
      }
      number.setText(line.kind() == Kind.NOTE ? "⋯" : line.number() == 0 ? "" : "" + line.number());
      sign.setText(sign(line.kind()));
      code.getChildren().clear();
      int at = 0;
      for (Span span : line.changed()) {
        add(line.text().substring(at, span.from()), "diff-text");
        add(line.text().substring(span.from(), span.to()), "diff-changed");
        at = span.to();
      }
      add(line.text().substring(at), line.kind() == Kind.NOTE ? "diff-note" : "diff-text");
      setAccessibleText(spoken(line));
      setGraphic(row);
    }

    private void add(String text, String styleClass) {
      if (!text.isEmpty()) {
        var piece = new Text(text.replace("\t", "    "));
        piece.getStyleClass().add(styleClass);
        code.getChildren().add(piece);
      }
    }

    private static String sign(Kind kind) {
      return switch (kind) {
        case ADDED -> "+";
        case REMOVED -> "−";
        case SAME, GAP, NOTE -> "";
      };
    }

    private static String spoken(DiffLine line) {
      return switch (line.kind()) {
        case ADDED -> Texts.of("diff.added", line.text());
        case REMOVED -> Texts.of("diff.removed", line.text());
        case SAME, GAP, NOTE -> line.text();
      };
    }
  }
}
