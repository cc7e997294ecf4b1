package com.thaloco.releaseconsole.engine;

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
