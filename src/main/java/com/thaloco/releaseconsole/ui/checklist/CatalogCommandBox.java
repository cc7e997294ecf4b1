package com.thaloco.releaseconsole.ui.checklist;

import com.thaloco.releaseconsole.profile.CatalogRule;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.CatalogRun;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * The profile's publish command of one catalog, and what is to follow it. It outlives the card that
 * it is in, so that what was typed stays.
 */
final class CatalogCommandBox extends VBox {
  CatalogCommandBox(CatalogRule rule, CatalogRun run) {
    super(8);
    getStyleClass().add("card-foot");
    if (rule.publish().isEmpty()) {
      var none = new Label(Texts.of("catalogs.no-command"));
      none.getStyleClass().addAll("caption", "muted");
      getChildren().add(none);
      return;
    }
    var fixed = new Label(String.join(" ", rule.publish()));
    fixed.getStyleClass().add("code");
    fixed.setWrapText(true);
    fixed.setMinHeight(Region.USE_PREF_SIZE);
    var arguments = new TextField();
    arguments.setId("catalog-args-" + rule.name());
    arguments.setPromptText(Texts.of("catalogs.arguments"));
    arguments.setAccessibleText(Texts.of("catalogs.arguments"));
    HBox.setHgrow(arguments, Priority.ALWAYS);
    Button publish =
        Buttons.of(
            Texts.of("catalogs.publish"),
            Feather.UPLOAD,
            () -> run.start(rule.name(), arguments.getText()));
    publish.setId("catalog-publish-" + rule.name());
    publish.getStyleClass().add("compact");
    publish.setMinWidth(Region.USE_PREF_SIZE);
    publish.disableProperty().bind(run.statusProperty().isEqualTo(Status.RUNNING));
    var row = new HBox(8, arguments, publish);
    row.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(fixed, row);
  }
}
