package com.thaloco.releaseconsole.engine;

/** Whether an effect can be undone. */
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
