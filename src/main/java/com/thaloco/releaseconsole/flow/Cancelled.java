package com.thaloco.releaseconsole.flow;

/** Thrown by {@link Work#checkpoint()} after a stop was asked for. What is on disk is resumable. */
public final class Cancelled extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Cancelled() {
    super("stopped", null, false, false);
  }
}
