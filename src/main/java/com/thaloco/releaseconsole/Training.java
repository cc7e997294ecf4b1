package com.thaloco.releaseconsole;

import com.thaloco.releaseconsole.cli.CommandLineFace;
import com.thaloco.releaseconsole.cli.Passwords;
import com.thaloco.releaseconsole.process.Carriers;
import com.thaloco.releaseconsole.process.Proxies;
import com.thaloco.releaseconsole.ui.TrainingApp;
import java.util.List;

/**
 * Does what a start of the program does, so that Java writes down which classes that needs: the
 * training run of {@code scripts/aot-cache}. No one else runs it.
 */
final class Training {
  private Training() {}

  /**
   * Starts the window, or runs commands, and ends.
   *
   * @param arguments {@code window SETTINGS}, or {@code commands REPOSITORY} for a sample project
   *     that is served
   */
  public static void main(String[] arguments) {
    Carriers.install();
    Passwords.takeFromEnvironment();
    Proxies.install(System.getenv());
    if (arguments[0].equals("window")) {
      TrainingApp.run(arguments[1]);
    } else {
      commands(arguments[1]);
    }
    System.exit(0); // this is when the classes are written down
  }

  private static void commands(String repository) {
    for (List<String> command :
        List.of(
            List.of("--help"),
            List.of("advise", "--repo", repository),
            List.of("check", "--repo", repository, "--version", "v0.1.7"),
            List.of("check", "--repo", repository, "--version", "v0.1.7", "--json"),
            List.of("recover", "--repo", repository))) {
      CommandLineFace.run(command.toArray(String[]::new), System.out, System.err);
    }
  }
}
