package com.thaloco.releaseconsole.ui.checklist;

import com.thaloco.releaseconsole.changelog.Changelog;
import com.thaloco.releaseconsole.changelog.ChangelogEditor;
import com.thaloco.releaseconsole.changelog.LinkStyle;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.CodeDiff;
import com.thaloco.releaseconsole.ui.kit.EvidenceTable;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import com.thaloco.releaseconsole.ui.kit.Panel;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import com.thaloco.releaseconsole.ui.state.Screen;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The link table of the changelog: each row, and what it should be. */
public final class LinksScreen extends Screen {
  @FXML private MessageBar message;
  @FXML private Panel rows;
  @FXML private EvidenceTable<LinkLine> table;
  @FXML private Panel change;
  @FXML private CodeDiff diff;
  @FXML private AnswerList answers;

  private final StepActions actions;
  private final Button fix;
  private @Nullable FileEdit edit;

  public LinksScreen(ProjectModel model, Navigator go) {
    super(model, go);
    actions = new StepActions(model, go, ScreenId.LINKS);
    fix = Buttons.of(Texts.of("links.fix"), Feather.TOOL, () -> edit().write(this::shown));
    fix.setId("fix-links");
  }

  private FileEdit edit() {
    return Optional.ofNullable(edit).orElseThrow();
  }

  @Override
  protected void initialize() {
    edit = new FileEdit(model, go, change, diff, message);
    answers.show(model.checking(), ScreenId.LINKS);
    LinkStyle style = style();
    table
        .code(Texts.of("links.label"), 95, LinkLine::label)
        .code(
            Texts.of("links.points"),
            210,
            row -> row.points().isEmpty() ? Texts.of("links.none") : row.brief(style))
        .code(
            Texts.of("links.should"),
            210,
            row -> row.right() ? "" : new LinkLine("", row.should(), "", true).brief(style))
        .nodes(Texts.of("links.state"), 110, Pos.CENTER_LEFT, LinkLine::state);
    table.setAccessibleText(Texts.of("links.table"));
    rows.setNote(style.base());
    model.live().onState(this::shown);
    actions.bind(frame, this::effect, () -> edit().rest(), fix);
  }

  private LinkStyle style() {
    return LinkStyle.of(model.project().profile().changelog());
  }

  private String effect() {
    return edit().promise(Texts.of("links.ready"));
  }

  @Override
  public void shown() {
    ReleaseVersion version = model.versionProperty().get();
    edit()
        .preview(
            now -> ChangelogEditor.fixLinks(now, version, style()),
            (now, after) -> show(now),
            this::offer);
  }

  private void show(Changelog now) {
    table.show(LinkLine.of(now, style()));
    table.fit(edit().changes() ? 8 : 14);
  }

  private void offer() {
    actions.offer(fix, edit().changes());
    frame.actions().promise(effect(), edit().rest());
  }
}
