package com.thaloco.releaseconsole.ui.shell;

import java.io.InputStream;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.scene.image.Image;
import javafx.stage.Stage;

/** The program's icon in the sizes that desktops ask for. */
final class AppIcon {
  private AppIcon() {}

  static void of(Stage stage) {
    IntStream.of(16, 32, 48, 128, 256)
        .mapToObj(size -> "/icons/release-console-%d.png".formatted(size))
        .forEach(name -> {
          InputStream png = Objects.requireNonNull(AppIcon.class.getResourceAsStream(name), name);
          stage.getIcons().add(new Image(png));
        });
  }
}
