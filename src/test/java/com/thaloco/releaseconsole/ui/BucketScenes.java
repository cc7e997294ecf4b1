package com.thaloco.releaseconsole.ui;

import atlantafx.base.controls.ToggleLabel;
import com.thaloco.releaseconsole.bucket.FaultyProxy;
import com.thaloco.releaseconsole.ui.bucket.ObjectTable;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;

/** The section Bucket. */
final class BucketScenes {
  private static final Duration PATIENCE = Duration.ofSeconds(150);
  private static final String TARBALL = "v0.1.6/banger-v0.1.6-linux-amd64.tar.gz";

  private static Optional<Gate> audit = Optional.empty();

  private BucketScenes() {}

  static List<PictureScene> all() {
    return List.of(
        new PictureScene("bucket", BucketScenes::listed),
        new PictureScene(
            "bucket-healthy",
            studio -> {
              audited(studio);
              choose(studio, "manifest.json");
            }),
        new PictureScene(
            "bucket-text",
            studio -> {
              choose(studio, "manifest.json");
              toggle(studio, "way-text");
            }),
        new PictureScene(
            "bucket-tarball",
            studio -> {
              choose(studio, TARBALL);
              Studio.onFx(() -> {
                TableView<?> members = (TableView<?>) node(studio, "members");
                members.getSelectionModel().select(0);
                return true;
              });
            }),
        new PictureScene("bucket-sums", studio -> choose(studio, "v0.1.6/SHA256SUMS")),
        new PictureScene("bucket-signature", studio -> choose(studio, "v0.1.6/SHA256SUMS.sig")),
        new PictureScene("bucket-installer", studio -> choose(studio, "install.sh")),
        new PictureScene(
            "bucket-figures",
            studio -> {
              toggle(studio, "figure-gap");
              choose(studio, "v0.1.5/");
            }),
        new PictureScene(
            "bucket-times",
            studio -> {
              HistoryScenes.cut(studio);
              listed(studio);
              Studio.onFx(() -> {
                studio.modelNow().browsing().list();
                return true;
              });
              toggle(studio, "figure-time");
              Studio.pause(1500);
            }),
        new PictureScene("bucket-times-table", studio -> toggle(studio, "figures-table")),
        new PictureScene(
            "bucket-upload",
            studio -> {
              Studio.onFx(() -> {
                Path page =
                    Files.writeString(Files.createTempDirectory("page").resolve("index.html"), "x");
                studio.window().paths().answerFiles(title -> Optional.of(page));
                return true;
              });
              press(studio, "upload");
            }),
        new PictureScene(
            "bucket-upload-plan",
            studio -> {
              press(studio, "store-plan");
              Studio.pause(2500);
            }),
        new PictureScene(
            "bucket-outside",
            studio -> {
              close(studio);
              press(studio, "outside-open");
              Studio.pause(1500);
            }),
        new PictureScene(
            "bucket-manifest-history",
            studio -> {
              close(studio);
              choose(studio, "manifest.json");
              toggle(studio, "way-history");
            }),
        new PictureScene(
            "bucket-large",
            studio -> {
              choose(studio, "manifest.json");
              press(studio, "larger");
            }),
        new PictureScene(
            "bucket-headers",
            studio -> {
              close(studio);
              press(studio, "headers");
            }),
        new PictureScene(
            "bucket-set-headers",
            studio -> {
              close(studio);
              choose(studio, "install.sh");
              Studio.onFx(() -> {
                ((ObjectTable) node(studio, "object-table"))
                    .getContextMenu().getItems().stream()
                        .filter(item -> "menu-headers".equals(item.getId()))
                        .forEach(MenuItem::fire);
                return true;
              });
              Studio.pause(1500);
            }),
        new PictureScene(
            "bucket-latest",
            studio -> {
              close(studio);
              choose(studio, "v0.1.5/");
              press(studio, "change-button");
              Studio.pause(2500);
            }),
        new PictureScene(
            "bucket-trouble",
            studio -> {
              close(studio);
              orphan(studio);
              audited(studio);
              choose(studio, "");
              toggle(studio, "show-trouble");
            }),
        new PictureScene("home-audited", studio -> studio.go(ScreenId.HOME)),
        new PictureScene(
            "recover-audited",
            studio -> studio.go(ScreenId.RECOVER),
            studio -> studio.go(ScreenId.BUCKET)),
        new PictureScene(
            "bucket-remove",
            studio -> {
              toggle(studio, "show-all");
              choose(studio, "v0.1.7-test/banger-v0.1.7-test-linux-amd64.tar.gz");
              press(studio, "change-button");
              Studio.pause(2500);
            }),
        new PictureScene("bucket-outdated", BucketScenes::outdated),
        new PictureScene("bucket-copying", BucketScenes::copying),
        new PictureScene("bucket-auditing", BucketScenes::auditing),
        new PictureScene(
            "bucket-narrow",
            studio -> {
              close(studio);
              studio.size(1024, 700);
              Studio.pause(400);
            }),
        new PictureScene(
            "bucket-unreachable",
            studio -> {
              audit.ifPresent(Gate::letGo);
              studio.size(1280, 800);
              Elsewhere.open(studio, "127.0.0.1:1", "");
            }),
        new PictureScene("bucket-otherwise", BucketScenes::otherwise),
        new PictureScene(
            "bucket-denied", studio -> Elsewhere.open(studio, Elsewhere.denying(), "")),
        new PictureScene(
            "bucket-loading", studio -> Elsewhere.open(studio, Elsewhere.silent(), "")),
        new PictureScene("bucket-empty", studio -> Elsewhere.open(studio, "", "nothing")));
  }

