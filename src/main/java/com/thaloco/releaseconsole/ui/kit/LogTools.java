package com.thaloco.releaseconsole.ui.kit;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the header of a log offers: find, copy, show or hide; and whether it follows its end. */
public final class LogTools {
  private final Panel panel;
  private final LogPane log;

  private LogTools(Panel panel, LogPane log) {
    this.panel = panel;
    this.log = log;
  }

  /** Puts the tools into the header of the panel that holds the log. */
  public static void into(Panel panel, LogPane log) {
    new LogTools(panel, log).put();
  }

  private void put() {
    Button find = Buttons.icon(Feather.SEARCH, Texts.of("log.find"), this::find);
    find.getStyleClass().add("copy");
    var trouble = new ToggleButton("", new FontIcon(Feather.ALERT_TRIANGLE));
    trouble.setId("log-trouble");
    trouble.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "compact");
    trouble.setAccessibleText(Texts.of("log.trouble"));
    trouble.setTooltip(new Tooltip(Texts.of("log.trouble")));
    trouble.selectedProperty().addListener((all, before, now) -> log.troubleOnly(now));
    var copy = new CopyButton(Texts.of("log.copied"), log::text);
    Button fold = Buttons.icon(Feather.CHEVRON_DOWN, Texts.of("log.fold"), this::fold);
    fold.setId("log-fold");
    fold.getStyleClass().add("copy");
    panel.getRight().setAll(List.of(trouble, find, copy, fold));
    log.followingProperty().addListener(all -> note());
    note();
  }

  private void note() {
    panel.setNote(Texts.of(log.followingProperty().get() ? "log.following" : "log.still"));
  }

  /** The find bar belongs to the screen around the log. */
  private void find() {
    for (Node at = log; at != null; at = at.getParent()) {
      if (at instanceof ScreenFrame frame) {
        log.lookup(".log-list").requestFocus();
        frame.find();
        return;
      }
    }
  }

  private void fold() {
    log.setVisible(!log.isVisible());
    log.setManaged(log.isVisible());
  }
}
