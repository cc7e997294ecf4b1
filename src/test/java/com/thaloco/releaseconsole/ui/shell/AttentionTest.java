package com.thaloco.releaseconsole.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.rehearsal.CheapRehearsal;
import com.thaloco.releaseconsole.ui.Studio;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever looks elsewhere is told that something has ended, until they look. */
@Tag("slow")
final class AttentionTest {
  private static final Duration SOON = Duration.ofSeconds(90);

  @TempDir Path dir = Path.of("unset");

  @Test
  void theWindowIsMarkedOnceSomethingEndedAndUntilItHasTheFocus() throws IOException {
    try (CheapRehearsal world = CheapRehearsal.inFolder(dir.resolve("r"));
        Studio studio = Studio.open(Files.createDirectories(dir.resolve("settings")))) {
      studio.openProject(world.folder().repository());
      ProjectModel model = studio.model();
      Stage stage = studio.stage();
      var looks =
          new SimpleBooleanProperty(false); // the headless toolkit gives every window the focus
      List<Image> plain = Studio.onFx(() -> List.copyOf(stage.getIcons()));
      Studio.onFx(() -> {
        Attention.follow(model, stage.getScene().getRoot(), any -> looks, Duration.ZERO);
        model.reproducing().start(new ReleaseVersion("v0.1.6"));
        return true;
      });
      Studio.await(
          "it is marked", SOON, () -> stage.getTitle().equals("● banger – Release Console"));
      assertThat(Studio.onFx(() -> List.copyOf(stage.getIcons())))
          .hasSameSizeAs(plain)
          .doesNotContainAnyElementsOf(plain);
      Studio.onFx(() -> {
        looks.set(true);
        return true;
      });
      Studio.await(
          "it is as before", SOON, () -> stage.getTitle().equals("banger – Release Console"));
    }
  }

  @Test
  void aRehearsalIsKnownAmongTheRecentProjects() throws IOException {
    try (CheapRehearsal world = CheapRehearsal.inFolder(dir.resolve("r"))) {
      Path repository = world.folder().repository();
      boolean has = Files.exists(world.folder().credentials());
      assertThat(RecentProject.rehearsal(repository).isPresent()).isEqualTo(has);
      assertThat(RecentProject.rehearsal(dir)).isEmpty();
      assertThat(RecentProject.name(dir)).isEqualTo(dir.toString());
    }
  }
}
