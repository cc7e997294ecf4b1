package com.thaloco.releaseconsole.explore;

import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * One call of a port, as it waits at the gate.
 *
 * @param <T> its answer
 * @param place what it reads or changes: {@code bucket:manifest.json}, {@code remote:refs/tags/v1};
 *     of a listing, what all its places begin with
 * @param effect whether it may change the world
 * @param act what it does to the world
 * @param digest of its answer
 */
record Op<T>(
    Kind kind,
    String place,
    boolean effect,
    Function<? super World, ? extends T> act,
    ToLongFunction<? super T> digest) {
  /** What is called. */
  enum Kind {
    HEAD,
    READ,
    LIST,
    PUT,
    DELETE,
    REFS,
    PUSH,
    FETCH,
    PAUSE,
    DISK
  }

  boolean isListing() {
    return kind == Kind.LIST || kind == Kind.REFS;
  }

  /** Whether the order of the two matters. */
  boolean conflictsWith(Op<?> other) {
    return (effect || other.effect) && overlaps(other);
  }

  private boolean overlaps(Op<?> other) {
    return isListing()
        ? other.place.startsWith(place)
        : other.isListing() ? place.startsWith(other.place) : place.equals(other.place);
  }

  /** What tells it from the other calls of its maintainer. */
  long identity() {
    return Digest.of(kind.ordinal(), Digest.of(place));
  }

  @Override
  public String toString() {
    return kind + " " + place;
  }
}
