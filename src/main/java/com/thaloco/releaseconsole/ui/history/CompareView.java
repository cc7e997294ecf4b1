package com.thaloco.releaseconsole.ui.history;

import com.thaloco.releaseconsole.recover.past.Comparison;
import com.thaloco.releaseconsole.recover.past.PastCut;
import com.thaloco.releaseconsole.ui.kit.Amounts;
import com.thaloco.releaseconsole.ui.kit.EvidenceTable;
import com.thaloco.releaseconsole.ui.kit.Fxml;
import com.thaloco.releaseconsole.ui.kit.Nodes;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Archive;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Two cuts side by side, field by field. */
final class CompareView extends VBox {
  private final Archive archive;
  private final Consumer<com.thaloco.releaseconsole.flow.Problem> failed;
  @FXML private ComboBox<PastCut> other;
  @FXML private CheckBox onlyDifferent;
  @FXML private Label count;
  @FXML private EvidenceTable<Comparison.Row> table;
  @FXML private Label nothing;
  @FXML private HBox bar;
  private Optional<PastCut> about = Optional.empty();
  private Optional<Comparison> shown = Optional.empty();

  CompareView(Archive archive, Consumer<com.thaloco.releaseconsole.flow.Problem> failed) {
    this.archive = archive;
    this.failed = failed;
    Fxml.fill(this, "history-compare");
    other.setConverter(new Names());
    other.valueProperty().addListener(all -> compare());
    onlyDifferent.selectedProperty().addListener(all -> render());
    table
        .text(Texts.of("history.field"), 190, row -> row.group() + " " + row.field())
        .nodes("", 220, Pos.CENTER_LEFT, row -> value(row.left()))
        .nodes("", 220, Pos.CENTER_LEFT, row -> value(row.right()));
  }

  /** With exact times: two cuts may have been made on one day. */
  private static Label value(Optional<String> text) {
    return FieldValue.of(text.orElse("–"), Amounts::exact);
  }

  /** Compares this cut with the one that was chosen, at first with the one before it. */
  void show(PastCut cut) {
    List<PastCut> others = archive.cuts().stream().filter(each -> !each.equals(cut)).toList();
    about = Optional.of(cut);
    Nodes.show(bar, !others.isEmpty());
    nothing.setText(Texts.of(others.isEmpty() ? "history.compare.alone" : "history.compare.none"));
    Optional<PastCut> before = Optional.ofNullable(other.getValue()).filter(others::contains);
    if (!other.getItems().equals(others)) {
      other.getItems().setAll(others);
    }
    other.setValue(before.or(() -> older(cut, others)).orElse(null));
    compare();
  }

  private static Optional<PastCut> older(PastCut cut, List<PastCut> others) {
    return others.stream()
        .filter(each -> each.at().isBefore(cut.at()))
        .filter(each -> each.receipt().isPresent() || each.journal().isPresent())
        .findFirst()
        .or(() -> others.stream().filter(each -> each.at().isBefore(cut.at())).findFirst())
        .or(() -> others.stream().findFirst());
  }

  private void compare() {
    PastCut with = other.getValue();
    if (with == null || about.isEmpty()) {
      shown = Optional.empty();
      table.getItems().clear();
      count.setText("");
      return;
    }
    PastCut mine = about.get();
    archive.compare(
        with,
        mine,
        comparison -> {
          if (about.equals(Optional.of(mine)) && with.equals(other.getValue())) {
            shown = Optional.of(comparison);
            render();
          }
        },
        failed);
  }

  private void render() {
    shown.ifPresent(comparison -> {
      table.getColumns().get(1).setText(comparison.left());
      table.getColumns().get(2).setText(comparison.right());
      count.setText(
          Texts.of(
              "history.compare.count", comparison.differences().size(), comparison.rows().size()));
      table.show(onlyDifferent.isSelected() ? comparison.differences() : comparison.rows());
    });
  }

  private static final class Names extends StringConverter<PastCut> {
    @Override
    public String toString(@Nullable PastCut cut) {
      return cut == null ? "" : cut.name();
    }

    @Override
    public @Nullable PastCut fromString(String name) {
      return null; // nothing is typed here
    }
  }
}
