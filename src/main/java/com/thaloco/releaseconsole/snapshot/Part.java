package com.thaloco.releaseconsole.snapshot;

import java.time.Instant;

/**
 * Something that was observed.
 *
 * @param at when
 * @param of which state of the project it speaks of
 */
public record Part<T>(T value, Instant at, Basis of) {}
