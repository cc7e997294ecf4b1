package com.thaloco.releaseconsole.cli;

import com.thaloco.releaseconsole.setup.SettingsFolder;
import com.thaloco.releaseconsole.update.Installation;
import com.thaloco.releaseconsole.update.NewerVersion;
import java.io.Console;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One line at the end of a command on a terminal, where a newer version is known. */
public final class UpdateNotice {
  private final NewerVersion version;

  private UpdateNotice(NewerVersion version) {
    this.version = version;
  }

  /**
   * Asks beside the command, once a day; the answer is for the next one. Empty without a terminal,
   * where it is turned off, and for what is no installed release.
   */
  public static Optional<UpdateNotice> begin(String[] args, Map<String, String> environment) {
    if (Optional.ofNullable(System.console()).filter(Console::isTerminal).isEmpty()
        || List.of(args).contains("--json")) {
      return Optional.empty();
    }
    Optional<NewerVersion> version =
        NewerVersion.of(
            BuildVersion.version(),
            Optional.ofNullable(System.getProperty(Installation.HOME)),
            environment,
            SettingsFolder.folder(environment));
    version.ifPresent(known -> known.ask(() -> {}));
    return version.map(UpdateNotice::new);
  }

  /** Says it. */
  public void print(PrintStream err) {
    version
        .known()
        .ifPresent(newer ->
            err.printf(
                "%s is available: release-console update (%s=off hides this)%n",
                newer, NewerVersion.VARIABLE));
  }
}
