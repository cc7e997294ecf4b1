package com.thaloco.releaseconsole.recover;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The recoveries (docs/command-line.md, recover). */
public enum RecoveryKind {
  /** Continues a cut that was not finished, here or on another machine. */
  RESUME,
  /** Publishes other bytes for a version that the manifest names but that has no tag. */
  RE_CUT,
  /** Takes a bad release back from clients, repository and books, for good. */
  WITHDRAW,
  /** Puts the install script in step with the release that is latest. */
  INSTALLER,
  /** Tags a release that is published and not tagged. */
  TAG,
  /** Puts back a manifest that is missing, can't be read or names less than was released. */
  MANIFEST,
  /** Puts back lost or damaged objects of a good release. */
  OBJECT;

  /** The word of the contract: {@code re-cut}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The recovery of that word. */
  public static Optional<RecoveryKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  @Override
  public String toString() {
    return word();
  }
}
