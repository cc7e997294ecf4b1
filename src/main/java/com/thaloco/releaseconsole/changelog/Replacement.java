package com.thaloco.releaseconsole.changelog;

/**
 * One splice.
 *
 * @param range what goes; empty for an insertion
 * @param text what comes instead
 */
public record Replacement(Range range, String text) {
  static Replacement insert(int offset, String text) {
    return new Replacement(new Range(offset, offset), text);
  }

  static Replacement delete(int start, int end) {
    return new Replacement(new Range(start, end), "");
  }
}
