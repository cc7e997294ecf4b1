package com.thaloco.releaseconsole.ui.shell;

import com.thaloco.releaseconsole.ui.kit.CopyButton;
import com.thaloco.releaseconsole.ui.kit.Hash;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** "main at 4e1f0c7": the commit that everything is asked about, whole on copy. */
final class CommitLabel extends HBox {
  CommitLabel(ProjectModel model) {
    super(5);
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("top-commit");
    var branch = new Label();
    branch.setGraphic(new FontIcon(Feather.GIT_COMMIT));
    branch
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    model.branchProperty().get().isEmpty()
                        ? Texts.of("top.detached")
                        : Texts.of("top.commit", model.branchProperty().get()),
                model.branchProperty()));
    branch.getStyleClass().add("top-branch");
    var tip = new Tooltip();
    tip.textProperty().bind(branch.textProperty());
    branch.setTooltip(tip);
    var hash = new Label();
    hash.getStyleClass().add("code");
    hash.setId("top-commit");
    hash.setMinWidth(USE_PREF_SIZE);
    hash.textProperty().bind(model.commitProperty().map(Hash::commit));
    var copy = new CopyButton(Texts.of("top.commit.copy"), () -> model.commitProperty().get());
    getChildren().addAll(branch, hash, copy);
  }
}
