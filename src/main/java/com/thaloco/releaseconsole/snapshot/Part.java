package com.thaloco.releaseconsole.snapshot;

import java.time.Instant;

/**
 * Something that was observed.
 *
 * @param at when
 * @param of which state of the project it speaks of
 * @param momentary whether it says how something answered that no observation asks, such as the
 *     forge: once a later observation was made, it is older
 */
public record Part<T>(T value, Instant at, Basis of, boolean momentary) {
  public Part(T value, Instant at, Basis of) {
    this(value, at, of, false);
  }
}
