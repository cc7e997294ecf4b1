package com.thaloco.releaseconsole.ui.shell;

import com.thaloco.releaseconsole.profile.BucketRules;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;

/** Where everything goes: the live bucket, or a rehearsal on this machine. */
final class TargetTile extends HBox {
  TargetTile(ProjectModel model) {
    super(8);
    getStyleClass().addAll("tile", "target-tile");
    setId("target-tile");
    BucketRules bucket = model.project().profile().bucket();
    boolean rehearsal = model.isRehearsal();
    pseudoClassStateChanged(PseudoClass.getPseudoClass("rehearsal"), rehearsal);
    var title = new Label(Texts.of(rehearsal ? "target.rehearsal" : "target.live"));
    title.getStyleClass().add("tile-title");
    String where =
        rehearsal
            ? bucket.endpoint().getAuthority()
            : bucket.publicUrl().toString().replaceFirst("^https?://", "").replaceFirst("/$", "");
    var detail = new Label(where);
    detail.getStyleClass().add("tile-detail");
    var dot = new Circle(4);
    dot.getStyleClass().add("target-dot");
    var words = new VBox(title, detail);
    words.getStyleClass().add("tile-words");
    getChildren().addAll(dot, words);
    Tooltip.install(this, new Tooltip(title.getText() + "\n" + where));
    setAccessibleText(title.getText() + ", " + where);
    setAccessibleRole(javafx.scene.AccessibleRole.TEXT);
  }
}
