package com.thaloco.releaseconsole.ui.screen;

import com.thaloco.releaseconsole.changelog.Changelog;
import com.thaloco.releaseconsole.changelog.ChangelogEditor;
import com.thaloco.releaseconsole.changelog.LinkStyle;
import com.thaloco.releaseconsole.changelog.Section;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.CodeDiff;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import com.thaloco.releaseconsole.ui.kit.Panel;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Desk;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What users will read, and the promotion of what stands under Unreleased. */
public final class ChangelogScreen extends Screen {
  @FXML private MessageBar message;
  @FXML private Panel entry;
  @FXML private VBox rendered;
  @FXML private Panel change;
  @FXML private CodeDiff diff;
  @FXML private AnswerList answers;

  private final StepActions actions;
  private final Button promote;

  public ChangelogScreen(Desk desk, Navigator go) {
    super(desk, go);
    actions = new StepActions(desk, go, ScreenId.CHANGELOG);
    promote = Buttons.of(Texts.of("changelog.promote"), Feather.CHEVRONS_UP, this::promote);
    promote.setId("promote");
  }

  private FileEdit edit() {
    return Optional.ofNullable(edit).orElseThrow();
  }

  private @org.jspecify.annotations.Nullable FileEdit edit;

  @Override
  protected void initialize() {
    edit = new FileEdit(desk, diff, message);
    answers.show(desk.checking(), ScreenId.CHANGELOG);
    desk.versionProperty().addListener(all -> shown());
    desk.commitProperty().addListener(all -> shown());
    actions.bind(
        frame,
        () -> edit().promise().orElse(Texts.of("changelog.ready")),
        () -> Texts.of("edit.rest"),
        promote);
  }

  @Override
  public void shown() {
    var style = LinkStyle.of(desk.project().profile().changelog());
    edit()
        .preview(
            now ->
                ChangelogEditor.promote(
                    now,
                    desk.versionProperty().get(),
                    LocalDate.now(ZoneId.systemDefault()),
                    Optional.of(style)),
            this::show);
  }

  private void show(Changelog now) {
    String version = desk.versionProperty().get().text();
    Optional<Section> written = now.release(version);
    Optional<Section> section = written.or(now::unreleased);
    entry.setNote(Texts.of(written.isPresent() ? "changelog.of" : "changelog.unreleased", version));
    rendered.getChildren().setAll(Markdown.render(section.map(Section::body).orElse("")));
    boolean changes = edit().promise().isPresent();
    change.setVisible(changes);
    change.setManaged(changes);
    promote.setVisible(changes);
    promote.setManaged(changes);
    frame
        .actions()
        .promise(edit().promise().orElse(Texts.of("changelog.ready")), Texts.of("edit.rest"));
  }

  private void promote() {
    edit().write(this::shown);
  }
}
