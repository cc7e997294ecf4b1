package com.thaloco.releaseconsole.ui.shell;

import com.thaloco.releaseconsole.process.ChildEnvironment;
import java.io.IOException;
import java.nio.file.Path;

/** Opens a file with the desktop's own program for it. */
final class ExternalFile {
  private ExternalFile() {}

  /** Starts the program and does not wait for its end; no secret of ours is in its environment. */
  static boolean open(Path file) throws IOException {
    var opener = new ProcessBuilder("xdg-open", file.toString()).inheritIO();
    opener.environment().keySet().removeIf(ChildEnvironment::isSecret);
    return opener.start().isAlive();
  }
}
