package com.thaloco.releaseconsole.golang;

/**
 * Why a file can't be read as Go.
 *
 * @param line from 1
 * @param why half a sentence
 */
public record SyntaxError(String file, int line, String why) {
  /** {@code units.go:12: unexpected "}"}. */
  @Override
  public String toString() {
    return file + ":" + line + ": " + why;
  }
}
