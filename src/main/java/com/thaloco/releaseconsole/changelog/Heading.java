package com.thaloco.releaseconsole.changelog;

/**
 * A heading that is directly in the document; one in a quote, list, fence or comment is none.
 *
 * @param level 1 to 6
 * @param line where it begins, 1-based
 * @param text between its markers, as it is written
 * @param range all of it, without the last line end
 * @param textRange where the text is
 * @param setext underlined with {@code =} or {@code -}
 */
public record Heading(
    int level, int line, String text, Range range, Range textRange, boolean setext) {}
