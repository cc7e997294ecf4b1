package com.thaloco.releaseconsole.flow;

import java.time.Instant;
import java.util.Optional;

/**
 * When and where an event happened, so that no pane has to guess whose progress it shows.
 *
 * @param seq strictly increasing within a run
 * @param object the current bucket key, where there is one
 */
public record EventContext(long seq, Instant at, StepId step, Optional<String> object) {}
