package com.thaloco.releaseconsole.golang;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The environment variables that a program has for itself: what it asks the system for, and names
 * with the same first word, which it may ask for through code of its own.
 */
final class CliEnvironment {
  static final String KIND = "environment variable";

  private static final Pattern NAME = Pattern.compile("([A-Z][A-Z0-9]*_)[A-Z0-9_]*[A-Z0-9]");

  /** Variables that systems and other programs define. */
  private static final Set<String> COMMON =
      Set.of("XDG_", "LC_", "NO_", "HTTP_", "HTTPS_", "DBUS_", "SUDO_", "SSH_", "TERM_", "CI_");

  private final CliCode code;
  private final Values values;

  CliEnvironment(CliCode code, Values values) {
    this.code = code;
    this.values = values;
  }

  void report(CliSymbols.Report report) {
    Set<String> words = new TreeSet<>();
    for (CliCode.Fn fn : code.functions()) {
      for (GoNode call : CliCode.calls(fn.node())) {
        if (CliCode.method(call).matches("Getenv|LookupEnv")) {
          CliCode.arguments(call).stream()
              .flatMap(a -> values.string(a, fn.owner()).stream())
              .map(NAME::matcher)
              .filter(m -> m.matches() && !COMMON.contains(m.group(1)))
              .forEach(m -> words.add(m.group(1)));
        }
      }
    }
    Map<String, List<GoNode>> places = new LinkedHashMap<>();
    for (CliCode.Fn fn : code.functions()) {
      for (GoNode literal : fn.node().find(Literals::isString)) {
        var name = NAME.matcher(Literals.string(literal));
        if (name.matches() && words.contains(name.group(1))) {
          places.computeIfAbsent(name.group(), _ -> new java.util.ArrayList<>()).add(literal);
        }
      }
    }
    places.forEach((name, all) ->
        report.add(KIND, name, "in %d places".formatted(all.size()), all.getFirst()));
  }
}
