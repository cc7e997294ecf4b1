package com.thaloco.releaseconsole.manifest;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;

/** The refusal of a manifest that is JSON but not of the shape that clients expect. */
final class Shape {
  private Shape() {}

  /**
   * A {@code manifest.shape} refusal.
   *
   * @param path of what is off: {@code releases[3].version}
   * @param found what is there, and what belongs there
   */
  static ProblemException wrong(String file, String path, String found, String why) {
    return Problem.refused(
            "manifest.shape",
            "%s: %s: %s.".formatted(file, path.isEmpty() ? "the document" : path, found),
            ("Nothing was written. " + why).strip(),
            "Restore a valid copy from history/, or fix the file.")
        .toException();
  }
}
