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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An existing rclone configuration: an INI file, remotes as sections (rclone.org/docs,
 * "Configure"), which may be encrypted. An environment variable {@code
 * RCLONE_CONFIG_<REMOTE>_<OPTION>} comes before the file, and a remote may have no file at all.
 */
final class RcloneConfig {
  private static final Pattern TYPE = Pattern.compile("RCLONE_CONFIG_([A-Z0-9_]+)_TYPE");
  private static final String NOT_DONE = "No request was sent to the bucket.";

  private final Path file;
  private final Map<String, Map<String, String>> remotes;
  private final Map<String, String> environment;

  private RcloneConfig(
      Path file, Map<String, Map<String, String>> remotes, Map<String, String> environment) {
    this.file = file;
    this.remotes = remotes;
    this.environment = environment;
  }

  /** Reads the file that rclone itself would read; without it there are only variables. */
  static RcloneConfig read(Map<String, String> environment) {
    Path file = location(environment);
    try {
      return new RcloneConfig(
          file, parse(RcloneFile.lines(file, Files.readString(file), environment)), environment);
    } catch (NoSuchFileException e) {
      return new RcloneConfig(file, Map.of(), environment);
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

  private static Map<String, Map<String, String>> parse(List<String> lines) {
    var remotes = new LinkedHashMap<String, Map<String, String>>();
    Map<String, String> options = new LinkedHashMap<>();
    for (String raw : lines) {
      String line = raw.strip();
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

  /** The names of all remotes: of the file, and of variables in small letters, as rclone has it. */
  List<String> names() {
    return Stream.concat(
            remotes.keySet().stream(),
            environment.keySet().stream()
                .map(TYPE::matcher)
                .filter(Matcher::matches)
                .map(name -> name.group(1).toLowerCase(Locale.ROOT)))
        .distinct()
        .toList();
  }

  /** The options of one remote. */
  Remote remote(String name) {
    String plain = name.endsWith(":") ? name.substring(0, name.length() - 1) : name;
    Map<String, String> options = remotes.get(plain);
    if (options != null) {
      return new Remote(plain, options, "the rclone remote '%s' in %s".formatted(plain, file));
    }
    var named =
        new Remote(
            plain, Map.of(), "the rclone remote '%s' in %s*".formatted(plain, variable(plain, "")));
    if (named.option("type").isPresent()) {
      return named;
    }
    List<String> names = names();
    throw Problem.input(
            "bucket.rclone-remote",
            Files.exists(file)
                ? "The rclone configuration %s has no remote '%s'.".formatted(file, plain)
                : "There is no rclone remote '%s': %s does not exist, and %s is not set."
                    .formatted(plain, file, variable(plain, "type")),
            NOT_DONE,
            names.isEmpty()
                ? "Make it with \"rclone config\", or name other credentials in the profile."
                : "Name one of these remotes under bucket.credentials.rclone_remote in the profile: %s."
                    .formatted(String.join(", ", names)))
        .toException();
  }

  private static String variable(String remote, String option) {
    return "RCLONE_CONFIG_%s_%s"
        .formatted(remote, option)
        .replace('-', '_')
        .toUpperCase(Locale.ROOT);
  }

  /** One remote. */
  final class Remote {
    private final String name;
    private final Map<String, String> options;
    private final String origin;

    private Remote(String name, Map<String, String> options, String origin) {
      this.name = name;
      this.options = options;
      this.origin = origin;
    }

    /** An option as rclone would see it; empty if it has no value. */
    Optional<String> option(String key) {
      return Optional.ofNullable(environment.get(variable(name, key)))
          .or(() -> Optional.ofNullable(options.get(key)))
          .filter(value -> !value.isBlank());
    }

    /** For people. */
    String origin() {
      return origin;
    }
  }
}
