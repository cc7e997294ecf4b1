package com.thaloco.releaseconsole.ui.checklist;

import com.thaloco.releaseconsole.check.ContractAdvice;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.ui.kit.EvidenceTable;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import com.thaloco.releaseconsole.ui.kit.Panel;
import com.thaloco.releaseconsole.ui.kit.Skeleton;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import com.thaloco.releaseconsole.ui.state.Screen;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Why this number: contracts and evidence, and the questions that only the maintainer answers. */
public final class VersionScreen extends Screen {
  @FXML private Panel findings;
  @FXML private AnswerList answers;
  @FXML private VBox more;
  @FXML private MessageBar message;
  @FXML private Panel contracts;
  @FXML private EvidenceTable<ContractRow> table;

  private int asked;

  public VersionScreen(ProjectModel model, Navigator go) {
    super(model, go);
  }

  @Override
  protected void initialize() {
    answers.show(model.checking(), ScreenId.VERSION);
    more.getChildren().add(new AnswerCards(model, ScreenId.VERSION));
    table.setAccessibleText(Texts.of("screen.version"));
    table.setPlaceholder(new Skeleton(4, Texts.of("version.waiting")));
    model.live().onState(this::shown);
    new StepActions(model, go, ScreenId.VERSION).bind(frame);
  }

  @Override
  public void shown() {
    int mine = ++asked;
    model
        .live()
        .<Optional<ContractAdvice>>read(
            () -> {
              Work work = Run.of(event -> {}).at(new StepId("version"));
              return ContractAdvice.of(model.subject(work), work);
            },
            advice -> {
              if (mine == asked) {
                show(advice);
              }
            },
            message::problem);
  }

  private void show(Optional<ContractAdvice> advice) {
    message.clear();
    String version = model.versionProperty().get().text();
    contracts.setTitle(Texts.of("version.why", version));
    advice.ifPresentOrElse(
        known -> {
          ContractRow.columns(table, known.last().version().text(), version);
          table.show(ContractRow.of(known.reports()));
          table.fit(9);
          contracts.setNote(
              Texts.of(
                  known.minor() ? "version.advice.minor" : "version.advice.patch",
                  known.last().version()));
          var pill = new Label(Texts.of(known.minor() ? "home.minor" : "home.patch"));
          pill.getStyleClass().addAll("pill", "accent-pill");
          contracts.getRight().setAll(pill);
          if (known.minor() && known.isRaisedBy(model.versionProperty().get())) {
            contracts.getRight().addFirst(lower(known.last().version().nextPatch()));
          }
        },
        () -> {
          contracts.setNote(Texts.of("home.contracts.none"));
          contracts.getRight().clear();
          table.show(List.of());
        });
  }

  /** A patch may be right all the same; {@code version.bump} then asks why. */
  private Button lower(ReleaseVersion patch) {
    Button lower = VersionButton.of(model, patch, Feather.TRENDING_DOWN);
    lower.setId("lower-version");
    lower.getStyleClass().add("compact");
    return lower;
  }
}
