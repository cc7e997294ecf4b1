package com.thaloco.releaseconsole.ui.screen;

import atlantafx.base.theme.Styles;
import com.thaloco.releaseconsole.cut.Preview;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.CodeDiff;
import com.thaloco.releaseconsole.ui.kit.DiffLine;
import com.thaloco.releaseconsole.ui.kit.Diffs;
import com.thaloco.releaseconsole.ui.kit.Hash;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import com.thaloco.releaseconsole.ui.kit.Panel;
import com.thaloco.releaseconsole.ui.kit.StatusLabel;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Answer;
import com.thaloco.releaseconsole.ui.state.Desk;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** All that cutting will do, before anything is built. The only place with a button that cuts. */
public final class ReviewScreen extends Screen {
  private static final PseudoClass LOCKED = PseudoClass.getPseudoClass("locked");

  @FXML private MessageBar message;
  @FXML private Panel uploaded;
  @FXML private VBox objects;
  @FXML private Panel manifest;
  @FXML private CodeDiff diff;
  @FXML private VBox then;
  @FXML private Panel why;
  @FXML private VBox reasons;

  private final Button back;
  private final Button cut;
  private final Tooltip locked = new Tooltip();

  public ReviewScreen(Desk desk, Navigator go) {
    super(desk, go);
    back = Buttons.of(Texts.of("action.back"), () -> go.step(-1));
    cut = Buttons.primary("", Feather.PACKAGE, this::cut);
    cut.setId("cut");
  }

  @Override
  protected void initialize() {
    InvalidationListener renderer = all -> render();
    desk.checking().answers().addListener(renderer);
    desk.versionProperty().addListener(renderer);
    desk.key().unlockedProperty().addListener(renderer);
    desk.cutting().runningProperty().addListener(renderer);
    frame.actions().buttons(back, cut);
    render();
  }

  @Override
  public void shown() {
    desk.worker()
        .<Preview>run(
            () ->
                Preview.of(
                    desk.subject(Run.of(event -> {}).at(new StepId("review"))),
                    Run.of(event -> {}).at(new StepId("review"))),
            this::show,
            message::problem);
  }

  private void show(Preview preview) {
    message.clear();
    objects.getChildren().setAll(ReviewObjects.rows(preview, desk.versionProperty().get().text()));
    uploaded.setNote(Texts.of("review.order", preview.items().size()));
    List<DiffLine> lines = Diffs.unified(preview.before(), preview.after());
    diff.show(lines);
    manifest.setTitle(desk.project().profile().manifest().key());
    manifest.setNote(
        preview
            .etag()
            .map(etag -> Texts.of("review.etag", Hash.brief(etag.replace("\"", ""))))
            .orElse(Texts.of("review.first")));
    var counts = new Label("+%d −%d".formatted(Diffs.added(lines), Diffs.removed(lines)));
    counts.getStyleClass().addAll("code", "diff-count");
    manifest.getRight().setAll(counts);
  }

  private void render() {
    String version = desk.versionProperty().get().text();
    frame.getHeaderRight().setAll(StepActions.pills(desk.checking().answers().values()));
    then.getChildren()
        .setAll(
            line(Feather.CLOCK, Texts.of("review.then.public")),
            line(
                Feather.TAG, Texts.of("review.then.tag", Hash.commit(desk.commitProperty().get()))),
            line(Feather.SHIELD, Texts.of("review.then.verify")),
            line(Feather.FILE_TEXT, Texts.of("review.then.receipt")));
    why.setTitle(Texts.of("review.why", version));
    var rows = new ArrayList<Node>();
    for (String id :
        List.of("version.next", "version.bump", "release.verification", "catalogs.entries")) {
      Answer answer = desk.checking().answer(id);
      answer
          .finding()
          .map(Finding::summary)
          .ifPresent(summary -> rows.add(reason(answer, summary)));
    }
    if (rows.isEmpty()) {
      rows.add(new Label(Texts.of("finding.none")));
    }
    reasons.getChildren().setAll(rows);
    lock(version);
  }

  private static Node reason(Answer answer, String summary) {
    var label = new StatusLabel(answer.status(), summary);
    label.setWrapText(true);
    return label;
  }

  private static Label line(Feather icon, String text) {
    var label = new Label(text, new FontIcon(icon));
    label.setWrapText(true);
    return label;
  }

  /** Locked, it stays focusable, and says by what. */
  private void lock(String version) {
    cut.setText(Texts.of("review.cut", version));
    Optional<String> reason = why();
    cut.pseudoClassStateChanged(LOCKED, reason.isPresent());
    locked.setText(reason.orElse(""));
    cut.setTooltip(reason.isPresent() ? locked : null);
    cut.setAccessibleText(
        cut.getText().replace("_", "") + reason.map(text -> ". " + text).orElse(""));
    frame
        .actions()
        .promise(
            reason.isPresent() ? Texts.of("checklist.locked") : Texts.of("review.promise"),
            reason.orElse(Texts.of("review.promise.rest")));
    if (!cut.getStyleClass().contains(Styles.ACCENT)) {
      cut.getStyleClass().add(Styles.ACCENT);
    }
  }

  private Optional<String> why() {
    if (desk.cutting().runningProperty().get()) {
      return Optional.of(Texts.of("review.running"));
    }
    return desk.checking().lock();
  }

  private void cut() {
    if (why().isPresent()) {
      message.show(
          com.thaloco.releaseconsole.ui.kit.Status.BLOCKED,
          Texts.of("checklist.locked"),
          List.of(why().orElse("")));
      return;
    }
    desk.cutting().start();
    go.open(ScreenId.PUBLISH);
  }
}
