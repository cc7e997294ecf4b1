package com.thaloco.releaseconsole.explore;

/** 64 bits that tell one state, or one answer, from another. */
final class Digest {
  private static final long ODD = 0x9E3779B97F4A7C15L;

  private Digest() {}

  /** Of two values in this order. */
  static long of(long first, long second) {
    long x = (first ^ Long.rotateLeft(second * ODD, 29)) * 0xBF58476D1CE4E5B9L;
    x = (x ^ (x >>> 31)) * 0x94D049BB133111EBL + ODD;
    return x ^ (x >>> 29);
  }

  static long of(String text) {
    long hash = ODD;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
      hash ^= hash >>> 32;
    }
    return of(hash, text.length());
  }
}
