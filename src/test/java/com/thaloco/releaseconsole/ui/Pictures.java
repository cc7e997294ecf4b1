package com.thaloco.releaseconsole.ui;

import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.process.LocalProcesses;
import com.thaloco.releaseconsole.rehearsal.RehearsalFolder;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Takes a picture of every screen, light and dark: {@code Pictures OUT [SCREEN]...}. It prepares a
 * rehearsal of its own.
 */
public final class Pictures {
  private Pictures() {}

  public static void main(String[] args) throws Exception {
    Path out = Path.of(args[0]);
    RehearsalFolder folder =
        RehearsalFolder.prepare(
            Files.createTempDirectory("rehearsal"),
            OptionalInt.empty(),
            new LocalProcesses(),
            System.getenv(),
            Run.of(event -> {}).at(new StepId("prepare")));
    List<ScreenId> wanted =
        args.length > 1
            ? Arrays.stream(args)
                .skip(1)
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
