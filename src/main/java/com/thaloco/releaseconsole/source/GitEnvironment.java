package com.thaloco.releaseconsole.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What of the user's machine git may see: the home folder (ssh keys, known hosts) and the variables
 * that git, its credential helpers and its filters need. Everything else stays here, because our
 * own environment may hold the key's password and the bucket's credentials.
 *
 * @param user the number of the user who runs this program; -1 where there is none
 */
record GitEnvironment(Path home, Map<String, String> environment, long user) {
  private static final Path SELF = Path.of("/proc/self/status");

  private static final List<String> NAMES =
      List.of(
          "PATH",
          "HOME",
          "USER",
          "LOGNAME",
          "LANG",
          "LC_ALL",
          "LC_CTYPE",
          "TMPDIR",
          "DISPLAY",
          "WAYLAND_DISPLAY",
          "DBUS_SESSION_BUS_ADDRESS",
          "SSH_AUTH_SOCK",
          "GNUPGHOME",
          "GPG_TTY",
          "PASSWORD_STORE_DIR",
          "GH_TOKEN",
          "GITHUB_TOKEN",
          "GH_CONFIG_DIR",
          "SSL_CERT_FILE",
          "SSL_CERT_DIR",
          "http_proxy",
          "https_proxy",
          "no_proxy",
          "all_proxy",
          "HTTP_PROXY",
          "HTTPS_PROXY",
          "NO_PROXY",
          "ALL_PROXY");
  private static final List<String> PREFIXES =
      List.of("XDG_", "GCM_", "GIT_CONFIG", "GIT_SSL_", "GIT_LFS_");

  GitEnvironment {
    environment = Map.copyOf(environment);
  }

  GitEnvironment(Path home, Map<String, String> environment) {
    this(home, environment, thisUser());
  }

  /** Those of this program, reduced to what git may have. */
  static GitEnvironment ofThisProcess() {
    Map<String, String> own = System.getenv();
    return new GitEnvironment(
        Path.of(own.getOrDefault("HOME", System.getProperty("user.home"))), own);
  }

  /** The number of a file's owner; -1 where the file system has none. */
  static long owner(Path path) throws IOException {
    try {
      return ((Number) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS)).longValue();
    } catch (UnsupportedOperationException | IllegalArgumentException e) {
      return -1;
    }
  }

  /** Who this process acts as. The owner of its files in /proc says that no longer. */
  private static long thisUser() {
    try {
      return Files.readAllLines(SELF).stream()
          .filter(line -> line.startsWith("Uid:"))
          .map(line -> line.split("\\s+")[2]) // real, effective, saved, of the file system
          .mapToLong(Long::parseLong)
          .findFirst()
          .orElse(-1);
    } catch (IOException e) {
      return ownerOfNewFile(); // not Linux
    }
  }

  private static long ownerOfNewFile() {
    try {
      Path file = Files.createTempFile("owner", "");
      try {
        return owner(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      return -1;
    }
  }

  /** The whole environment of a child of git; it never asks a person anything. */
  Map<String, String> forChildren() {
    var given = new TreeMap<String, String>();
    environment.forEach((name, value) -> {
      if (NAMES.contains(name) || PREFIXES.stream().anyMatch(name::startsWith)) {
        given.put(name, value);
      }
    });
    given.put("GIT_TERMINAL_PROMPT", "0");
    given.put("GIT_ASKPASS", "");
    given.put("SSH_ASKPASS", "");
    given.put("GCM_INTERACTIVE", "never");
    return given;
  }

  /** The socket of the user's ssh agent. */
  Optional<String> agentSocket() {
    return Optional.ofNullable(environment.get("SSH_AUTH_SOCK")).filter(s -> !s.isEmpty());
  }
}
