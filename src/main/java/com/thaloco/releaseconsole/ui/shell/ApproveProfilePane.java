package com.thaloco.releaseconsole.ui.shell;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.setup.ForeignProfile;
import com.thaloco.releaseconsole.setup.Session;
import com.thaloco.releaseconsole.ui.kit.Dialog;
import com.thaloco.releaseconsole.ui.kit.Prose;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.Worker;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;

/** What a repository's profile names, before anything of it is contacted or run. */
final class ApproveProfilePane extends Dialog {
  private static final int MOST_ROWS = 22;

  @FXML private Prose words;
  @FXML private TextArea listing;
  @FXML private Button yes;

  /** Asks for the approval that is missing, keeps it, and opens; without one missing it opens. */
  static void ask(
      Worker worker, Navigator go, Path repository, Runnable open, Consumer<Problem> failed) {
    worker.<Optional<ForeignProfile>>run(
        () -> Session.unapproved(repository),
        found ->
            found.ifPresentOrElse(
                profile ->
                    go.overlay(
                        new ApproveProfilePane(
                            profile, go, () -> approved(worker, go, profile, open, failed))),
                open),
        failed);
  }

  private static void approved(
      Worker worker,
      Navigator go,
      ForeignProfile profile,
      Runnable open,
      Consumer<Problem> failed) {
    go.closeOverlay();
    worker.<Boolean>run(
        () -> {
          Session.approve(profile);
          return true;
        },
        done -> open.run(),
        failed);
  }

  /**
   * @param approve what approves it, and opens the repository
   */
  ApproveProfilePane(ForeignProfile profile, Navigator go, Runnable approve) {
    super("approve", go::closeOverlay);
    setTitle(Texts.of("approve.title", profile.repository().getFileName()));
    words.setText(Texts.of("approve.words", profile.repository()));
    listing.setText(String.join("\n", profile.listing()));
    listing.setPrefRowCount(Math.min(MOST_ROWS, profile.listing().size() + 1));
    yes.setOnAction(event -> approve.run());
  }
}
