package com.thaloco.releaseconsole.ui.screen;

import com.thaloco.releaseconsole.cut.CutResult;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.CopyButton;
import com.thaloco.releaseconsole.ui.kit.Facts;
import com.thaloco.releaseconsole.ui.kit.FindingRow;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import com.thaloco.releaseconsole.ui.kit.Panel;
import com.thaloco.releaseconsole.ui.kit.Prose;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.StatusLabel;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Desk;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.InvalidationListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The release as a stranger and as every installed client sees it, and what is owed next. */
public final class VerifyScreen extends Screen {
  private static final Set<String> CLIENTS = Set.of("verify.clients", "verify.previous");

  @FXML private MessageBar message;
  @FXML private Panel stranger;
  @FXML private VBox findings;
  @FXML private Panel clients;
  @FXML private VBox table;
  @FXML private Panel owed;
  @FXML private VBox owing;
  @FXML private Facts receipt;

  private final Button announce;

  public VerifyScreen(Desk desk, Navigator go) {
    super(desk, go);
    announce =
        Buttons.of(
            Texts.of("verify.announce"),
            Feather.COPY,
            () ->
                CopyButton.toClipboard(
                    Texts.of(
                        "verify.announcement",
                        desk.project().profile().project(),
                        desk.cutting().versionText(),
                        desk.project().profile().bucket().publicUrl())));
    announce.setId("copy-announcement");
  }

  @Override
  protected void initialize() {
    InvalidationListener renderer = all -> render();
    desk.cutting().verified().addListener(renderer);
    desk.cutting().outcomeProperty().addListener(renderer);
    desk.cutting().runningProperty().addListener(renderer);
    desk.overview().lookProperty().addListener(renderer);
    Button home =
        Buttons.primary(Texts.of("verify.home"), Feather.HOME, () -> go.open(ScreenId.HOME));
    home.setId("done-for-now");
    frame.actions().buttons(announce, home);
    render();
  }

  private Optional<CutResult.Released> released() {
    return desk.cutting().outcomeProperty().get().orElse(null)
            instanceof Outcome.Ok<CutResult>(CutResult.Released done)
        ? Optional.of(done)
        : Optional.empty();
  }

  private void render() {
    Optional<CutResult.Released> done = released();
    String version = desk.cutting().versionText();
    frame.setTitle(done.isPresent() ? Texts.of("verify.out", version) : Texts.of("screen.verify"));
    frame.setSubtitle(Texts.of(done.isPresent() ? "verify.out.words" : "verify.subtitle"));
    List<Finding> all = List.copyOf(desk.cutting().verified());
    show(stranger, findings, all.stream().filter(f -> !CLIENTS.contains(f.id())).toList());
    show(clients, table, all.stream().filter(f -> CLIENTS.contains(f.id())).toList());
    announce.setDisable(done.isEmpty());
    owe(done);
    receipt.clear();
    done.ifPresentOrElse(
        r -> {
          receipt.code(Texts.of("verify.receipt.file"), r.receipt().toString());
          receipt.add(
              Texts.of("verify.receipt.signed"),
              new StatusLabel(r.signed() ? Status.PASSED : Status.WARNED));
          receipt.code(Texts.of("tag.commit"), r.commit());
        },
        () -> receipt.add(Texts.of("verify.receipt.none"), ""));
    frame
        .actions()
        .promise(
            Texts.of(done.isPresent() ? "verify.promise.out" : "verify.promise"),
            Texts.of("verify.promise.rest"));
  }

  private static void show(Panel panel, VBox box, List<Finding> some) {
    long clear = some.stream().filter(f -> f.status().clears()).count();
    panel.setNote(
        some.isEmpty() ? Texts.of("verify.none") : "%d / %d".formatted(clear, some.size()));
    box.getChildren().setAll(some.stream().map(VerifyScreen::row).toList());
  }

  private static Node row(Finding finding) {
    return new FindingRow(finding.id(), finding, Status.of(finding.status()));
  }

  private void owe(Optional<CutResult.Released> done) {
    List<String> debts = done.map(CutResult.Released::owed).orElse(List.of());
    owed.setTitle(Texts.of(debts.isEmpty() ? "verify.owed.none" : "verify.owed"));
    owed.tone(debts.isEmpty() ? Status.PASSED : Status.WARNED);
    owing
        .getChildren()
        .setAll(
            debts.isEmpty()
                ? List.of(new Label(Texts.of("verify.owed.nothing")))
                : debts.stream().map(VerifyScreen::debt).toList());
  }

  private static Node debt(String text) {
    return new HBox(8, new Prose(text), new CopyButton(text, () -> text));
  }
}
