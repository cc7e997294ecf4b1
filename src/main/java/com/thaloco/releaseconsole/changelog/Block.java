package com.thaloco.releaseconsole.changelog;

/**
 * One block of the text that is directly in the document.
 *
 * @param kind what it is
 * @param range where it is
 */
public record Block(Kind kind, Range range) {
  /** Kinds that are distinguished. */
  public enum Kind {
    HEADING,
    ROW,
    COMMENT,
    BREAK,
    LIST,
    /** A list whose items say nothing. */
    EMPTY_LIST,
    /** Paragraphs, code, quotes, HTML. */
    OTHER
  }

  /** Whether it says something: a list, paragraph, code, quote or HTML. */
  public boolean isContent() {
    return kind == Kind.LIST || kind == Kind.OTHER;
  }
}
