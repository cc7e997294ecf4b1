package com.thaloco.releaseconsole.bucket;

import com.thaloco.releaseconsole.flow.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An existing rclone configuration: an INI file, remotes as sections (rclone.org/docs,
 * "Configure"). An environment variable {@code RCLONE_CONFIG_<REMOTE>_<OPTION>} comes before the
 * file.
 */
final class RcloneConfig {
  private static final String NOT_DONE = "The bucket was not asked for anything.";

  private final Path file;
  private final Map<String, Map<String, String>> remotes;
  private final Map<String, String> environment;

  private RcloneConfig(
      Path file, Map<String, Map<String, String>> remotes, Map<String, String> environment) {
    this.file = file;
    this.remotes = remotes;
    this.environment = environment;
  }

  /** Reads the file that rclone itself would read. */
  static RcloneConfig read(Map<String, String> environment) {
    Path file = location(environment);
    try {
      return new RcloneConfig(file, parse(Files.readAllLines(file), file), environment);
    } catch (NoSuchFileException e) {
      throw Problem.input(
              "bucket.rclone-config",
              "There is no rclone configuration at %s.".formatted(file),
              NOT_DONE,
              "Run rclone config, set RCLONE_CONFIG, or name other credentials in the profile.")
          .toException();
    } catch (IOException e) {
      throw Problem.input(
              "bucket.rclone-config",
              "The rclone configuration %s can't be read.".formatted(file),
              NOT_DONE,
              "Make the file readable for you, as UTF-8 text.")
          .with(List.of(e.toString()))
          .toException();
    }
  }

  /** RCLONE_CONFIG, then the XDG folder, then ~/.config, then the place of old versions. */
  private static Path location(Map<String, String> environment) {
    String named = environment.getOrDefault("RCLONE_CONFIG", "");
    if (!named.isEmpty()) {
      return Path.of(named);
    }
    Path home = home(environment);
    String xdg = environment.getOrDefault("XDG_CONFIG_HOME", "");
    Path config = xdg.isEmpty() ? home.resolve(".config") : Path.of(xdg);
    Path usual = config.resolve("rclone").resolve("rclone.conf");
    Path old = home.resolve(".rclone.conf");
    return !Files.exists(usual) && Files.exists(old) ? old : usual;
  }

  /** The home folder of the environment given, not of this process. */
  static Path home(Map<String, String> environment) {
    String home = environment.getOrDefault("HOME", "");
    return Path.of(home.isEmpty() ? System.getProperty("user.home", "/") : home);
  }

  private static Map<String, Map<String, String>> parse(List<String> lines, Path file) {
    var remotes = new LinkedHashMap<String, Map<String, String>>();
    Map<String, String> options = new LinkedHashMap<>();
    for (String raw : lines) {
      String line = raw.strip();
      if (line.startsWith("RCLONE_ENCRYPT_V")) {
        throw Problem.input(
                "bucket.rclone-encrypted",
                "The rclone configuration %s is encrypted.".formatted(file),
                NOT_DONE,
                "Name other credentials in the profile, or write the remote's keys to a credentials"
                    + " file of their own (rclone config show prints them after asking for the"
                    + " password).")
            .toException();
      }
      if (line.isEmpty() || line.startsWith("#") || line.startsWith(";")) {
        continue;
      }
      if (line.startsWith("[") && line.endsWith("]")) {
        options = new LinkedHashMap<>();
        remotes.put(line.substring(1, line.length() - 1).strip(), options);
        continue;
      }
      int equals = line.indexOf('=');
      if (equals > 0) {
        options.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
      }
    }
    return remotes;
  }

  /** The names of all remotes. */
  List<String> names() {
    return List.copyOf(remotes.keySet());
  }

  /** The options of one remote. */
  Remote remote(String name) {
    String plain = name.endsWith(":") ? name.substring(0, name.length() - 1) : name;
    Map<String, String> options = remotes.get(plain);
    if (options == null) {
      throw Problem.input(
              "bucket.rclone-remote",
              "The rclone configuration %s has no remote '%s'.".formatted(file, plain),
              NOT_DONE,
              "Name one of its remotes under bucket.credentials.rclone_remote in the profile: %s."
                  .formatted(
                      remotes.isEmpty() ? "there is none" : String.join(", ", remotes.keySet())))
          .toException();
    }
    return new Remote(plain, options);
  }

  /** One remote of the file. */
  final class Remote {
    private final String name;
    private final Map<String, String> options;

    private Remote(String name, Map<String, String> options) {
      this.name = name;
      this.options = options;
    }

    /** An option as rclone would see it; empty if it has no value. */
    Optional<String> option(String key) {
      String variable =
          "RCLONE_CONFIG_%s_%s".formatted(name.replace('-', '_'), key).toUpperCase(Locale.ROOT);
      return Optional.ofNullable(environment.get(variable))
          .or(() -> Optional.ofNullable(options.get(key)))
          .filter(value -> !value.isBlank());
    }

    /** For people. */
    String origin() {
      return "the rclone remote '%s' in %s".formatted(name, file);
    }
  }
}
