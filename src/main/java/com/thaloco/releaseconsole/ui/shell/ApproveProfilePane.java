package com.thaloco.releaseconsole.ui.shell;

import atlantafx.base.theme.Styles;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.setup.ForeignProfile;
import com.thaloco.releaseconsole.setup.Session;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.Dialog;
import com.thaloco.releaseconsole.ui.kit.Prose;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.Worker;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import org.kordamp.ikonli.feather.Feather;

/** What a repository's profile names, before anything of it is contacted or run. */
final class ApproveProfilePane extends Dialog {
  private static final int MOST_ROWS = 22;

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
    super(Texts.of("approve.title", profile.repository().getFileName()), 760);
    setId("approve-profile");
    var listing = new TextArea(String.join("\n", profile.listing()));
    listing.setEditable(false);
    listing.setWrapText(true);
    listing.setId("approve-listing");
    listing.getStyleClass().add("code");
    listing.setPrefRowCount(Math.min(MOST_ROWS, profile.listing().size() + 1));
    listing.setAccessibleText(Texts.of("approve.listing"));
    getChildren()
        .addAll(
            new Prose(Texts.of("approve.words", profile.repository())),
            listing,
            new Prose(Texts.of("approve.meaning")));
    Button leave = Buttons.of(Texts.of("dialog.cancel"), go::closeOverlay);
    leave.setId("approve-cancel");
    Button yes = Buttons.of(Texts.of("approve.yes"), Feather.CHECK, approve);
    yes.setId("approve-yes");
    yes.getStyleClass().add(Styles.ACCENT);
    buttons(leave, yes);
  }
}
