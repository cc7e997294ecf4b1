package com.thaloco.releaseconsole.ui.shell;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.profile.ProfileDraft.Field;
import com.thaloco.releaseconsole.setup.GuidedProfile;
import com.thaloco.releaseconsole.ui.kit.Fxml;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import com.thaloco.releaseconsole.ui.kit.Panel;
import com.thaloco.releaseconsole.ui.kit.ScreenFrame;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.Worker;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** Leads to a profile: what could be found is filled in, and the file is shown as it will be. */
final class GuidePane extends BorderPane {
  private static final Map<String, List<Field>> GROUPS =
      new java.util.TreeMap<>(
          Map.of(
              "1-source",
              List.of(Field.PROJECT, Field.BRANCH, Field.REMOTE, Field.REPOSITORY_URL),
              "2-build",
              List.of(
                  Field.BINARIES,
                  Field.LDFLAGS,
                  Field.SMOKE,
                  Field.CHANGELOG,
                  Field.UNIT_PATHS,
                  Field.UNITS_COMMAND),
              "3-trust",
              List.of(Field.CLIENT_PIN, Field.INSTALLER, Field.INSTALLER_PIN, Field.OTHER_PINS),
              "4-bucket",
              List.of(Field.ENDPOINT, Field.BUCKET, Field.PREFIX, Field.PUBLIC_URL)));

  private final GuidedProfile guided;
  private final Worker worker;
  private final Navigator go;
  private final PauseTransition pause = new PauseTransition(Duration.millis(250));
  @FXML private ScreenFrame frame;
  @FXML private VBox form;
  @FXML private TextArea yaml;
  @FXML private MessageBar message;
  @FXML private Button leave;
  @FXML private Button write;

  GuidePane(GuidedProfile guided, Worker worker, Navigator go, Runnable back) {
    this.guided = guided;
    this.worker = worker;
    this.go = go;
    Fxml.fill(this, "guide");
    frame.setSubtitle(Texts.of("guide.subtitle", guided.repository()));
    GROUPS.forEach((key, fields) -> form.getChildren().add(group(key.substring(2), fields)));
    frame.actions().promise(Texts.of("guide.promise"), Texts.of("guide.promise.rest"));
    leave.setOnAction(event -> back.run());
    pause.setOnFinished(event -> look());
    look();
  }

  /** Puts the focus into the first field that is empty. */
  void begin() {
    applyCss();
    layout();
    lookupAll(".text-field").stream()
        .filter(node -> node instanceof TextField field && field.getText().isEmpty())
        .findFirst()
        .ifPresent(Node::requestFocus);
  }

  private Panel group(String key, List<Field> fields) {
    var panel = new Panel();
    panel.setTitle(Texts.of("guide.group." + key));
    var grid = new GridPane(12, 8);
    var names = new ColumnConstraints();
    names.setMinWidth(140);
    var values = new ColumnConstraints();
    values.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().addAll(names, values);
    for (Field field : fields) {
      var text = new TextField(guided.draft().get(field));
      text.setId("guide-" + field.key());
      text.setPromptText(Texts.of("guide.prompt." + field.key()));
      text.textProperty()
          .addListener((all, before, now) -> {
            guided.draft().set(field, now);
            pause.playFromStart();
          });
      var name = new Label(Texts.of("guide.field." + field.key()));
      name.setLabelFor(text);
      text.setAccessibleText(name.getText());
      grid.addRow(grid.getRowCount(), name, text);
    }
    panel.getBody().add(grid);
    return panel;
  }

  /** Shows the file as it is now, and what is still wrong with it. */
  private void look() {
    yaml.setText(guided.draft().yaml());
    Optional<Problem> wrong = guided.draft().problem(guided.repository());
    wrong.ifPresentOrElse(
        problem ->
            message.show(
                Status.WARNED,
                Texts.of("guide.open", problem.evidence().size() + 1),
                List.of(problem.happened(), problem.next().words())),
        () -> message.show(Status.PASSED, Texts.of("guide.right"), List.of()));
    write.setDisable(wrong.isPresent());
  }

  @FXML
  void write() {
    worker.<Boolean>run(
        () -> {
          guided.draft().write(guided.repository());
          return true;
        },
        done -> go.openProject(guided.repository()),
        message::problem);
  }
}
