package com.thaloco.releaseconsole.ui.screen;

import com.thaloco.releaseconsole.changelog.Changelog;
import com.thaloco.releaseconsole.changelog.ChangelogEditor;
import com.thaloco.releaseconsole.changelog.LinkStyle;
import com.thaloco.releaseconsole.changelog.Section;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.CodeDiff;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import com.thaloco.releaseconsole.ui.kit.Panel;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.StatusLabel;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Desk;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.ArrayList;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The link table of the changelog: each row, and what it should be. */
public final class LinksScreen extends Screen {
  /**
   * One row that is there or should be.
   *
   * @param points empty where the row is missing
   */
  private record Row(String label, String points, boolean right) {}

  @FXML private MessageBar message;
  @FXML private TableView<Row> table;
  @FXML private Panel change;
  @FXML private CodeDiff diff;
  @FXML private AnswerList answers;

  private final StepActions actions;
  private final Button fix;
  private @Nullable FileEdit edit;

  public LinksScreen(Desk desk, Navigator go) {
    super(desk, go);
    actions = new StepActions(desk, go, ScreenId.LINKS);
    fix = Buttons.of(Texts.of("links.fix"), Feather.TOOL, () -> edit().write(this::shown));
    fix.setId("fix-links");
  }

  private FileEdit edit() {
    return Optional.ofNullable(edit).orElseThrow();
  }

  @Override
  protected void initialize() {
    edit = new FileEdit(desk, diff, message);
    answers.show(desk.checking(), ScreenId.LINKS);
    table.setAccessibleText(Texts.of("links.table"));
    column("links.label", 140, Row::label);
    column(
        "links.points", 420, row -> row.points().isEmpty() ? Texts.of("links.none") : row.points());
    var state = new TableColumn<Row, Row>(Texts.of("links.state"));
    state.setCellValueFactory(
        cell -> new javafx.beans.property.SimpleObjectProperty<>(cell.getValue()));
    state.setCellFactory(any -> new StateCell());
    state.setPrefWidth(120);
    table.getColumns().add(state);
    desk.versionProperty().addListener(all -> shown());
    desk.commitProperty().addListener(all -> shown());
    actions.bind(
        frame,
        () -> edit().promise().orElse(Texts.of("links.ready")),
        () -> Texts.of("edit.rest"),
        fix);
  }

  private void column(String title, double width, java.util.function.Function<Row, String> value) {
    var column = new TableColumn<Row, String>(Texts.of(title));
    column.setCellValueFactory(cell -> new SimpleStringProperty(value.apply(cell.getValue())));
    column.setPrefWidth(width);
    table.getColumns().add(column);
  }

  private static final class StateCell extends TableCell<Row, Row> {
    @Override
    protected void updateItem(@Nullable Row row, boolean empty) {
      super.updateItem(row, empty);
      setGraphic(
          empty || row == null
              ? null
              : new StatusLabel(row.right() ? Status.PASSED : Status.BLOCKED));
    }
  }

  @Override
  public void shown() {
    LinkStyle style = LinkStyle.of(desk.project().profile().changelog());
    ReleaseVersion version = desk.versionProperty().get();
    edit().preview(now -> ChangelogEditor.fixLinks(now, version, style), now -> show(now, style));
  }

  private void show(Changelog now, LinkStyle style) {
    var rows = new ArrayList<Row>();
    now.unreleased()
        .ifPresent(section -> {
          String url = now.link(section).orElse("");
          String newest = now.newest().flatMap(Section::version).map(v -> "v" + v).orElse("");
          rows.add(
              new Row(Texts.of("links.unreleased"), url, style.isRightUnreleased(url, newest)));
        });
    for (Section section : now.releases()) {
      String version = section.version().map(v -> "v" + v).orElse("");
      String url = now.link(section).orElse("");
      rows.add(new Row(version, url, !url.isEmpty() && style.isRight(url, version)));
    }
    table.getItems().setAll(rows);
    boolean changes = edit().promise().isPresent();
    change.setVisible(changes);
    change.setManaged(changes);
    fix.setVisible(changes);
    fix.setManaged(changes);
    frame
        .actions()
        .promise(edit().promise().orElse(Texts.of("links.ready")), Texts.of("edit.rest"));
  }
}
