package com.thaloco.releaseconsole.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.rehearsal.CheapRehearsal;
import com.thaloco.releaseconsole.ui.Studio;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import com.thaloco.releaseconsole.update.NewerVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javafx.scene.Node;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A newer version of the console is named in the top bar, and can be turned off there. */
@Tag("slow")
class NewVersionMenuTest {
  private static final Duration SOON = Duration.ofSeconds(90);

  @TempDir private Path dir = Path.of("");

  @Test
  void aNewerVersionIsNamedUntilItIsTurnedOff() throws IOException {
    Optional<NewerVersion> version = ShownNewVersion.known(dir.resolve("settings"));
    try (CheapRehearsal world = CheapRehearsal.inFolder(dir.resolve("r"));
        Studio studio = Studio.open(dir.resolve("window"))) {
      studio.openProject(world.folder().repository());
      Stage stage = studio.stage();
      ProjectModel model = studio.model();
      ConsoleWindow window = studio.window();
      Node bar = Studio.onFx(() -> stage.getScene().lookup("#new-version"));
      assertThat(bar.isVisible()).as("a program that is not installed").isFalse();

      NewVersionMenu menu = Studio.onFx(() -> new NewVersionMenu(model, window, version));
      Studio.await("it is named", SOON, menu::isVisible);
      assertThat(Studio.onFx(menu::getText)).isEqualTo("v0.2.0 is available");
      Studio.onFx(() -> {
        menu.getItems().getLast().fire();
        return true;
      });
      Studio.await("it is hidden", SOON, () -> !menu.isVisible());
      assertThat(version.orElseThrow().known()).isEmpty();
    }
  }
}
