package com.thaloco.releaseconsole.ui.state;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.setup.SettingsFolder;
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
  /**
   * What was asked for and waits for the key.
   *
   * @param title what it does, as the end of "Unlock and …"
   */
  public record Wish(String title, Runnable action) {}

  private final ProjectModel model;
  private final Optional<Path> file;
  private final Keyring keyring;
  private final ReadOnlyBooleanWrapper unlocked = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyBooleanWrapper unlocking = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyObjectWrapper<Optional<Problem>> problem =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  private final ReadOnlyObjectWrapper<Optional<Wish>> wish =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  KeyLock(ProjectModel model, Optional<Path> file) {
    this.model = model;
    this.file = file;
    this.keyring =
        Keyring.without(file.map(path -> locked(path.toString())).orElseGet(SettingsFolder::noKey));
  }

  private static Problem locked(String where) {
    return new Problem(
        "key.no-password", // no one has tried yet: not run, as on the command line
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

  /** What waits for the key; it is done only by an unlocking that says so. */
  public ReadOnlyObjectProperty<Optional<Wish>> wishProperty() {
    return wish.getReadOnlyProperty();
  }

  /** Unlocks with what was typed, and does nothing else; see {@link #unlock(char[], Runnable)}. */
  public void unlock(char[] typed) {
    unlock(typed, () -> {});
  }

  /**
   * Unlocks with what was typed; the array is wiped. Then the checks of Trust are asked again, and
   * nothing waits for the key any more.
   *
   * @param then done once it is unlocked
   */
  public void unlock(char[] typed, Runnable then) {
    Password password = Password.typed(typed);
    if (file.isEmpty()) {
      password.close();
      problem.set(Optional.of(SettingsFolder.noKey()));
      return;
    }
    unlocking.set(true);
    problem.set(Optional.empty());
    model
        .worker()
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
              model.checking().run(ScreenId.TRUST);
              forgetWish();
              then.run();
            },
            failed -> {
              unlocking.set(false);
              problem.set(Optional.of(failed));
            });
  }

  /** What is to be done once the key is unlocked for it; the last one counts. */
  public void onceUnlocked(Wish wanted) {
    wish.set(Optional.of(wanted));
  }

  /** Nothing waits for the key any more. */
  public void forgetWish() {
    wish.set(Optional.empty());
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
