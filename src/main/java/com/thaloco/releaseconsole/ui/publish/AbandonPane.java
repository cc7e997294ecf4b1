package com.thaloco.releaseconsole.ui.publish;

import atlantafx.base.theme.Styles;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import com.thaloco.releaseconsole.ui.kit.Nodes;
import com.thaloco.releaseconsole.ui.kit.Prose;
import com.thaloco.releaseconsole.ui.kit.Skeleton;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Ends an unfinished cut. First it looks at the bucket and the remote: only while nothing of the
 * cut is public there is a button for it.
 */
public final class AbandonPane extends VBox {
  private static final String PUBLIC = "cut.is-public";

  private final ProjectModel model;
  private final String version;
  private final Label title = Nodes.wrapped("", "title-4");
  private final VBox body = new VBox(8);
  private final Button keep;
  private final Button end;

  public AbandonPane(ProjectModel model, Navigator go) {
    super(16);
    this.model = model;
    this.version = model.cutting().versionText();
    setId("abandon-pane");
    getStyleClass().add("dialog");
    setMaxSize(560, Region.USE_PREF_SIZE);
    setPrefWidth(560);
    keep = Buttons.of(Texts.of("dialog.cancel"), go::closeOverlay);
    keep.setId("abandon-keep");
    end =
        Buttons.of(
            Texts.of("abandon.do"),
            () -> {
              go.closeOverlay();
              model.cutting().abandon();
            });
    end.setId("abandon-do");
    end.getStyleClass().add(Styles.DANGER);
    Nodes.show(end, false);
    var row = new HBox(12, keep, end);
    row.setAlignment(Pos.CENTER_RIGHT);
    getChildren().addAll(title, body, row);
    title.setText(Texts.of("abandon.title", version));
    body.getChildren().setAll(new Skeleton(2, Texts.of("abandon.looking", version)));
    model.cutting().mayAbandon(this::show);
  }

  private void show(Optional<Problem> whyNot) {
    if (whyNot.isEmpty()) {
      body.getChildren()
          .setAll(
              new Prose(model.live().clients().sentence()),
              new Prose(Texts.of("abandon.private", version)),
              new Prose(Texts.of("abandon.words")));
      Nodes.show(end, true);
      return;
    }
    Problem problem = whyNot.get();
    boolean isPublic = problem.id().equals(PUBLIC);
    title.setText(Texts.of(isPublic ? "abandon.public" : "abandon.not", version));
    var message = new MessageBar();
    message.problem(problem);
    body.getChildren().setAll(message);
    keep.setText(Texts.of("dialog.close"));
  }
}
