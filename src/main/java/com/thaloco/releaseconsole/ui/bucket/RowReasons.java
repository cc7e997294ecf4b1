package com.thaloco.releaseconsole.ui.bucket;

import com.thaloco.releaseconsole.audit.Severity;
import com.thaloco.releaseconsole.ui.kit.Nodes;
import com.thaloco.releaseconsole.ui.state.AuditRows;
import java.util.List;
import javafx.scene.layout.VBox;

/** Why the row of an object is marked: what is wrong with it, and what to do. */
final class RowReasons extends VBox {
  private final AuditRows marks;

  RowReasons(AuditRows marks) {
    this.marks = marks;
    setMinHeight(USE_PREF_SIZE);
  }

  /** Shows those of an object; none where nothing is wrong. */
  void show(String key) {
    getChildren()
        .setAll(
            marks.auditedProperty().get().map(a -> a.of(key)).orElse(List.of()).stream()
                .filter(finding -> finding.severity() != Severity.SOUND)
                .map(finding -> FindingsView.row(finding, marks))
                .toList());
    Nodes.show(this, !getChildren().isEmpty());
  }
}
