package com.thaloco.releaseconsole.process;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.profile.SecretVariables;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a child process is given (docs/rules.md, Building): PATH, HOME, LANG, TZ=UTC, Go's cache and
 * proxy variables, the ssh agent and what the profile names. Secrets of the console never pass, not
 * even when the profile names them. What would change the build behind the profile's back does not
 * pass unnamed: {@code GOFLAGS}, and the settings that {@code go env -w} wrote ({@code GOENV}).
 */
public sealed interface ChildEnvironment {
  /** The whole environment of a child, by name. */
  record Given(Map<String, String> variables) implements ChildEnvironment {
    public Given {
      variables = Map.copyOf(variables);
    }
  }

  /** The profile names variables that may hold a secret of the console. */
  record Forbidden(Problem problem) implements ChildEnvironment {}

  /** Names that every child gets where our own environment has them. */
  List<String> ALWAYS =
      List.of(
          "PATH",
          "HOME",
          "LANG",
          "GOCACHE",
          "GOMODCACHE",
          "GOPATH",
          "GOPROXY",
          "GONOPROXY",
          "GOSUMDB",
          "GONOSUMDB",
          "GOPRIVATE",
          "GOINSECURE",
          "SSH_AUTH_SOCK");

  /**
   * @param own the console's own environment
   * @param named the names that the profile passes on
   * @param fixed variables with values that the profile sets; they win
   */
  static ChildEnvironment of(
      Map<String, String> own, Collection<String> named, Map<String, String> fixed) {
    var forbidden = new TreeSet<String>();
    named.stream().filter(ChildEnvironment::isSecret).forEach(forbidden::add);
    fixed.keySet().stream().filter(ChildEnvironment::isSecret).forEach(forbidden::add);
    if (!forbidden.isEmpty()) {
      return new Forbidden(
          Problem.input(
              "process.secret-named",
              "The profile gives %s to child processes, which may hold the key's password or the bucket's credentials."
                  .formatted(String.join(", ", forbidden)),
              "No child process was started.",
              "Take the name out of the profile's environment."));
    }
    var given = new TreeMap<String, String>();
    given.put("LANG", "C.UTF-8"); // where we have none ourselves
    for (Collection<String> names : List.of(ALWAYS, named)) {
      for (String name : names) {
        if (own.containsKey(name)) {
          given.put(name, own.get(name));
        }
      }
    }
    // Go would look for its cache under a variable that a child does not get.
    if (!given.containsKey("GOCACHE") && own.getOrDefault("XDG_CACHE_HOME", "").startsWith("/")) {
      given.put("GOCACHE", own.get("XDG_CACHE_HOME") + "/go-build");
    }
    if (!named.contains("GOENV")) {
      given.put("GOENV", "off");
    }
    given.putAll(Proxies.forChildren(own));
    given.put("TZ", "UTC");
    given.putAll(fixed);
    return new Given(given);
  }

  /** What {@link #of} gives, for callers whose profile was read and checked before. */
  default Map<String, String> orThrow() {
    return switch (this) {
      case Given given -> given.variables();
      case Forbidden forbidden -> throw forbidden.problem().toException();
    };
  }

  /** Whether a variable of that name may never reach a child. */
  static boolean isSecret(String name) {
    return SecretVariables.holds(name);
  }
}
