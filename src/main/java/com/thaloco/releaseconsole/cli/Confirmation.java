package com.thaloco.releaseconsole.cli;

import java.io.Console;
import java.util.Locale;

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
}