  private static void listed(Studio studio) {
    studio.go(ScreenId.BUCKET);
    Studio.await(
        "the bucket is listed",
        PATIENCE,
        () -> studio.window().model().orElseThrow().browsing().asOfProperty().get().isPresent());
  }

  private static void audited(Studio studio) {
    listed(studio);
    var browsing = studio.model().browsing();
    Studio.onFx(() -> {
      browsing.audit();
      return true;
    });
    Studio.await("the audit has ended", PATIENCE, () -> !browsing.auditingProperty().get());
  }

  private static void choose(Studio studio, String path) {
    Studio.onFx(() -> {
      ((ObjectTable) node(studio, "object-table")).choose(path);
      return true;
    });
    Studio.pause(1500);
  }

  private static void toggle(Studio studio, String id) {
    Studio.onFx(() -> {
      if (node(studio, id) instanceof ToggleLabel label) {
        label.setSelected(true);
      } else {
        ((ToggleButton) node(studio, id)).setSelected(true);
      }
      return true;
    });
  }

  private static void press(Studio studio, String id) {
    Studio.onFx(() -> {
      ((Button) node(studio, id)).fire();
      return true;
    });
  }

  private static void close(Studio studio) {
    Studio.onFx(() -> {
      studio.window().closeOverlay();
      return true;
    });
    Studio.pause(400);
  }

  private static Node node(Studio studio, String id) {
    return studio.stage().getScene().getRoot().lookup("#" + id);
  }

  private static Path bucket(Studio studio) {
    return studio
        .model()
        .project()
        .profile()
        .rehearsal()
        .orElseThrow()
        .folder()
        .resolve("bucket/banger-releases/banger");
  }

  private static void list(Studio studio) {
    var browsing = studio.model().browsing();
    Studio.onFx(() -> {
      browsing.list();
      return true;
    });
    Studio.await("it is listed again", PATIENCE, () -> !browsing.listingProperty().get());
  }

  /** Two objects by hand since the audit: a large one, and one whose key is long. */
  private static void outdated(Studio studio) {
    close(studio);
    try (var large = new RandomAccessFile(bucket(studio).resolve("large.bin").toFile(), "rw")) {
      large.setLength(70_000_000);
      Path deep = bucket(studio).resolve("some/where/deep/below/all/other/folders/of/this/bucket");
      Files.createDirectories(deep);
      Files.writeString(deep.resolve("a-name-" + "that-does-not-end-".repeat(8) + ".txt"), "text");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    list(studio);
    choose(studio, "");
    choose(
        studio,
        "some/where/deep/below/all/other/folders/of/this/bucket/a-name-"
            + "that-does-not-end-".repeat(8)
            + ".txt");
  }

  /** Half of the large object has come, for its hash and for a copy. */
  private static void copying(Studio studio) {
    choose(studio, "large.bin");
    Studio.pause(2000);
    Pictures.proxy()
        .next(
            2,
            "GET /banger-releases/banger/large.bin",
            new FaultyProxy.Fault.StallDownload(35_000_000));
    try {
      Path copies = Files.createTempDirectory("copies");
      studio.window().paths().answerFolders(title -> Optional.of(copies));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    press(studio, "hash-now");
    press(studio, "save");
    Studio.pause(4000);
  }

  private static void auditing(Studio studio) {
    var browsing = studio.model().browsing();
    Studio.onFx(() -> {
      browsing.stopAll();
      return true;
    });
    audit =
        Optional.of(
            Gate.before(Pictures.proxy(), "GET /banger-releases/banger/v0.1.3/banger-v0.1.3"));
    choose(studio, "v0.1.5/");
    press(studio, "audit");
    Studio.pause(3000);
  }

  /** The public side has a server that refuses. */
  private static void otherwise(Studio studio) {
    Elsewhere.open(studio, "", "");
    choose(studio, "install.sh");
  }

  /** What someone uploaded by hand a month ago, and forgot. */
  private static void orphan(Studio studio) {
    Path bucket = bucket(studio);
    try {
      Path file = bucket.resolve("v0.1.7-test/banger-v0.1.7-test-linux-amd64.tar.gz");
      Files.createDirectories(file.getParent());
      Files.copy(bucket.resolve(TARBALL), file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(30))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
