package com.thaloco.releaseconsole.cli;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.trust.Password;
import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where the key's password comes from: COSIGN_PASSWORD, which wins even when it is empty, else a
 * prompt on a terminal, else nowhere (docs/command-line.md, Common options).
 */
public final class Passwords {
  private static final String VARIABLE = "COSIGN_PASSWORD";
  private static final Path OWN_ENVIRONMENT = Path.of("/proc/self/environ");

  /** Variables that hold secrets; other AWS_ variables name things. */
  private static final List<String> SECRET =
      List.of(VARIABLE, "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "RCLONE_CONFIG_PASS");

  private static Optional<byte[]> taken = Optional.empty();

  private Passwords() {}

  /**
   * Takes the secrets out of the process's own environment, before the first child is started, and
   * keeps its memory from other processes. What was there is still known to this process.
   */
  public static synchronized void takeFromEnvironment() {
    taken = System.getenv(VARIABLE) == null ? Optional.empty() : raw();
    OwnEnvironment.wipe(SECRET);
    OwnMemory.protect();
  }

  /** The password of a key; the caller closes it. */
  public static Optional<Password> of(String key) {
    return fromEnvironment().or(() -> terminal().flatMap(c -> prompt(c, "Password for " + key)));
  }

  /** The password of a key where no one may be asked; the caller closes it. */
  static Optional<Password> unprompted(String key) {
    return fromEnvironment();
  }

  /**
   * A password for a new key, asked for twice on a terminal.
   *
   * @throws com.thaloco.releaseconsole.flow.ProblemException REFUSED, where the two differ
   */
  public static Optional<Password> forNew(String key) {
    return fromEnvironment().or(() -> terminal().flatMap(c -> twice(c, key)));
  }

  /** COSIGN_PASSWORD byte for byte: the JDK would decode it by the locale and lose some. */
  static synchronized Optional<Password> fromEnvironment() {
    OwnMemory.await();
    String decoded = System.getenv(VARIABLE);
    if (decoded == null) {
      return Optional.empty();
    }
    return taken
        .map(byte[]::clone)
        .or(Passwords::raw)
        .or(() -> Optional.of(decoded.getBytes(StandardCharsets.UTF_8)))
        .map(Password::ofBytes);
  }

  private static Optional<byte[]> raw() {
    byte[] all;
    try {
      all = Files.readAllBytes(OWN_ENVIRONMENT);
    } catch (IOException e) {
      return Optional.empty(); // not Linux, or no /proc
    }
    try {
      return value(all, (VARIABLE + "=").getBytes(StandardCharsets.US_ASCII));
    } finally {
      Arrays.fill(all, (byte) 0);
    }
  }

  private static Optional<byte[]> value(byte[] all, byte[] name) {
    for (int start = 0, end; start < all.length; start = end + 1) {
      end = start;
      while (end < all.length && all[end] != 0) {
        end++;
      }
      int after = start + name.length;
      if (after <= end && Arrays.equals(all, start, after, name, 0, name.length)) {
        return Optional.of(Arrays.copyOfRange(all, after, end));
      }
    }
    return Optional.empty();
  }

  private static Optional<Console> terminal() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal);
  }

  private static Optional<Password> twice(Console console, String key) {
    Optional<Password> first = prompt(console, "Password for the new key " + key);
    if (first.isEmpty()) {
      return first;
    }
    try (Password again =
        prompt(console, "The same again").orElseGet(() -> Password.typed(new char[0]))) {
      if (first.get().isSameAs(again)) {
        return first;
      }
    }
    first.get().close();
    throw Problem.refused(
            "key.passwords-differ",
            "The two passwords differ.",
            "No key was made.",
            "Run the command again.")
        .toException();
  }

  /** What was typed; empty at the end of input. */
  private static Optional<Password> prompt(Console console, String text) {
    OwnMemory.await();
    char[] typed = console.readPassword("%s: ", text);
    return Optional.ofNullable(typed).map(Password::typed);
  }
}
