package com.thaloco.releaseconsole.ui.publish;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.ui.kit.Dialog;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import com.thaloco.releaseconsole.ui.kit.Nodes;
import com.thaloco.releaseconsole.ui.kit.Prose;
import com.thaloco.releaseconsole.ui.kit.Skeleton;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/**
 * Ends an unfinished cut. First it looks at the bucket and the remote: only while nothing of the
 * cut is public there is a button for it.
 */
public final class AbandonPane extends Dialog {
  private static final String PUBLIC = "cut.is-public";

  private final ProjectModel model;
  private final String version;
  @FXML private VBox body;
  @FXML private Button keep;
  @FXML private Button end;

  public AbandonPane(ProjectModel model, Navigator go) {
    super("abandon", go::closeOverlay);
    this.model = model;
    this.version = model.cutting().versionText();
    setTitle(Texts.of("abandon.title", version));
    body.getChildren().setAll(new Skeleton(2, Texts.of("abandon.looking", version)));
    model.cutting().mayAbandon(this::show);
  }

  @FXML
  void end() {
    close();
    model.cutting().abandon();
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
    setTitle(Texts.of(isPublic ? "abandon.public" : "abandon.not", version));
    var message = new MessageBar();
    message.problem(problem);
    body.getChildren().setAll(message);
    keep.setText(Texts.of("dialog.close"));
  }
}
