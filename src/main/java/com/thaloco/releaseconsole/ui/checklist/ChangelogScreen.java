package com.thaloco.releaseconsole.ui.checklist;

import com.thaloco.releaseconsole.changelog.Changelog;
import com.thaloco.releaseconsole.changelog.ChangelogEditor;
import com.thaloco.releaseconsole.changelog.LinkStyle;
import com.thaloco.releaseconsole.changelog.Section;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.CodeDiff;
import com.thaloco.releaseconsole.ui.kit.EvidenceTable;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import com.thaloco.releaseconsole.ui.kit.Panel;
import com.thaloco.releaseconsole.ui.kit.Prose;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import com.thaloco.releaseconsole.ui.state.Screen;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What users will read, and the promotion of what is under Unreleased. */
public final class ChangelogScreen extends Screen {
  /** The rows of the link table that are worth a look beside the entry. */
  private static final int ROWS = 4;

  @FXML private MessageBar message;
  @FXML private Panel entry;
  @FXML private ToggleButton reads;
  @FXML private ToggleButton source;
  @FXML private Label heading;
  @FXML private Label since;
  @FXML private VBox rendered;
  @FXML private CodeDiff text;
  @FXML private Panel change;
  @FXML private CodeDiff diff;
  @FXML private AnswerList answers;
  @FXML private Panel links;
  @FXML private EvidenceTable<LinkLine> rows;
  @FXML private Label more;

  private final StepActions actions;
  private final Button promote;
  private @Nullable FileEdit edit;
  private List<LinkLine> before = List.of();
  private boolean written;

  public ChangelogScreen(ProjectModel model, Navigator go) {
    super(model, go);
    actions = new StepActions(model, go, ScreenId.CHANGELOG);
    promote = Buttons.of(Texts.of("changelog.promote"), Feather.CHEVRONS_UP, this::promote);
    promote.setId("promote");
  }

  private FileEdit edit() {
    return Optional.ofNullable(edit).orElseThrow();
  }

  @Override
  protected void initialize() {
    edit = new FileEdit(model, go, change, diff, message);
    answers.show(model.checking(), ScreenId.CHANGELOG);
    var views = new ToggleGroup();
    views.getToggles().addAll(reads, source);
    reads.setSelected(true);
    views
        .selectedToggleProperty()
        .addListener((all, old, now) -> {
          if (now == null) {
            old.setSelected(true);
          } else {
            view();
          }
        });
    view();
    rows.code(Texts.of("links.label"), 92, LinkLine::label)
        .code(Texts.of("links.points"), 118, row -> row.brief(style()))
        .nodes(Texts.of("links.state"), 88, Pos.CENTER_LEFT, row -> row.after(before));
    rows.setAccessibleText(Texts.of("links.table"));
    model.live().onState(this::shown);
    actions.bind(frame, this::effect, () -> edit().rest(), promote, editor());
  }

  private Button editor() {
    Button open =
        Buttons.of(
            Texts.of("changelog.editor"), Feather.EDIT_2, () -> go.openOutside(edit().file()));
    open.setId("open-editor");
    return open;
  }

  private void view() {
    rendered.setVisible(reads.isSelected());
    rendered.setManaged(reads.isSelected());
    text.setVisible(source.isSelected());
    text.setManaged(source.isSelected());
  }

  private LinkStyle style() {
    return LinkStyle.of(model.project().profile().changelog());
  }

  private String effect() {
    return edit().promise(Texts.of(written ? "changelog.ready" : "changelog.empty"));
  }

  @Override
  public void shown() {
    edit()
        .preview(
            now ->
                ChangelogEditor.promote(
                    now,
                    model.versionProperty().get(),
                    LocalDate.now(ZoneId.systemDefault()),
                    Optional.of(style())),
            this::show,
            this::offer);
  }

  private void show(Changelog now, Changelog after) {
    String version = model.versionProperty().get().text();
    Optional<Section> own = now.release(version);
    written = own.isPresent();
    Optional<Section> section = own.or(now::unreleased);
    String body = section.map(Section::body).orElse("");
    heading.setText(written ? version : Texts.of("links.unreleased"));
    entry.setNote(Texts.of(written ? "changelog.of" : "changelog.unreleased", version));
    since.setText(Texts.of("changelog.changes", MarkdownView.items(body)));
    rendered
        .getChildren()
        .setAll(
            body.isBlank()
                ? List.of(new Prose(Texts.of("changelog.empty")))
                : MarkdownView.render(body));
    text.show(PinCard.numbered(body));
    links(now, after);
  }

  private void offer() {
    actions.offer(promote, edit().changes());
    frame.actions().promise(effect(), edit().rest());
  }

  private void links(Changelog now, Changelog after) {
    before = LinkLine.of(now, style());
    List<LinkLine> all = LinkLine.of(after, style());
    rows.show(all.stream().limit(ROWS).toList());
    rows.refresh();
    rows.fit(ROWS);
    links.setNote(edit().changes() ? Texts.of("changelog.after") : "");
    long wrong = all.stream().skip(ROWS).filter(row -> !row.right()).count();
    more.setText(
        wrong > 0
            ? Texts.of("changelog.rows.wrong", wrong)
            : Texts.of("changelog.rows", Math.max(0, all.size() - ROWS)));
  }

  private void promote() {
    edit().write(this::shown);
  }
}
