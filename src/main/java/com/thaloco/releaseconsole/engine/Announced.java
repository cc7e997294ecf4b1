package com.thaloco.releaseconsole.engine;

import java.time.Instant;

/**
 * Proof that the bucket says to every machine what is about to happen to a version.
 *
 * @param since when it began to say so, by the bucket's own clock
 */
public record Announced(Instant since) {}
