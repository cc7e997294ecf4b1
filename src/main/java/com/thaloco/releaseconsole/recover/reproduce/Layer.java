package com.thaloco.releaseconsole.recover.reproduce;

import java.util.List;

/** What came out of comparing one layer of the published release with the one built again. */
public sealed interface Layer {
  /** {@code hashes}, {@code signature}, {@code gzip}, {@code tar}, or a binary's name. */
  String name();

  /** For people. */
  String sentence();

  /** Byte for byte the same. */
  record Same(String name, String sentence) implements Layer {}

  /**
   * Differs.
   *
   * @param evidence published and built values, one a line
   * @param reasons why it may, the most likely first
   */
  record Differs(String name, String sentence, List<String> evidence, List<String> reasons)
      implements Layer {
    public Differs {
      evidence = List.copyOf(evidence);
      reasons = List.copyOf(reasons);
    }
  }

  /** Could not be compared; the sentence says why. */
  record NotCompared(String name, String sentence) implements Layer {}
}
