package com.thaloco.releaseconsole.engine;

/** Who notices an effect. */
public enum NoticedBy {
  CLIENTS("Clients"),
  REPOSITORY("Repository"),
  MAINTAINERS("Maintainers"),
  NOBODY("Nobody");

  private final String word;

  NoticedBy(String word) {
    this.word = word;
  }

  /** For people. */
  public String word() {
    return word;
  }
}
