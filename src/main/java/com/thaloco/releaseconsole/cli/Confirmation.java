package com.thaloco.releaseconsole.cli;

import com.thaloco.releaseconsole.flow.Printable;
import com.thaloco.releaseconsole.flow.ShellWord;
import java.io.Console;
import java.util.Locale;
import java.util.Optional;

/** Asks a person on a terminal; without one, no one said yes. */
final class Confirmation {
  private Confirmation() {}

  /** How another process carries out a plan that was printed, and no other one. */
  static String ofPlan(String confirm, String id) {
    return "Plan %s: carry it out with %s --plan %s"
        .formatted(id, ShellWord.option("--confirm", confirm), id);
  }

  /** What a person types; empty without a terminal. */
  static Optional<String> typed(String text) {
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      return Optional.empty();
    }
    return Optional.ofNullable(console.readLine("%s", Printable.lines(text))).map(String::strip);
  }

  static boolean given(String text) {
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      return false;
    }
    String answer = console.readLine("%s", Printable.lines(text));
    return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
  }
}
