package com.thaloco.releaseconsole.ui;

import com.thaloco.releaseconsole.profile.ProfileDraft.Field;
import com.thaloco.releaseconsole.profile.Profiles;
import com.thaloco.releaseconsole.setup.GuidedProfile;
import com.thaloco.releaseconsole.setup.Session;
import com.thaloco.releaseconsole.setup.SettingsFolder;
import com.thaloco.releaseconsole.ui.kit.UiThread;
import com.thaloco.releaseconsole.ui.shell.ShownNewVersion;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** What lies around and above the screens: start, palette, settings, dialogs. */
final class ShellScenes {
  private ShellScenes() {}

  static List<PictureScene> all() {
    return List.of(
        new PictureScene("settings", on(ScreenId.HOME, s -> key(s, KeyCode.COMMA, true))),
        new PictureScene("palette", on(ScreenId.HOME, s -> key(s, KeyCode.K, true))),
        new PictureScene("help", on(ScreenId.TRUST, s -> key(s, KeyCode.F1, false))),
        new PictureScene(
            "find",
            on(ScreenId.HOME, s -> key(s, KeyCode.F, true)),
            s -> key(s, KeyCode.ESCAPE, false)),
        new PictureScene("narrow-home", on(ScreenId.HOME, s -> s.size(1024, 700))),
        new PictureScene("narrow-review", on(ScreenId.REVIEW, s -> s.size(1024, 700))),
        new PictureScene("large-checklist", on(ScreenId.CHECKLIST, s -> s.percent(150))),
        new PictureScene("large-home", on(ScreenId.HOME, s -> s.percent(150))),
        new PictureScene("large-trust", on(ScreenId.TRUST, s -> s.percent(150))),
        new PictureScene(
            "contrast", on(ScreenId.REVIEW, s -> contrast(s, true)), s -> contrast(s, false)),
        new PictureScene("practise", on(ScreenId.HOME, ShellScenes::practise)),
        new PictureScene("practised", on(ScreenId.HOME, ShellScenes::practised)),
        new PictureScene("dry-run", on(ScreenId.REVIEW, ShellScenes::dryRun)),
        new PictureScene("draft", on(ScreenId.HOME, ShellScenes::draft)),
        new PictureScene("newer-version", on(ScreenId.HOME, ShellScenes::newerVersion)),
        // These close the project, so they come last.
        new PictureScene("guide", on(ScreenId.HOME, s -> open(s, stranger()))),
        new PictureScene("start", on(ScreenId.HOME, ShellScenes::start)),
        new PictureScene("profile-wrong", on(ScreenId.HOME, s -> open(s, misspelt()))),
        new PictureScene("approve-profile", on(ScreenId.HOME, s -> open(s, owned().repository()))),
        new PictureScene("settings-project", on(ScreenId.HOME, ShellScenes::settingsOfProject)),
        new PictureScene("open-failed", on(ScreenId.HOME, s -> open(s, folder("no-repository")))));
  }

  /** From any other scene: nothing above the window, its usual size, then what the scene does. */
  private static Consumer<Studio> on(ScreenId screen, Consumer<Studio> then) {
    return studio -> {
      studio.size(1280, 800);
      studio.percent(100);
      Studio.onFx(() -> {
        studio.window().closeOverlay();
        return true;
      });
      studio.go(screen);
      then.accept(studio);
    };
  }

  private static void practise(Studio studio) {
    Studio.onFx(() -> {
      ((MenuButton) studio.stage().getScene().lookup("#practise-menu")).show();
      return true;
    });
  }

  /** A pin is drifted, and the dialog says where to look. */
  private static void practised(Studio studio) {
    practise(studio);
    Studio.onFx(() -> {
      var menu = (MenuButton) studio.stage().getScene().lookup("#practise-menu");
      menu.hide();
      menu.getItems().getFirst().fire();
      return true;
    });
    Studio.await(
        "the pin is drifted",
        Duration.ofSeconds(150),
        () -> studio.stage().getScene().lookup("#practised") != null);
  }

  private static void dryRun(Studio studio) {
    fire(studio, "#dry-run");
    Studio.pause(2500);
  }

  /** The tag of the last release does not say that it leaves the update flow as it was. */
  private static void draft(Studio studio) {
    var rig = new Rig(studio);
    rig.git("tag", "-f", "-m", "banger v0.1.6", "v0.1.6", "v0.1.6^{commit}");
    rig.git("push", "-q", "-f", "origin", "refs/tags/v0.1.6");
    RecoverScenes.look(studio);
    new Person(studio).clicks("draft-verification").seesThing("draft-copy");
  }

  private static void newerVersion(Studio studio) {
    try {
      ShownNewVersion.in(studio, folder("newer"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whoever leaves the way to a profile is at the start. */
  private static void start(Studio studio) {
    open(studio, stranger());
    fire(studio, "#guide-cancel");
  }

  private static void fire(Studio studio, String button) {
    Studio.onFx(() -> {
      ((Button) studio.stage().getScene().lookup(button)).fire();
      return true;
    });
  }

  private static void open(Studio studio, Path repository) {
    Studio.onFx(() -> {
      studio.window().openProject(repository);
      return true;
    });
    Studio.pause(1500);
  }

  /** A repository that no one wrote a profile for. */
  private static Path stranger() {
    return GuideStoryTest.stranger(folder("tool"), "tool");
  }

  /** One whose profile has a mistake. */
  private static Path misspelt() {
    return written("format: 1\nproject: tool\nsorce:\n  branch: main\n");
  }

  /** A project of one's own, whose credentials can be chosen. */
  private static void settingsOfProject(Studio studio) {
    Path repository = owned().repository();
    String fingerprint = Session.unapproved(repository).orElseThrow().fingerprint();
    open(studio, repository);
    fire(studio, "#approve-yes");
    Studio.pause(1500);
    try {
      Files.deleteIfExists(
          SettingsFolder.folder(System.getenv())
              .resolve("approved")
              .resolve(fingerprint + ".json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    key(studio, KeyCode.COMMA, true);
  }

  private static GuidedProfile owned() {
    GuidedProfile guided = GuidedProfile.begin(stranger());
    guided
        .draft()
        .set(Field.ENDPOINT, "https://account.example.org")
        .set(Field.BUCKET, "releases")
        .set(Field.PUBLIC_URL, "https://releases.example.org/tool/")
        .write(guided.repository());
    return guided;
  }

  private static Path written(String profile) {
    Path folder = stranger();
    try {
      Files.writeString(folder.resolve(Profiles.FILE), profile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folder;
  }

  private static Path folder(String name) {
    try {
      return Files.createDirectory(Files.createTempDirectory("scenes").resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void contrast(Studio studio, boolean high) {
    Studio.onFx(() -> {
      studio.window().look().contrastProperty().set(high);
      return true;
    });
  }

  private static void key(Studio studio, KeyCode code, boolean control) {
    UiThread.later(() ->
        javafx.event.Event.fireEvent(
            studio.stage().getScene(),
            new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false)));
  }
}
