package com.thaloco.releaseconsole.ui.shell;

import com.thaloco.releaseconsole.ui.Studio;
import com.thaloco.releaseconsole.update.NewerVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import javafx.scene.layout.Pane;

/** The top bar of a window as it is where a newer version of the console is known. */
public final class ShownNewVersion {
  private ShownNewVersion() {}

  /** Shows it in place of the menu of this program, which was not installed. */
  public static void in(Studio studio, Path settings) throws IOException {
    Optional<NewerVersion> version = known(settings);
    var model = studio.model();
    Studio.onFx(() -> {
      var own = studio.stage().getScene().lookup("#new-version");
      var bar = (Pane) own.getParent();
      bar.getChildren()
          .set(bar.getChildren().indexOf(own), new NewVersionMenu(model, studio.window(), version));
      return true;
    });
  }

  /** What an installed 0.1.0 knows after it has asked. */
  static Optional<NewerVersion> known(Path settings) throws IOException {
    Files.writeString(
        Files.createDirectories(settings).resolve("newer-version"),
        "release-console-notice 1\n%d\nv0.2.0\n".formatted(Instant.now().getEpochSecond()));
    return NewerVersion.of("0.1.0", Optional.of("/opt"), Map.of(), settings);
  }
}
