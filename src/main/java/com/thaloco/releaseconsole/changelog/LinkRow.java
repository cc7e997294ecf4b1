package com.thaloco.releaseconsole.changelog;

import java.util.Locale;

/**
 * A row of the link table: a link reference definition.
 *
 * @param label as it is written, without brackets
 * @param url as it is written, without angle brackets
 * @param line where it begins, 1-based
 * @param range all of it, without the last line end
 * @param urlRange where the URL is
 */
public record LinkRow(String label, String url, int line, Range range, Range urlRange) {
  /** The label as Markdown compares labels: without case, with single spaces. */
  public String key() {
    return key(label);
  }

  /** Any label as Markdown compares labels. */
  public static String key(String label) {
    // Up and down again folds what lower case alone keeps apart, such as the German sharp s.
    return label.strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }
}
