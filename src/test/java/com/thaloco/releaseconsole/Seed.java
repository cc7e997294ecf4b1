package com.thaloco.releaseconsole;

/** The seed of a random test: the same each time, printed, and another with {@code -Dseed=N}. */
public final class Seed {
  private static final long SEED = Long.getLong("seed", 20261129L);

  private Seed() {}

  /** The seed of this run. */
  public static long ofRun() {
    System.out.println("-Dseed=" + SEED);
    return SEED;
  }
}
