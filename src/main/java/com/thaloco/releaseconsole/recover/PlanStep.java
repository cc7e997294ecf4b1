package com.thaloco.releaseconsole.recover;

/**
 * One step of a plan.
 *
 * @param number from 1
 * @param step its name in events
 * @param title what is done, in a few words
 * @param effect what that means, in one or two sentences
 * @param noticed who notices
 * @param undo whether it can be undone
 * @param done whether it holds already
 */
public record PlanStep(
    int number,
    String step,
    String title,
    String effect,
    Noticed noticed,
    Undo undo,
    boolean done) {
  /** Who notices an effect. */
  public enum Noticed {
    CLIENTS("Clients"),
    REPOSITORY("Repository"),
    MAINTAINERS("Maintainers"),
    NOBODY("Nobody");

    private final String word;

    Noticed(String word) {
      this.word = word;
    }

    /** For people. */
    public String word() {
      return word;
    }
  }

  /** Whether an effect can be taken back. */
  public enum Undo {
    CAN_BE_UNDONE("Can be undone"),
    FOR_GOOD("For good"),
    NOTHING_TO_UNDO("Nothing to undo");

    private final String word;

    Undo(String word) {
      this.word = word;
    }

    /** For people. */
    public String word() {
      return word;
    }
  }
}
