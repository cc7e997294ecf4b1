package com.thaloco.releaseconsole.changelog;

/**
 * A part of the original text, as offsets in UTF-16 characters.
 *
 * @param start the first character
 * @param end behind the last character
 */
public record Range(int start, int end) {
  public Range {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("no range: " + start + ".." + end);
    }
  }

  /** What is there. */
  public String in(String text) {
    return text.substring(start, end);
  }

  /** Whether nothing is there. */
  public boolean isEmpty() {
    return start == end;
  }

  /** Whether the other lies wholly inside. */
  public boolean contains(Range other) {
    return start <= other.start && other.end <= end;
  }

  /** Whether the character lies inside. */
  public boolean contains(int offset) {
    return start <= offset && offset < end;
  }
}
