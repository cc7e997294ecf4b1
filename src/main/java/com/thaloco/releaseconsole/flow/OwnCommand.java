package com.thaloco.releaseconsole.flow;

import java.util.List;

/** The commands of this program that a {@link Remedy} may name (docs/command-line.md, Commands). */
public enum OwnCommand {
  INIT("init"),
  SMOKE("smoke"),
  CHECK("check"),
  ADVISE("advise"),
  CUT("cut"),
  VERIFY("verify"),
  RECOVER("recover"),
  BUCKET_LS("bucket ls"),
  BUCKET_SHOW("bucket show"),
  BUCKET_AUDIT("bucket audit"),
  BUCKET_ROLLBACK("bucket rollback"),
  BUCKET_RESTORE("bucket restore"),
  BUCKET_REMOVE("bucket remove"),
  BUCKET_HEADERS("bucket headers"),
  CATALOG_PUBLISH("catalog publish"),
  RECEIPT_LIST("receipt list"),
  CHANGELOG_PROMOTE("changelog promote"),
  KEY_NEW("key new");

  private final String words;

  OwnCommand(String words) {
    this.words = words;
  }

  /** What is typed after the program's name. */
  public String words() {
    return words;
  }

  /** Whether it works on a project: takes {@code --repo} and {@code --state}. */
  public boolean isOnProject() {
    return this != CHANGELOG_PROMOTE && this != KEY_NEW;
  }

  /** The command with its arguments, which are not quoted for a shell. */
  public Action.Console with(String... arguments) {
    return new Action.Console(this, List.of(), List.of(arguments));
  }
}
