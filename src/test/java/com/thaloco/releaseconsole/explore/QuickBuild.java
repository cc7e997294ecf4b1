package com.thaloco.releaseconsole.explore;

import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.process.Command;
import com.thaloco.releaseconsole.process.Exit;
import com.thaloco.releaseconsole.process.Processes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * The project's build command, carried out in this process: it writes a script of two lines, which
 * carries version and commit.
 */
final class QuickBuild implements Processes {
  /** The command of the profile. */
  static final String NAME = "build-quickly";

  @Override
  public Exit run(Command command, Work work) {
    List<String> argv = command.argv();
    if (!argv.getFirst().equals(NAME)) {
      throw new IllegalArgumentException(String.join(" ", argv));
    }
    try {
      Path output = Path.of(argv.get(1));
      Files.writeString(output, "#!/bin/sh\necho %s %s\n".formatted(argv.get(2), argv.get(3)));
      Files.setPosixFilePermissions(output, PosixFilePermissions.fromString("rwxr-xr-x"));
      return new Exit(0, "", List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
