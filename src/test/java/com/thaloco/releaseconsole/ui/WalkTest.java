package com.thaloco.releaseconsole.ui;

import com.thaloco.releaseconsole.Tools;
import com.thaloco.releaseconsole.rehearsal.RehearsalFolder;
import java.nio.file.Path;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window walks a whole release of the sample project, against a real bucket and real git. */
@Tag("slow")
class WalkTest {
  @TempDir private Path settings = Path.of("");

  @Test
  void aReleaseIsCutByMouseFromTheFirstScreenToTheReceipt() {
    walks(walk -> {
      Path folder = walk.byMouse();
      walk.looksBack();
      return folder;
    });
  }

  @Test
  void aReleaseIsCutByKeyboardAloneFromTheFirstScreenToTheReceipt() {
    walks(Walk::byKeyboard);
  }

  private void walks(Function<Walk, Path> way) {
    Tools.need("git", "go", "make", "openssl", "bash", "curl");
    try (var watch = new FxWatch()) {
      try (Studio studio = Studio.open(settings)) {
        new ReleaseTraces(new RehearsalFolder(way.apply(new Walk(studio)))).released();
      }
      watch.assertOnlyPainted();
    }
  }
}
