package com.thaloco.releaseconsole.ui;

import com.thaloco.releaseconsole.rehearsal.CheapRehearsal;
import com.thaloco.releaseconsole.rehearsal.RehearsalFolder;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rehearsals are among the recent projects, and are served again by whoever opens one there. */
@Tag("slow")
class RecentStoryTest {
  @TempDir private Path dir = Path.of("");

  @Test
  void aRecentRehearsalIsOpenedByMouseFromTheMenuAndByKeyboardFromTheStart() throws IOException {
    RehearsalFolder folder = notServed();
    Path settings = dir.resolve("settings");
    try (var watch = new FxWatch()) {
      try (Studio studio = Studio.open(settings)) {
        Studio.onFx(() -> {
          studio.window().openRecent(folder.repository());
          return true;
        });
        Person person = new Person(studio).seesIn("releases", "v0.1.6");
        person.chooses("project-menu", "recent-0"); // whose server has the port until it has ended
        person.misses("v0.1.6").seesIn("releases", "v0.1.6").sees("Rehearsal");
      }
      try (Studio studio = Studio.open(settings)) {
        Person person = new Person(studio);
        person.sees("Rehearsal in " + folder.root()).tabsTo("recent-0").presses(KeyCode.ENTER);
        person.seesScreen(ScreenId.HOME).seesIn("releases", "v0.1.6").sees("Rehearsal");
      }
    }
  }

  private RehearsalFolder notServed() throws IOException {
    try (CheapRehearsal made = CheapRehearsal.inFolder(dir.resolve("r"))) {
      return made.folder();
    }
  }
}
