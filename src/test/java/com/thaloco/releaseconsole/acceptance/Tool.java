package com.thaloco.releaseconsole.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs programs that are not ours: git, openssl, sha256sum, tar. */
record Tool(Path directory) {
  static Tool here() {
    return in(Path.of("").toAbsolutePath());
  }

  static Tool in(Path directory) {
    return new Tool(directory);
  }

  /** The environment that every program of these tests has: no one's settings or secrets. */
  static Map<String, String> environment() {
    var some = new HashMap<String, String>();
    for (String name : List.of("PATH", "HOME", "GOCACHE", "GOFLAGS", "GOPROXY", "XDG_CACHE_HOME")) {
      String value = System.getenv(name);
      if (value != null) {
        some.put(name, value);
      }
    }
    some.put("LANG", "C.UTF-8");
    some.put("GIT_CONFIG_GLOBAL", "/dev/null");
    some.put("GIT_CONFIG_NOSYSTEM", "1");
    return some;
  }

  Program.Ended tryRun(String... command) {
    Program program =
        Program.start(directory, environment(), List.of(command), (running, line) -> {});
    program.endInput();
    return program.await();
  }

  /** Runs, expects 0, and gives the output without its last line end. */
  String run(String... command) {
    Program.Ended ended = tryRun(command);
    assertThat(ended.exit()).as("%s: %s", List.of(command), ended).isZero();
    return ended.text();
  }
}
