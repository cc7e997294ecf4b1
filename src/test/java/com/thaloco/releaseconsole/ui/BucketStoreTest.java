package com.thaloco.releaseconsole.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.ui.state.Browsing;
import com.thaloco.releaseconsole.ui.state.ObjectInspection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Someone stores a file, sets headers, and takes a copy of what is in sight. */
@Tag("slow")
class BucketStoreTest extends AtTheBucket {
  @Test
  void aFileIsUploadedAndItsHeadersAreSet() throws IOException {
    Path page = Files.writeString(dir.resolve("index.html"), "<h1>Releases</h1>\n");
    opens();
    person.sees("23 objects");
    Studio.onFx(() -> {
      studio.window().answerFiles(title -> Optional.of(page));
      return true;
    });
    person.clicks("upload").sees("Upload index.html").tabsTo("store-plan");
    person.presses(KeyCode.SPACE).sees("One conditional write of index.html");
    person.types("index.html").tabsTo("change-do").presses(KeyCode.SPACE).sees("is stored");
    assertThat(file("index.html")).hasSameBinaryContentAs(page);
    person.clicks("change-close").sees("24 objects");

    person.reads("index.html").canSoonPress("save");
    choosesInMenu("menu-headers");
    person.sees("Headers of index.html").fills("store-cache", "public, max-age=60");
    person.presses(KeyCode.ENTER).sees("Cache-Control public, max-age=60");
    person.types("index.html").tabsTo("change-do").presses(KeyCode.SPACE).sees("is stored");
    person.clicks("change-close");

    person.reads("install.sh").canSoonPress("save");
    choosesInMenu("menu-headers");
    person.fills("store-type", "text/html").clicks("store-plan");
    person.sees("Nothing was changed").sees("belongs to a release").clicks("change-close");
  }

  @Test
  void whatWasLookedAtCanBeDraggedAsAFile() {
    opens();
    person.reads("install.sh").sees("Same bytes");
    Browsing browsing = Studio.onFx(() -> studio.modelNow().browsing());
    ObjectInspection inspection = browsing.inspection();
    Studio.await(
        "its bytes are here",
        Duration.ofSeconds(150),
        () -> inspection.hashedProperty().get().sha256().isPresent());
    Path copy =
        Studio.onFx(() -> {
          ObjectInfo info = inspection.detailsProperty().get().orElseThrow().info();
          return inspection.copy(info).orElseThrow();
        });
    assertThat(copy).hasFileName("install.sh").hasSameBinaryContentAs(file("install.sh"));
    Studio.onFx(() -> {
      studio.window().openProject(world.folder().repository());
      return true;
    });
    Studio.await("nothing of it stays", Duration.ofSeconds(150), () -> !Files.exists(copy));
  }
}
