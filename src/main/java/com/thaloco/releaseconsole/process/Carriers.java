package com.thaloco.releaseconsole.process;

/**
 * How many virtual threads may run at once. Java takes one for each processor. A virtual thread
 * that loads a class keeps its place while it waits for another that loads one, and that one may be
 * waiting for a place: with few, all of them wait for ever (docs/decisions/0099).
 */
public final class Carriers {
  private static final String PLACES = "jdk.virtualThreadScheduler.parallelism";

  /** More than the virtual threads that anything here starts at once. */
  private static final int MANY = 256;

  private Carriers() {}

  /** Makes it many, unless someone chose another number; before the first virtual thread. */
  public static void install() {
    if (System.getProperty(PLACES) == null) {
      System.setProperty(PLACES, String.valueOf(MANY));
    }
  }
}
