package com.thaloco.releaseconsole.flow;

import java.nio.file.Path;
import java.util.Map;

/** This program's folders among those of a user (XDG Base Directory Specification). */
public enum BaseFolder {
  CACHE("XDG_CACHE_HOME", ".cache"),
  CONFIG("XDG_CONFIG_HOME", ".config"),
  STATE("XDG_STATE_HOME", ".local/state");

  private final String variable;
  private final String usual;

  BaseFolder(String variable, String usual) {
    this.variable = variable;
    this.usual = usual;
  }

  /** The program's own folder; a variable that is no absolute path is ignored. */
  public Path own(Map<String, String> environment) {
    Path set = Path.of(environment.getOrDefault(variable, ""));
    Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
    return (set.isAbsolute() ? set : home.resolve(usual)).resolve("release-console");
  }
}
