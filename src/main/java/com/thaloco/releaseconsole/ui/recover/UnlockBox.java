package com.thaloco.releaseconsole.ui.recover;

import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import com.thaloco.releaseconsole.ui.kit.Panel;
import com.thaloco.releaseconsole.ui.kit.Prose;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.KeyLock;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Unlocks the signing key in place, where something is about to be signed. */
final class UnlockBox extends VBox {
  private final KeyLock key;
  private final PasswordField password = new PasswordField();
  private final MessageBar message = new MessageBar();

  UnlockBox(KeyLock key, String why) {
    super(12);
    this.key = key;
    password.setId("recover-password");
    password.setAccessibleText(Texts.of("trust.password.plain"));
    password.setOnAction(event -> unlock());
    HBox.setHgrow(password, Priority.ALWAYS);
    var label = new Label(Texts.of("trust.password.plain"));
    label.setLabelFor(password);
    Button button = Buttons.of(Texts.of("recover.unlock.do"), Feather.UNLOCK, this::unlock);
    button.setId("recover-unlock");
    button.disableProperty().bind(key.unlockingProperty());
    var row = new HBox(12, label, password, button);
    row.setAlignment(Pos.CENTER_LEFT);
    var panel = new Panel();
    panel.setTitle(Texts.of("recover.unlock.title"));
    panel.setIcon("fth-lock");
    panel.getBody().addAll(new Prose(why), row);
    getChildren().addAll(message, panel);
    key.problemProperty().addListener(all -> explain());
  }

  private void unlock() {
    char[] typed = password.getText().toCharArray();
    password.clear();
    key.unlock(typed);
  }

  private void explain() {
    key.problemProperty().get().ifPresentOrElse(message::problem, message::clear);
  }
}
