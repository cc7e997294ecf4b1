package com.thaloco.releaseconsole.ui;

import com.thaloco.releaseconsole.rehearsal.RehearsalFolder;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Takes a picture of every screen, light and dark: {@code Pictures FOLDER OUT [SCREEN]...}, where
 * FOLDER is a prepared rehearsal folder.
 */
public final class Pictures {
  private Pictures() {}

  public static void main(String[] args) throws Exception {
    var folder = new RehearsalFolder(Path.of(args[0]));
    Path out = Path.of(args[1]);
    List<ScreenId> wanted =
        args.length > 2
            ? Arrays.stream(args)
                .skip(2)
                .map(s -> ScreenId.valueOf(s.toUpperCase(Locale.ROOT)))
                .toList()
            : List.of(ScreenId.values());
    try (Studio studio = Studio.open(Files.createTempDirectory("settings"))) {
      studio.openRehearsal(folder);
      studio.check();
      for (ScreenId id : wanted) {
        studio.go(id);
        Studio.pause(800);
        for (boolean dark : List.of(false, true)) {
          studio.dark(dark);
          studio.shoot(out.resolve(id.key() + (dark ? "-dark" : "") + ".png"));
        }
        studio.dark(false);
      }
    }
    System.exit(0);
  }
}
