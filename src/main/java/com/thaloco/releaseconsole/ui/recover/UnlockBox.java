package com.thaloco.releaseconsole.ui.recover;

import com.thaloco.releaseconsole.ui.kit.Fxml;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import com.thaloco.releaseconsole.ui.kit.Prose;
import com.thaloco.releaseconsole.ui.kit.UiThread;
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
    sceneProperty()
        .addListener((all, before, now) -> {
          if (now != null) {
            UiThread.later(password::requestFocus); // once it is laid out with its screen
          }
        });
  }

  @FXML
  void unlock() {
    if (key.unlockingProperty().get()) {
      return;
    }
    char[] typed = password.getText().toCharArray();
    password.clear();
    key.unlock(typed);
  }

  private void explain() {
    key.problemProperty()
        .get()
        .ifPresentOrElse(
            problem -> {
              message.problem(problem);
              password.requestFocus();
            },
            message::clear);
  }
}
