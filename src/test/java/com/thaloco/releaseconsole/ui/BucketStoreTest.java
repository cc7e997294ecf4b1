package com.thaloco.releaseconsole.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.flow.Hashes;
import com.thaloco.releaseconsole.manifest.KeptManifests;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.profile.ManifestRules;
import com.thaloco.releaseconsole.ui.state.Browsing;
import com.thaloco.releaseconsole.ui.state.ObjectInspection;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Someone stores a file, sets headers, and takes a copy of what is in sight. */
@Tag("slow")
class BucketStoreTest extends AtTheBucket {
  private static final ManifestRules MANIFEST =
      new ManifestRules("manifest.json", "releases", "latest_stable", Optional.empty());

  @Test
  void aFileIsUploadedAndItsHeadersAreSet() throws IOException {
    Path page = Files.writeString(dir.resolve("index.html"), "<h1>Releases</h1>\n");
    opens();
    person.sees("23 objects");
    Studio.onFx(() -> {
      studio.window().paths().answerFiles(title -> Optional.of(page));
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
  void whatLiesOutsideThePrefixIsSeenAndSaved() throws IOException {
    Path other = file("").resolveSibling("other-project");
    Files.writeString(Files.createDirectories(other).resolve("notes.txt"), "theirs");
    Path folder = Files.createDirectories(dir.resolve("saved"));
    opens();
    Studio.onFx(() -> {
      studio.window().paths().answerFolders(title -> Optional.of(folder));
      return true;
    });
    person.clicks("outside-open").sees("other-project/notes.txt");
    person.reads("other-project/notes.txt").clicks("outside-save");
    Path saved = folder.resolve("other-project/notes.txt");
    Studio.await("it is saved", Duration.ofSeconds(150), () -> Files.exists(saved));
    assertThat(saved).hasContent("theirs");
  }

  @Test
  void eachManifestOfThePastSaysWhatItChangedAndComesBackBehindAPlan() throws IOException {
    Manifest now = Manifest.parse(Files.readAllBytes(file("manifest.json")), MANIFEST);
    String kept = keeps(now.without(new ReleaseVersion("v0.1.6")), 2);
    var _ =
        keeps(now.without(new ReleaseVersion("v0.1.6")).without(new ReleaseVersion("v0.1.5")), 1);
    opens();
    person.reads("manifest.json").canSoonPress("way-history").clicks("way-history");
    person.seesIn("manifest-history", "v0.1.6 was added").sees("v0.1.5 was added");
    person.clicks("restore-" + kept.substring(0, 8)).sees("Restore history/manifest-");
  }

  /** Keeps a manifest as a cut does; gives its hash. */
  private String keeps(Manifest manifest, int hour) throws IOException {
    Instant written = Instant.parse("2026-01-01T0%d:00:00Z".formatted(hour));
    String sha256 = Hashes.sha256(manifest.bytes());
    Path kept = file(KeptManifests.key(written, sha256));
    Files.createDirectories(kept.getParent());
    Files.write(kept, manifest.bytes());
    return sha256;
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
