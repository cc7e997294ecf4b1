package com.thaloco.releaseconsole.explore;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A test class whose cases share one sample. */
abstract class WithSample {
  static Sample sample;

  @BeforeAll
  static void open() {
    sample = Sample.open();
  }

  @AfterAll
  static void close() {
    sample.close();
  }
}
