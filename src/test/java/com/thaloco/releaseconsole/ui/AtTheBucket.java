package com.thaloco.releaseconsole.ui;

import com.thaloco.releaseconsole.audit.TreeRow;
import com.thaloco.releaseconsole.bucket.FaultyProxy;
import com.thaloco.releaseconsole.rehearsal.CheapRehearsal;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TreeTableView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A small real bucket, and someone before its section of the window. */
abstract class AtTheBucket {
  @TempDir Path dir = Path.of("");
  CheapRehearsal world;
  Studio studio;
  Person person;

  @BeforeEach
  void open() throws IOException {
    world = CheapRehearsal.inFolder(Files.createDirectories(dir.resolve("rehearsal")));
    studio = Studio.unpainted(dir.resolve("settings"));
    person = new Person(studio);
  }

  @AfterEach
  void close() {
    studio.close();
    world.close();
  }

  void opens() {
    Studio.onFx(() -> {
      studio.window().openProject(world.folder().repository());
      return true;
    });
    Studio.await(
        "the project is open", Duration.ofSeconds(150), () -> studio.window().model().isPresent());
    studio.go(ScreenId.BUCKET);
  }

  Path file(String key) {
    return world.folder().bucket().resolve("banger-releases/banger").resolve(key);
  }

  /** A proxy before the profile's server. */
  FaultyProxy proxied() throws IOException {
    FaultyProxy proxy = FaultyProxy.before(world.s3());
    Path profile = world.folder().profile();
    Files.writeString(
        profile,
        Files.readString(profile).replace("endpoint: " + world.s3(), "endpoint: " + proxy.uri()));
    return proxy;
  }

  void settles() {
    Studio.pause(60);
    Studio.await(
        "all is observed", Duration.ofSeconds(60), () -> studio.modelNow().worker().isIdle());
  }

  void commit() throws IOException {
    Path repository = world.folder().repository();
    Files.writeString(repository.resolve("README.md"), "More.\n");
    var rig = new Rig(studio);
    rig.git("commit", "-qam", "Say more");
    String head = rig.git("rev-parse", "HEAD").strip();
    Studio.await(
        "the window has noticed",
        Duration.ofSeconds(60),
        () -> studio.modelNow().commitProperty().get().equals(head));
  }

  @SuppressWarnings("unchecked")
  TreeTableView<TreeRow> table() {
    return (TreeTableView<TreeRow>) studio.stage().getScene().lookup("#object-table");
  }

  /** The menu of the right button, once what it offers can be done. */
  void choosesInMenu(String id) {
    Studio.await(
        id + " can be chosen",
        Duration.ofSeconds(60),
        () -> item(id).filter(item -> !item.isDisable()).isPresent());
    Studio.onFx(() -> {
      item(id).orElseThrow().fire();
      return true;
    });
  }

  private Optional<MenuItem> item(String id) {
    return table().getContextMenu().getItems().stream()
        .filter(item -> id.equals(item.getId()))
        .findFirst();
  }
}
