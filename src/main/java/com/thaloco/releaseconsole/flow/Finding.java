package com.thaloco.releaseconsole.flow;

import java.util.List;
import java.util.Locale;

/**
 * The answer to one question of the checklist.
 *
 * @param id the check's id in the contract, such as {@code changelog.entry}
 * @param summary one sentence
 * @param evidence places and values, one a line, such as {@code CHANGELOG.md:12: …}
 * @param remedy what to do next; empty where nothing is to be done
 */
public record Finding(
    String id, Status status, String summary, List<String> evidence, Remedy remedy) {

  /** How a check came out; see the table of states in the contract. */
  public enum Status {
    PASSED,
    WARNED,
    ASKS,
    BLOCKED,
    NOT_RUN,
    NOT_NEEDED;

    /** The word of the contract: {@code not-run}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the cut may continue without an answer. */
    public boolean clears() {
      return this == PASSED || this == WARNED || this == NOT_NEEDED;
    }
  }

  public Finding {
    evidence = List.copyOf(evidence);
  }

  /** The same where the remedy is words alone, without a command. */
  public Finding(String id, Status status, String summary, List<String> evidence, String remedy) {
    this(id, status, summary, evidence, Remedy.text(remedy));
  }

  /** The question holds. */
  public static Finding passed(String id, String summary, String... evidence) {
    return new Finding(id, Status.PASSED, summary, List.of(evidence), Remedy.NONE);
  }

  /** Does not apply; the summary says why. */
  public static Finding notNeeded(String id, String summary) {
    return new Finding(id, Status.NOT_NEEDED, summary, List.of(), Remedy.NONE);
  }

  /** No one could look yet; the remedy says what is missing. */
  public static Finding notRun(String id, String summary, Remedy remedy) {
    return new Finding(id, Status.NOT_RUN, summary, List.of(), remedy);
  }

  /** The same where the remedy is words alone, without a command. */
  public static Finding notRun(String id, String summary, String remedy) {
    return notRun(id, summary, Remedy.text(remedy));
  }

  /** Allowed, with the reason to look twice. */
  public static Finding warned(String id, String summary, List<String> evidence, Remedy remedy) {
    return new Finding(id, Status.WARNED, summary, evidence, remedy);
  }

  /** The same where the remedy is words alone, without a command. */
  public static Finding warned(String id, String summary, List<String> evidence, String remedy) {
    return warned(id, summary, evidence, Remedy.text(remedy));
  }

  /** Locks the cut. */
  public static Finding blocked(String id, String summary, List<String> evidence, Remedy remedy) {
    return new Finding(id, Status.BLOCKED, summary, evidence, remedy);
  }

  /** The same where the remedy is words alone, without a command. */
  public static Finding blocked(String id, String summary, List<String> evidence, String remedy) {
    return blocked(id, summary, evidence, Remedy.text(remedy));
  }

  /** Only the maintainer knows. */
  public static Finding asks(String id, String summary, List<String> evidence, Remedy remedy) {
    return new Finding(id, Status.ASKS, summary, evidence, remedy);
  }

  /** The same where the remedy is words alone, without a command. */
  public static Finding asks(String id, String summary, List<String> evidence, String remedy) {
    return asks(id, summary, evidence, Remedy.text(remedy));
  }
}
