package com.thaloco.releaseconsole.changelog;

import java.util.Optional;

/**
 * A line that was meant as the heading of a release or group, and that Markdown takes for text.
 *
 * @param line 1-based
 * @param text the line, as it is written
 * @param version as in {@link Title#version}; empty for Unreleased and for groups
 * @param cause why it is no heading
 * @param begins the line where what holds it begins; its own where only a space is missing
 */
public record MissedHeading(
    int line, String text, Optional<String> version, Cause cause, int begins) {
  /** Why a line is no heading. */
  public enum Cause {
    NO_SPACE,
    COMMENT,
    OPEN_COMMENT,
    HTML,
    FENCE,
    OPEN_FENCE,
    INDENTED,
    NESTED
  }

  /** What is wrong, and how it is put right: the rest of a sentence about the section. */
  public String reason() {
    return switch (cause) {
      case NO_SPACE -> "needs a space after the # signs of its heading";
      case COMMENT, OPEN_COMMENT ->
          "is inside a comment that begins at line %d; close it there".formatted(begins);
      case HTML ->
          "is inside HTML that begins at line %d; put a blank line above the heading"
              .formatted(begins);
      case FENCE, OPEN_FENCE ->
          "is inside a code fence that begins at line %d; close it there".formatted(begins);
      case INDENTED, NESTED ->
          "is indented, and so belongs to the text above; move the heading to the start of its"
              + " line";
    };
  }
}
