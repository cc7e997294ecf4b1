package com.thaloco.releaseconsole.profile;

import com.thaloco.releaseconsole.flow.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Everything that is wrong in a profile; the first in file order is reported, the others are
 * evidence.
 */
final class ProfileErrors {
  /** The file that comes later in a merge, the settings, sorts after the first. */
  record Finding(int fileOrder, String file, int line, int column, String found, String allowed) {
    String sentence() {
      return "%s, line %d, column %d: %s".formatted(file, line, column, found);
    }
  }

  private static final Comparator<Finding> IN_FILE =
      Comparator.comparingInt(Finding::fileOrder)
          .thenComparingInt(Finding::line)
          .thenComparingInt(Finding::column);

  private final List<Finding> all = new ArrayList<>();
  private final List<String> files = new ArrayList<>();

  void add(String file, int line, int column, String found, String allowed) {
    if (!files.contains(file)) {
      files.add(file);
    }
    all.add(new Finding(files.indexOf(file), file, line, column, found, allowed));
  }

  /** Fixes the order of the files. */
  void file(String file) {
    files.add(file);
  }

  /** Throws what was found, if anything was. */
  void raise() {
    if (all.isEmpty()) {
      return;
    }
    List<Finding> sorted = all.stream().sorted(IN_FILE).toList();
    Finding first = sorted.getFirst();
    throw problem(first.sentence(), first.allowed())
        .with(sorted.stream().skip(1).map(f -> f.sentence() + " " + f.allowed()).toList())
        .toException();
  }

  static Problem problem(String happened, String next) {
    return Problem.input(
        ProfileReader.INVALID,
        happened,
        "Nothing was started: without a profile it is not known what to check or publish.",
        next);
  }
}
