package com.thaloco.releaseconsole.check.catalogue;

import org.junit.jupiter.api.BeforeAll;

/** A test class whose cases each get a fresh copy of one sample project. */
public abstract class WithHarness {
  /** Makes the copies. */
  protected static Harness harness;

  @BeforeAll
  static void makeTheProject() {
    harness = Harness.shared();
  }
}
