package com.thaloco.releaseconsole.ui.screen;

import com.thaloco.releaseconsole.check.CatalogState;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.Facts;
import com.thaloco.releaseconsole.ui.kit.Panel;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Desk;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.util.List;
import java.util.Locale;
import javafx.fxml.FXML;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Entries of the sibling catalogs that ride along with this release. */
public final class CatalogsScreen extends Screen {
  @FXML private Panel findings;
  @FXML private AnswerList answers;
  @FXML private VBox more;

  public CatalogsScreen(Desk desk, Navigator go) {
    super(desk, go);
  }

  @Override
  protected void initialize() {
    answers.show(desk.checking(), ScreenId.CATALOGS);
    new StepActions(desk, go, ScreenId.CATALOGS)
        .bind(
            frame,
            () -> Texts.of("source.promise"),
            () -> Texts.of("check.promise.rest"),
            Buttons.of(
                Texts.of("check.again"),
                Feather.ROTATE_CCW,
                () -> desk.checking().run(ScreenId.CATALOGS)));
  }

  @Override
  public void shown() {
    desk.worker()
        .<List<CatalogState>>run(
            () -> {
              var work = Run.of(event -> {}).at(new StepId("catalogs"));
              return CatalogState.of(desk.subject(work), work);
            },
            states -> more.getChildren().setAll(states.stream().map(CatalogsScreen::card).toList()),
            failed -> more.getChildren().clear());
  }

  private static Panel card(CatalogState state) {
    var panel = new Panel();
    panel.setTitle(state.rule().name());
    panel.setNote(state.rule().path());
    panel.setIcon("fth-layers");
    var facts = new Facts();
    state
        .changes()
        .forEach(change ->
            facts.code(
                Texts.of("catalogs.state." + change.state().name().toLowerCase(Locale.ROOT)),
                change.name()));
    panel.getBody().add(facts);
    return panel;
  }
}
