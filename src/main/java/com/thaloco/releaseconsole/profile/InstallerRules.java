package com.thaloco.releaseconsole.profile;

import java.util.List;
import java.util.Map;

/**
 * The install script (docs/rules.md, What ships in a release).
 *
 * @param path in the repository
 * @param key of the object
 * @param run how Verify runs the served script unprivileged: the command, in which {@code {script}}
 *     and {@code {prefix}} are filled in; empty: it is not run
 * @param environment of that run, with {@code {prefix}} filled in
 * @param reports the command that makes what was installed say its version
 */
public record InstallerRules(
    String path,
    String key,
    List<String> run,
    Map<String, String> environment,
    List<String> reports) {
  public InstallerRules {
    run = List.copyOf(run);
    environment = Map.copyOf(environment);
    reports = List.copyOf(reports);
  }
}
