package com.thaloco.releaseconsole.ui.recover;

import com.thaloco.releaseconsole.ui.kit.Fxml;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import com.thaloco.releaseconsole.ui.kit.Prose;
import com.thaloco.releaseconsole.ui.state.KeyLock;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.VBox;

/** Unlocks the signing key in place, where something is about to be signed. */
final class UnlockBox extends VBox {
  private final KeyLock key;
  @FXML private PasswordField password;
  @FXML private MessageBar message;
  @FXML private Prose words;
  @FXML private Button unlock;

  UnlockBox(KeyLock key, String why) {
    this.key = key;
    Fxml.fill(this, "unlock");
    words.setText(why);
    unlock.disableProperty().bind(key.unlockingProperty());
    key.problemProperty().addListener(all -> explain());
  }

  @FXML
  void unlock() {
    char[] typed = password.getText().toCharArray();
    password.clear();
    key.unlock(typed);
  }

  private void explain() {
    key.problemProperty().get().ifPresentOrElse(message::problem, message::clear);
  }
}
