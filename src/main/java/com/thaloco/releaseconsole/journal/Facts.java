package com.thaloco.releaseconsole.journal;

/**
 * The facts of a cut: read them, add to them. The journal on disk is the one real implementation.
 */
public interface Facts {
  /** Adds a fact; it is on the disk when this returns. */
  void append(Fact fact);

  /** The facts so far. */
  History history();
}
