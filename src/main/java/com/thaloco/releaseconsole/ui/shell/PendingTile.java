package com.thaloco.releaseconsole.ui.shell;

import com.thaloco.releaseconsole.check.PendingVerification;
import com.thaloco.releaseconsole.snapshot.Releases;
import com.thaloco.releaseconsole.snapshot.Snapshot;
import com.thaloco.releaseconsole.ui.kit.Amounts;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The verification release that is pending. It can't be closed, only done. */
final class PendingTile extends Button {
  private final Label title = new Label();
  private final Label detail = new Label();

  PendingTile(ProjectModel model, Consumer<ScreenId> opened) {
    getStyleClass().setAll("tile", "debt-tile");
    setId("debt-tile");
    title.getStyleClass().add("tile-title");
    detail.getStyleClass().add("tile-detail");
    var icon = new FontIcon(Feather.ALERT_TRIANGLE);
    var words = new VBox(title, detail);
    words.getStyleClass().add("tile-words");
    setGraphic(new HBox(8, icon, words));
    var tip = new Tooltip();
    tip.textProperty().bind(title.textProperty().concat("\n").concat(detail.textProperty()));
    setTooltip(tip);
    setMaxWidth(Double.MAX_VALUE);
    setOnAction(event -> opened.accept(ScreenId.HOME));
    managedProperty().bind(visibleProperty());
    setVisible(false);
    model.live().onChange(this::show);
  }

  private void show(Snapshot now) {
    List<PendingVerification.Owed> owed = now.releases().map(Releases::owed).orElse(List.of());
    setVisible(!owed.isEmpty());
    if (!owed.isEmpty()) {
      title.setText(Texts.of("debt.title"));
      String what = Texts.of("debt.detail", owed.getFirst().version(), owed.size() - 1);
      detail.setText(
          now.releasesAsOf()
              .map(at -> what + "\n" + Texts.of("as-of", Amounts.when(at, Instant.now())))
              .orElse(what));
      setAccessibleText(title.getText() + ". " + detail.getText());
    }
  }
}
