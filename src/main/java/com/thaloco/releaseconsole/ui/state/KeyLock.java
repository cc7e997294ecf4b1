package com.thaloco.releaseconsole.ui.state;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.setup.Settings;
import com.thaloco.releaseconsole.trust.CosignKeyFile;
import com.thaloco.releaseconsole.trust.Keyring;
import com.thaloco.releaseconsole.trust.Password;
import com.thaloco.releaseconsole.trust.UnlockedKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The signing key of an open project: locked until its password is given, wiped after a cut. */
public final class KeyLock implements AutoCloseable {
  private final Desk desk;
  private final Optional<Path> file;
  private final Keyring keyring;
  private final ReadOnlyBooleanWrapper unlocked = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyBooleanWrapper unlocking = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyObjectWrapper<Optional<Problem>> problem =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  private Optional<Runnable> next = Optional.empty();

  KeyLock(Desk desk, Optional<Path> file) {
    this.desk = desk;
    this.file = file;
    this.keyring =
        Keyring.without(file.map(path -> locked(path.toString())).orElseGet(Settings::noKey));
  }

  private static Problem locked(String where) {
    return new Problem(
        "key.no-password", // nobody has tried yet: not run, as on the command line
        Problem.Kind.KEY_LOCKED,
        "The signing key %s is locked.".formatted(where),
        "Nothing was signed.",
        "Unlock it on the screen Trust.",
        List.of());
  }

  /** The key file, where one is named. */
  public Optional<Path> file() {
    return file;
  }

  /** The keyring that checks and cuts use. */
  public Keyring keyring() {
    return keyring;
  }

  public ReadOnlyBooleanProperty unlockedProperty() {
    return unlocked.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty unlockingProperty() {
    return unlocking.getReadOnlyProperty();
  }

  /** Why the last attempt failed. */
  public ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Unlocks with what was typed; the array is wiped. Then the checks of Trust are asked again. */
  public void unlock(char[] typed) {
    Password password = Password.typed(typed);
    if (file.isEmpty()) {
      password.close();
      problem.set(Optional.of(Settings.noKey()));
      return;
    }
    unlocking.set(true);
    problem.set(Optional.empty());
    desk.worker()
        .<UnlockedKey>run(
            () -> {
              try (password) {
                return CosignKeyFile.read(file.get()).unlock(password);
              }
            },
            key -> {
              keyring.put(key);
              unlocking.set(false);
              unlocked.set(true);
              desk.checking().run(ScreenId.TRUST);
              Optional<Runnable> waiting = next;
              next = Optional.empty();
              waiting.ifPresent(Runnable::run);
            },
            failed -> {
              unlocking.set(false);
              problem.set(Optional.of(failed));
            });
  }

  /** What is to be done once the key is open; the last wish counts. */
  public void onceUnlocked(Runnable wish) {
    next = Optional.of(wish);
  }

  /** Wipes the key. */
  public void lock() {
    keyring.close();
    unlocked.set(false);
  }

  @Override
  public void close() {
    lock();
  }
}
