package com.thaloco.releaseconsole.explore;

/** Where each call of a port waits until it may pass. */
interface PortGate {
  /** Passes, and gives the answer. */
  <T> T pass(Op<T> op);

  /** One that stands open, in front of one world. */
  static PortGate open(World world) {
    return new PortGate() {
      @Override
      public synchronized <T> T pass(Op<T> op) {
        return op.act().apply(world);
      }
    };
  }
}
