package com.thaloco.releaseconsole.ui.bucket;

import com.thaloco.releaseconsole.audit.ReadyCommands;
import com.thaloco.releaseconsole.ui.kit.CopyButton;
import com.thaloco.releaseconsole.ui.kit.Texts;
import java.util.Optional;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Copies what people take elsewhere: address, key, hash, and commands that fetch the object. */
final class CopyMenu extends MenuButton {
  CopyMenu() {
    super(Texts.of("bucket.copy"), new FontIcon(Feather.COPY));
    setId("copy-menu");
    getStyleClass().addAll("compact");
    setTooltip(new Tooltip(Texts.of("bucket.copy.name")));
    setAccessibleText(Texts.of("bucket.copy.name"));
  }

  /** Offers what is known of an object. */
  void show(String key, String address, Optional<String> sha256, ReadyCommands commands) {
    getItems()
        .setAll(
            item("copy-url", "bucket.copy.url", address),
            item("copy-key", "bucket.copy.key", key),
            item("copy-hash", "bucket.copy.hash", sha256.orElse("")),
            new SeparatorMenuItem(),
            item("copy-aws", "bucket.copy.aws", commands.aws()),
            item("copy-rclone", "bucket.copy.rclone", commands.rclone()),
            item("copy-curl", "bucket.copy.curl", commands.curl()));
  }

  private static MenuItem item(String id, String text, String value) {
    var item = new MenuItem(Texts.of(text));
    item.setId(id);
    item.setDisable(value.isEmpty());
    item.setOnAction(event -> CopyButton.toClipboard(value));
    return item;
  }
}
