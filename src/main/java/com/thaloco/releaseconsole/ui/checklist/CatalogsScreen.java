package com.thaloco.releaseconsole.ui.checklist;

import com.thaloco.releaseconsole.catalog.CatalogChange;
import com.thaloco.releaseconsole.catalog.CatalogPublishing;
import com.thaloco.releaseconsole.catalog.CatalogState;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.profile.CatalogRule;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.LogPane;
import com.thaloco.releaseconsole.ui.kit.LogTools;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import com.thaloco.releaseconsole.ui.kit.Panel;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.StatusLabel;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import com.thaloco.releaseconsole.ui.state.Screen;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Entries of the sibling catalogs that are part of this release. */
public final class CatalogsScreen extends Screen {
  @FXML private Panel findings;
  @FXML private AnswerList answers;
  @FXML private VBox more;
  @FXML private MessageBar message;
  @FXML private Panel output;
  @FXML private LogPane log;

  private final Map<String, CatalogCommandBox> commands = new HashMap<>();
  private List<CatalogState> shown = List.of();
  private final StatusLabel state = new StatusLabel();
  private final Button stop;

  public CatalogsScreen(ProjectModel model, Navigator go) {
    super(model, go);
    stop = Buttons.compact(Texts.of("smoke.stop"), Feather.SQUARE, model.catalogs()::stop);
    stop.setId("catalog-stop");
  }

  @Override
  protected void initialize() {
    answers.show(model.checking(), ScreenId.CATALOGS);
    log.setLines(model.catalogs().log().lines());
    LogTools.into(output, log);
    output.getRight().addAll(0, List.of(state, stop));
    model.catalogs().statusProperty().addListener(all -> render());
    model.live().onState(this::shown);
    render();
    new StepActions(model, go, ScreenId.CATALOGS).bind(frame);
  }

  @Override
  public void shown() {
    model
        .live()
        .<List<CatalogState>>read(
            () -> {
              var work = Run.of(event -> {}).at(new StepId("catalogs"));
              return CatalogState.of(model.subject(work), work);
            },
            states -> {
              cards(states);
              render();
            },
            message::problem);
  }

  /** What is the same stays as it is, with the field that someone may be typing into. */
  private void cards(List<CatalogState> states) {
    if (!states.equals(shown)) {
      shown = states;
      more.getChildren().setAll(states.stream().map(this::card).toList());
    }
  }

  private Panel card(CatalogState state) {
    CatalogRule rule = state.rule();
    return CatalogCard.of(
        state,
        commands.computeIfAbsent(
            rule.name(), name -> new CatalogCommandBox(rule, model.catalogs())));
  }

  private void render() {
    Status now = model.catalogs().statusProperty().get();
    boolean looked = now != Status.NOT_RUN;
    output.setVisible(looked);
    output.setManaged(looked);
    output.setTitle(Texts.of("catalogs.output", model.catalogs().name()));
    stop.setVisible(now == Status.RUNNING);
    stop.setManaged(now == Status.RUNNING);
    state.show(now);
    if (model.catalogs().problem().isPresent()) {
      message.problem(model.catalogs().problem().get());
    } else if (now == Status.DONE && model.catalogs().waitsForCommit()) {
      String entries =
          model.catalogs().moved().stream()
              .map(CatalogChange::name)
              .collect(Collectors.joining(", "));
      message.show(
          Status.DONE,
          Texts.of("catalogs.published", model.catalogs().name()),
          List.of(
              entries.isEmpty()
                  ? Texts.of("catalogs.published.none")
                  : Texts.of("catalogs.published.entries", entries),
              CatalogPublishing.REMINDER));
    } else if (now == Status.STOPPED) {
      message.show(
          Status.STOPPED, Texts.of("catalogs.stopped"), List.of(Texts.of("catalogs.stopped.next")));
    } else {
      message.clear();
    }
  }
}
