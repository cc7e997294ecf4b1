package com.thaloco.releaseconsole.journal;

import java.util.List;

/**
 * The facts of a cut: read them, add to them. The journal on disk is the one real implementation.
 */
public interface Facts {
  /** Of a plan, which remembers nothing and does nothing. */
  Facts NONE =
      new Facts() {
        @Override
        public void append(Fact fact) {
          throw new IllegalStateException("a plan does nothing");
        }

        @Override
        public History history() {
          return new History(List.of());
        }
      };

  /** Adds a fact; it is on the disk when this returns. */
  void append(Fact fact);

  /** The facts so far. */
  History history();
}
