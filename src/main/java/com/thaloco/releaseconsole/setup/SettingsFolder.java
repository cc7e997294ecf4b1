package com.thaloco.releaseconsole.setup;

import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.BaseFolder;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Remedy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the user's own settings lie (docs/command-line.md, Folders). */
public final class SettingsFolder {
  private SettingsFolder() {}

  /** The folder of the settings. */
  public static Path folder(Map<String, String> environment) {
    return BaseFolder.CONFIG.own(environment);
  }

  /** The signing key: the one asked for, the environment's, else the profile's or settings'. */
  public static Optional<Path> key(
      Optional<Path> asked, Map<String, String> environment, Optional<Path> named) {
    return asked
        .or(() ->
            Optional.ofNullable(environment.get("RELEASE_CONSOLE_KEY"))
                .filter(path -> !path.isBlank())
                .map(Path::of))
        .or(() -> named);
  }

  /** Why nothing can be signed where no key is named. */
  public static Problem noKey() {
    return new Problem(
        "key.none",
        Problem.Kind.KEY_LOCKED,
        "No signing key is named.",
        "Nothing was signed.",
        Remedy.text("Name the key file in the settings")
            .aside(new Action.Option("trust.key, --key FILE or RELEASE_CONSOLE_KEY"))
            .then("."),
        List.of());
  }
}
