package com.thaloco.releaseconsole.flow;

/** A number with its noun: {@code 1 release}, {@code 2 releases}. */
public final class Plural {
  private Plural() {}

  /** With a noun whose plural ends in an s: {@code entry} becomes {@code entries}. */
  public static String of(long number, String noun) {
    if (number == 1) {
      return "1 " + noun;
    }
    String many = noun.endsWith("y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
    return "%d %s".formatted(number, many);
  }
}
