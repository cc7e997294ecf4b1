package com.thaloco.releaseconsole.ui.bucket;

import com.thaloco.releaseconsole.audit.AuditFinding;
import com.thaloco.releaseconsole.audit.Severity;
import com.thaloco.releaseconsole.ui.kit.FindingRow;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.StatusLabel;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.AuditMarks;
import com.thaloco.releaseconsole.ui.state.AuditRows;
import com.thaloco.releaseconsole.ui.state.Statuses;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * What the audit found: a problem with its remedy, and its evidence folded; what is valid in one
 * line.
 */
final class FindingsView extends ListView<AuditFinding> {
  private static final int SEEN = 12;

  /**
   * @param rows tells which findings are of an earlier state
   */
  FindingsView(List<AuditFinding> findings, AuditRows rows) {
    setId("findings");
    getStyleClass().addAll("edge-to-edge", "to-edge", "findings-list");
    setAccessibleText(Texts.of("bucket.findings"));
    setCellFactory(view -> new Cell(rows));
    fill(findings);
  }

  /**
   * After the pulse that makes the list, a row with each one until the rest is out of sight: each
   * is a good deal of work.
   */
  private void fill(List<AuditFinding> findings) {
    var filling =
        new AnimationTimer() {
          private boolean made;

          @Override
          public void handle(long now) {
            if (!made) {
              made = true;
              return;
            }
            int from = getItems().size();
            int to = from < SEEN ? Math.min(from + 1, findings.size()) : findings.size();
            getItems().addAll(findings.subList(from, to));
            if (to == findings.size()) {
              stop();
            }
          }
        };
    filling.start();
  }

  /** A finding that is a problem, with what to do. */
  static FindingRow row(AuditFinding finding, AuditRows rows) {
    return new FindingRow(finding.word(), AuditMarks.finding(finding), status(finding, rows));
  }

  private static Status status(AuditFinding finding, AuditRows rows) {
    return rows.isOlder(finding) ? Status.OUT_OF_DATE : Statuses.of(finding);
  }

  private static final class Cell extends ListCell<AuditFinding> {
    private final AuditRows rows;

    Cell(AuditRows rows) {
      this.rows = rows;
      setPrefWidth(0); // as wide as the list, so that sentences wrap
    }

    /** Wrapped text is as high as its width makes it, which a plain cell does not ask for. */
    @Override
    protected double computePrefHeight(double width) {
      return getGraphic() instanceof Region shown
          ? shown.prefHeight(width > 0 ? width : getListView().getWidth())
          : super.computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
      super.layoutChildren();
      if (getGraphic() instanceof Region shown) {
        shown.resizeRelocate(0, 0, getWidth(), getHeight());
      }
    }

    @Override
    protected void updateItem(@Nullable AuditFinding finding, boolean empty) {
      super.updateItem(finding, empty);
      if (empty || finding == null) {
        setGraphic(null);
        return;
      }
      setAccessibleText(finding.severity().word() + ": " + finding.sentence());
      if (finding.severity() == Severity.SOUND) {
        var line = new StatusLabel(status(finding, rows), finding.sentence());
        line.setWrapText(true);
        line.getStyleClass().add("sound-finding");
        setGraphic(line);
      } else {
        setGraphic(
            new FindingRow(
                finding.word(), AuditMarks.finding(finding), status(finding, rows), false));
      }
    }
  }
}
