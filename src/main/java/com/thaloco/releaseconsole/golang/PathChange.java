package com.thaloco.releaseconsole.golang;

/**
 * A path that differs between two commits in a way that counts.
 *
 * @param why half a sentence: {@code func runUpdate changed at internal/cli/update.go:12}
 */
public record PathChange(String path, String why) {
  /** One line of evidence. */
  public String summary() {
    return path + ": " + why;
  }
}
