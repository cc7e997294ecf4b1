package com.thaloco.releaseconsole.ui.shell;

import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.stage.Stage;

/** The program's icon in the sizes that desktops ask for, and with a mark for news. */
final class AppIcon {
  private static final String MARK = "● ";

  private AppIcon() {}

  static void of(Stage stage) {
    stage.getIcons().setAll(plain());
  }

  /** Whether it is marked. */
  static boolean isMarked(Stage stage) {
    return stage.getTitle().startsWith(MARK);
  }

  /** Marks icon and title, or takes the mark away. */
  static void mark(Stage stage, boolean news) {
    if (news != isMarked(stage)) {
      stage.setTitle(news ? MARK + stage.getTitle() : stage.getTitle().substring(MARK.length()));
      stage.getIcons().setAll(news ? plain().stream().map(AppIcon::dotted).toList() : plain());
    }
  }

  private static List<Image> plain() {
    return IntStream.of(16, 32, 48, 128, 256)
        .mapToObj(size -> "/icons/release-console-%d.png".formatted(size))
        .map(name -> {
          InputStream png = Objects.requireNonNull(AppIcon.class.getResourceAsStream(name), name);
          return new Image(png);
        })
        .toList();
  }

  /** With a dot in its upper right corner. */
  private static Image dotted(Image plain) {
    int size = (int) plain.getWidth();
    var image = new WritableImage(plain.getPixelReader(), size, size);
    double radius = size * 0.24;
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        double away = Math.hypot(x + 0.5 - (size - radius), y + 0.5 - radius);
        if (away <= radius) {
          boolean rim = away > radius * 0.8;
          image.getPixelWriter().setColor(x, y, rim ? Color.WHITE : Color.web("#cf222e"));
        }
      }
    }
    return image;
  }
}
