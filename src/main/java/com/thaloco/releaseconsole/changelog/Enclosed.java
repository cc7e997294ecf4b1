package com.thaloco.releaseconsole.changelog;

/**
 * A block whose lines are not read as Markdown.
 *
 * @param open whether its end is missing, so that it takes in the rest of the file
 */
record Enclosed(Kind kind, Range range, boolean open) {
  enum Kind {
    /** HTML that begins with a comment. */
    COMMENT,
    HTML,
    FENCE,
    /** Indented by four spaces or more. */
    CODE,
    /** The same within a list or a quotation, where it shows something on purpose. */
    SHOWN
  }
}
