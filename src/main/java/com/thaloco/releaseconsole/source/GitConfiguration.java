package com.thaloco.releaseconsole.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;

/**
 * The user's own git configuration (system, {@code $HOME}, XDG, environment), as git reads it for a
 * working tree: with {@code include} and {@code includeIf}. What the repository's own {@code
 * .git/config} says is not part of it, because whoever packed the repository wrote that.
 *
 * @param own the user's values
 * @param foreignFilters names of filter drivers that only the repository's configuration defines
 */
record GitConfiguration(Config own, Set<String> foreignFilters) {
  private static final Set<String> OWN = Set.of("system", "global", "command");
  private static final Path SYSTEM = Path.of("/etc/gitconfig");

  /** One value; where git prints none, {@code true} is meant. */
  private record Entry(String scope, String key, String value) {}

  /** Asks git; without git the files are read, of which {@code includeIf} is not understood. */
  static GitConfiguration of(Path workTree, GitEnvironment surroundings) throws IOException {
    Optional<String> listed =
        GitProgram.ask(
            workTree,
            surroundings.forChildren(),
            "",
            "config",
            "--list",
            "-z",
            "--show-scope",
            "--includes");
    return listed.isPresent()
        ? of(parsed(listed.get()))
        : new GitConfiguration(files(surroundings), Set.of());
  }

  private static GitConfiguration of(List<Entry> entries) {
    Map<String, List<String>> own = new LinkedHashMap<>();
    Set<String> filters = new TreeSet<>();
    for (Entry entry : entries) {
      if (OWN.contains(entry.scope())) {
        own.computeIfAbsent(entry.key(), _ -> new ArrayList<>()).add(entry.value());
      } else if (entry.key().startsWith("filter.")) {
        filters.add(subsection(entry.key()));
      }
    }
    var config = new Config();
    own.forEach((key, values) -> {
      int first = key.indexOf('.');
      int last = key.lastIndexOf('.');
      if (first > 0) {
        config.setStringList(
            key.substring(0, first),
            first == last ? null : subsection(key),
            key.substring(last + 1),
            values);
      }
    });
    filters.removeAll(config.getSubsections("filter"));
    return new GitConfiguration(config, filters);
  }

  private static String subsection(String key) {
    int first = key.indexOf('.');
    int last = key.lastIndexOf('.');
    return first < last ? key.substring(first + 1, last) : "";
  }

  /** The form of {@code -z}: scope, NUL, key, line end, value, NUL. */
  private static List<Entry> parsed(String listed) {
    String[] parts = listed.split("\0", -1);
    var entries = new ArrayList<Entry>();
    for (int i = 0; i + 1 < parts.length; i += 2) {
      int end = parts[i + 1].indexOf('\n');
      entries.add(
          end < 0
              ? new Entry(parts[i], parts[i + 1], "true")
              : new Entry(
                  parts[i], parts[i + 1].substring(0, end), parts[i + 1].substring(end + 1)));
    }
    return entries;
  }

  private static Config files(GitEnvironment surroundings) throws IOException {
    Map<String, String> environment = surroundings.environment();
    String xdg = environment.getOrDefault("XDG_CONFIG_HOME", "");
    Path config = xdg.isEmpty() ? surroundings.home().resolve(".config") : Path.of(xdg);
    String named = environment.getOrDefault("GIT_CONFIG_GLOBAL", "");
    List<Path> files =
        named.isEmpty()
            ? List.of(
                SYSTEM, config.resolve("git/config"), surroundings.home().resolve(".gitconfig"))
            : List.of(SYSTEM, Path.of(named));
    Config above = new Config();
    for (Path file : files) {
      var read = new FileBasedConfig(above, file.toFile(), FS.DETECTED);
      try {
        read.load();
      } catch (ConfigInvalidException e) {
        throw new IOException(e.getMessage(), e);
      }
      above = read;
    }
    return above;
  }

  /** The values of a key such as {@code safe.directory}, in order. */
  List<String> values(String section, String name) {
    return List.of(own.getStringList(section, null, name));
  }

  /**
   * All values of a section as variables that make git see them and no other configuration of the
   * user (git-config, ENVIRONMENT).
   */
  Map<String, String> alone(String section) {
    var variables = new LinkedHashMap<String, String>();
    variables.put("GIT_CONFIG_NOSYSTEM", "1");
    variables.put("GIT_CONFIG_GLOBAL", "/dev/null");
    int count = count(variables, 0, section, null);
    for (String sub : own.getSubsections(section)) {
      count = count(variables, count, section, sub);
    }
    variables.put("GIT_CONFIG_COUNT", Integer.toString(count));
    return variables;
  }

  private int count(
      Map<String, String> variables,
      int from,
      String section,
      @org.jspecify.annotations.Nullable String sub) {
    int count = from;
    Set<String> names =
        sub == null ? own.getNames(section, true) : own.getNames(section, sub, true);
    for (String name : names) {
      for (String value : own.getStringList(section, sub, name)) {
        String middle = sub == null ? "." : "." + sub + ".";
        variables.put("GIT_CONFIG_KEY_" + count, section + middle + name);
        variables.put("GIT_CONFIG_VALUE_" + count, Optional.ofNullable(value).orElse(""));
        count++;
      }
    }
    return count;
  }
}
