package com.thaloco.releaseconsole.profile;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which variables of our own environment a profile or settings may name, and for what. */
public final class SecretVariables {
  /** What the name of a forge token's variable begins with: a secret that is there to be sent. */
  public static final String TOKEN = "RELEASE_CONSOLE_TOKEN_";

  private static final Pattern TOKENS = Pattern.compile(TOKEN + "[A-Z0-9_]{1,64}");

  /** Beginnings of the names that no child process ever gets. */
  private static final List<String> SECRET =
      List.of("COSIGN_", "AWS_", "RCLONE_", "RELEASE_CONSOLE_");

  private SecretVariables() {}

  /** Whether a variable may hold the key's password, keys of the bucket or a token of ours. */
  public static boolean holds(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return SECRET.stream().anyMatch(upper::startsWith);
  }

  /** Whether a variable may be sent to the forge that the profile names. */
  public static boolean isToken(String name) {
    return TOKENS.matcher(name).matches();
  }

  /** Which names no child process gets, as a sentence. */
  static String allowed() {
    return SECRET.stream().map(begin -> begin + "*").collect(Collectors.joining(", "))
        + " never reach a child process.";
  }
}
