package com.thaloco.releaseconsole.cli;

import java.io.Console;
import java.util.Locale;
import java.util.Optional;

/** Asks a person on a terminal; without one, nobody said yes. */
final class Confirmation {
  private Confirmation() {}

  static boolean given(String text) {
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      return false;
    }
    String answer = console.readLine("%s", text);
    return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
  }

  /** What a person types who was asked to type this; without a terminal nobody typed anything. */
  static Optional<String> typed(String wanted) {
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      return Optional.empty();
    }
    return Optional.ofNullable(console.readLine("Type %s to go on: ", wanted)).map(String::strip);
  }
}
