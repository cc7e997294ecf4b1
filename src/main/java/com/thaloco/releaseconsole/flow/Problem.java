package com.thaloco.releaseconsole.flow;

import java.util.List;

/**
 * An expected bad outcome, in the three sentences that every face shows.
 *
 * @param id a stable name, such as {@code bucket.access-denied}
 * @param happened what happened, and where
 * @param notDone what was not done because of it
 * @param next what to do
 * @param evidence raw detail below the three sentences; never a secret
 */
public record Problem(
    String id, Kind kind, String happened, String notDone, Remedy next, List<String> evidence) {

  /** Decides the exit code (docs/command-line.md, Exit codes). */
  public enum Kind {
    /** Exit 1: blocked, or failed with a reason. */
    REFUSED,
    /** Exit 3: profile, key, changelog or manifest that can't be read or parsed. */
    INPUT,
    /** Exit 4: the key could not be unlocked. */
    KEY_LOCKED
  }

  public Problem {
    evidence = List.copyOf(evidence);
  }

  /** The same where what to do is words alone, without a command. */
  public Problem(
      String id, Kind kind, String happened, String notDone, String next, List<String> evidence) {
    this(id, kind, happened, notDone, Remedy.text(next), evidence);
  }

  /** A refusal without further detail. */
  public static Problem refused(String id, String happened, String notDone, Remedy next) {
    return new Problem(id, Kind.REFUSED, happened, notDone, next, List.of());
  }

  /** The same where what to do is words alone, without a command. */
  public static Problem refused(String id, String happened, String notDone, String next) {
    return refused(id, happened, notDone, Remedy.text(next));
  }

  /** Input that can't be read or parsed. */
  public static Problem input(String id, String happened, String notDone, Remedy next) {
    return new Problem(id, Kind.INPUT, happened, notDone, next, List.of());
  }

  /** The same where what to do is words alone, without a command. */
  public static Problem input(String id, String happened, String notDone, String next) {
    return input(id, happened, notDone, Remedy.text(next));
  }

  /** The same problem with raw detail below it. */
  public Problem with(List<String> detail) {
    return new Problem(id, kind, happened, notDone, next, detail);
  }

  /** This problem as something to throw from deep inside a leaf. */
  public ProblemException toException() {
    return new ProblemException(this);
  }
}
