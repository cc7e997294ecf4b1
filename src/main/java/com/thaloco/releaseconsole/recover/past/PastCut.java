package com.thaloco.releaseconsole.recover.past;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.thaloco.releaseconsole.journal.History;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One cut of this project, finished or not.
 *
 * @param name of its receipt: {@code v0.1.7-1a2b3c4d}
 * @param at when it ended, or was last heard of
 * @param step the last step that was seen to hold
 * @param receipt the receipt's JSON file, where there is one
 * @param signed whether a signature lies beside the receipt
 * @param journal what the journal remembers, where it is here
 */
public record PastCut(
    String name,
    String version,
    String commit,
    State state,
    Optional<Instant> builtAt,
    Instant at,
    Optional<String> step,
    Optional<Path> receipt,
    boolean signed,
    @JsonIgnore Optional<History> journal) {
  /** What became of it. */
  public enum State {
    RELEASED,
    /** Released, and taken back since: its version is burned. */
    WITHDRAWN,
    /** Ended by the maintainer before anything was public. */
    ABANDONED,
    /** Can be resumed. */
    UNFINISHED,
    /** Published, and not cut from this state folder. */
    ELSEWHERE;

    /** In lower case. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
