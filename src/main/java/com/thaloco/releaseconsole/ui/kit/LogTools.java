package com.thaloco.releaseconsole.ui.kit;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.kordamp.ikonli.feather.Feather;

/** What the header of a log offers: find, copy, show or hide; and whether it follows its end. */
public final class LogTools {
  private final Panel panel;
  private final LogPane log;
  private final TextField text = new TextField();

  private LogTools(Panel panel, LogPane log) {
    this.panel = panel;
    this.log = log;
  }

  /** Puts the tools into the header of the panel that holds the log. */
  public static void into(Panel panel, LogPane log) {
    new LogTools(panel, log).put();
  }

  private void put() {
    text.setId("log-find");
    text.setPromptText(Texts.of("log.find.prompt"));
    text.setAccessibleText(Texts.of("log.find"));
    text.getStyleClass().add("compact-field");
    text.managedProperty().bind(text.visibleProperty());
    text.setVisible(false);
    text.setOnAction(event -> log.find(text.getText()));
    text.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ESCAPE) {
        find();
        event.consume();
      }
    });
    Button find = Buttons.icon(Feather.SEARCH, Texts.of("log.find"), this::find);
    find.getStyleClass().add("copy");
    var copy = new CopyButton(Texts.of("log.copied"), log::text);
    Button fold = Buttons.icon(Feather.CHEVRON_DOWN, Texts.of("log.fold"), this::fold);
    fold.setId("log-fold");
    fold.getStyleClass().add("copy");
    panel.getRight().setAll(List.of(text, find, copy, fold));
    log.followingProperty().addListener(all -> note());
    note();
  }

  private void note() {
    panel.setNote(Texts.of(log.followingProperty().get() ? "log.following" : "log.still"));
  }

  private void find() {
    boolean show = !text.isVisible();
    text.setVisible(show);
    if (show) {
      text.requestFocus();
    } else {
      log.requestFocus();
    }
  }

  private void fold() {
    log.setVisible(!log.isVisible());
    log.setManaged(log.isVisible());
  }
}
