package com.thaloco.releaseconsole.ui.recover;

import com.thaloco.releaseconsole.recover.OfferedRecovery;
import com.thaloco.releaseconsole.recover.ReleaseProblem;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.Hash;
import com.thaloco.releaseconsole.ui.kit.Nodes;
import com.thaloco.releaseconsole.ui.kit.RemedyBox;
import com.thaloco.releaseconsole.ui.kit.StatusIcon;
import com.thaloco.releaseconsole.ui.kit.StatusPill;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.publish.AbandonPane;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import com.thaloco.releaseconsole.ui.state.Statuses;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One thing that is wrong: what, who notices, the evidence, and the ways that resolve it. */
public final class ProblemCard extends HBox {
  ProblemCard(ReleaseProblem trouble, ProjectModel model, Navigator go) {
    super(12);
    getStyleClass().add("trouble-card");
    setId("trouble-" + id(trouble));
    pseudoClassStateChanged(
        PseudoClass.getPseudoClass("clients"),
        trouble.severity() == ReleaseProblem.Severity.CLIENTS);
    var words = new VBox(8, head(trouble), noticed(trouble));
    if (trouble.needsHand() && !trouble.evidence().isEmpty()) {
      words.getChildren().add(evidence(trouble.evidence()));
    }
    if (trouble.needsHand()) {
      words.getChildren().add(Nodes.whole(new RemedyBox(trouble.remedy())));
    }
    trouble.ways().forEach(way -> words.getChildren().add(way(way, trouble, model)));
    elsewhere(trouble, model, go).forEach(words.getChildren()::add);
    HBox.setHgrow(words, Priority.ALWAYS);
    var icon = new StatusIcon(Statuses.of(trouble.severity()));
    getChildren().addAll(icon, words);
    setUserData(trouble.sentence());
    setAccessibleText(trouble.sentence() + " " + trouble.noticed());
  }

  static String id(ReleaseProblem trouble) {
    return trouble.id().replace('.', '-');
  }

  /** How urgent, in words. */
  static StatusPill pill(ReleaseProblem trouble) {
    return new StatusPill(
        Statuses.of(trouble.severity()), Texts.of("recover.severity." + trouble.severity().word()));
  }

  private static Node head(ReleaseProblem trouble) {
    Label lead = Nodes.wrapped(Hash.inSentence(trouble.sentence()), "finding-title");
    HBox.setHgrow(lead, Priority.ALWAYS);
    lead.setMaxWidth(Double.MAX_VALUE);
    StatusPill pill = pill(trouble);
    pill.setMinWidth(Region.USE_PREF_SIZE);
    var head = new HBox(12, lead, pill);
    head.setAlignment(Pos.TOP_LEFT);
    return head;
  }

  static Label noticed(ReleaseProblem trouble) {
    Label label = Nodes.wrapped(trouble.noticed(), "trouble-noticed");
    label.setGraphic(
        new FontIcon(
            trouble.severity() == ReleaseProblem.Severity.CLIENTS ? Feather.EYE : Feather.EYE_OFF));
    return label;
  }

  public static Node evidence(List<String> lines) {
    String whole = String.join("\n", lines);
    Label label = Nodes.wrapped(Hash.inSentence(whole), "code");
    label.getStyleClass().add("inset-box");
    label.setTooltip(new Tooltip(whole));
    label.setMaxWidth(Double.MAX_VALUE);
    return label;
  }

  private static Node way(OfferedRecovery way, ReleaseProblem trouble, ProjectModel model) {
    Button button =
        Buttons.of(
            Texts.of("recover.way." + way.kind().word(), way.version()),
            icon(way),
            () -> model.recovering().choose(way, trouble));
    button.setId("way-%s-%s".formatted(way.kind().word(), id(trouble)));
    button.getStyleClass().add("compact");
    return row(button, way.sentence());
  }

  private static Node row(Button button, String sentence) {
    button.setMinWidth(Region.USE_PREF_SIZE);
    Label words = Nodes.wrapped(sentence, "muted");
    words.getStyleClass().add("caption");
    var row = new HBox(12, button, words);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  static Feather icon(OfferedRecovery way) {
    return switch (way.kind()) {
      case RESUME -> Feather.PLAY;
      case RE_CUT -> Feather.REFRESH_CW;
      case WITHDRAW -> Feather.ROTATE_CCW;
      case INSTALLER -> Feather.DOWNLOAD;
      case TAG -> Feather.TAG;
      case MANIFEST -> Feather.FILE_TEXT;
      case OBJECT -> Feather.PACKAGE;
    };
  }

  /** What is led out of on another screen. */
  private static List<Node> elsewhere(ReleaseProblem trouble, ProjectModel model, Navigator go) {
    if (trouble.id().equals("pins")) {
      return List.of(open(ScreenId.TRUST, go));
    }
    if (trouble.id().startsWith("manifest.")) {
      return List.of(open(ScreenId.BUCKET, go));
    }
    if (trouble.id().equals("cut.unfinished") || trouble.id().equals("cut.overtaken")) {
      Button end =
          Buttons.of(Texts.of("publish.abandon"), () -> go.overlay(new AbandonPane(model, go)));
      end.getStyleClass().add("compact");
      return List.of(row(end, Texts.of("recover.end.words")));
    }
    return List.of();
  }

  private static Node open(ScreenId screen, Navigator go) {
    Button button =
        Buttons.of(
            Texts.of("recover.go", screen.title()), Feather.ARROW_RIGHT, () -> go.open(screen));
    button.setId("go-" + screen.key());
    button.getStyleClass().add("compact");
    return row(button, Texts.of("recover.go.words." + screen.key()));
  }
}
