package com.thaloco.releaseconsole.journal;

import java.time.Instant;

/**
 * One line of a journal.
 *
 * @param format the version of the line's form, {@value #FORMAT} now
 * @param seq 1 for the first line, then without a gap
 * @param previousSha256 of the line before, without its line end; empty in the first
 */
public record Entry(int format, long seq, String previousSha256, Instant at, Fact fact) {
  public static final int FORMAT = 1;
}
