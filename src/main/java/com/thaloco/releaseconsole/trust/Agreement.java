package com.thaloco.releaseconsole.trust;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.trust.PinReading.Pinned;
import com.thaloco.releaseconsole.trust.PinReading.Unreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether all pins hold the same key, compared by the key that they decode to and by their text
 * (docs/rules.md, Trust).
 */
public sealed interface Agreement {
  /** All pins hold this key, in the same text. */
  record Agrees(ReleaseKey key, List<Pinned> pins) implements Agreement {
    public Agrees {
      pins = List.copyOf(pins);
    }

    /** One line for each pin, for the finding. */
    public List<String> evidence() {
      return pins.stream().map(p -> p.place() + " sha256 " + p.key().sha256()).toList();
    }
  }

  /** How pins differ, the worst first. */
  enum Kind {
    /** A pin can't be read. */
    UNREADABLE,
    /** Two pins decode to different keys: some client refuses every release. */
    KEY,
    /** The same key, written differently. */
    TEXT
  }

  /**
   * The pins differ.
   *
   * @param differences of the first pin that has a block to each other one that has another, for a
   *     screen that shows both side by side
   * @param problem the same in sentences, with both sides in its evidence
   */
  record Drift(Kind kind, List<BlockDifference> differences, Problem problem) implements Agreement {
    public Drift {
      differences = List.copyOf(differences);
    }
  }

  /**
   * Compares readings; the first one is what the others are compared with.
   *
   * @throws IllegalArgumentException when there are none: nothing agrees with nothing
   */
  static Agreement of(List<? extends PinReading> readings) {
    if (readings.isEmpty()) {
      throw new IllegalArgumentException("no pin to compare");
    }
    var pinned = new ArrayList<Pinned>();
    var unreadable = new ArrayList<Unreadable>();
    for (PinReading reading : readings) {
      switch (reading) {
        case Pinned p -> pinned.add(p);
        case Unreadable u -> unreadable.add(u);
      }
    }
    List<BlockDifference> differences = differences(readings);
    if (!unreadable.isEmpty()) {
      return new Drift(
          Kind.UNREADABLE, differences, DriftProblem.unreadable(unreadable, differences));
    }
    Pinned first = pinned.getFirst();
    Optional<Pinned> otherKey =
        pinned.stream().filter(p -> !p.key().equals(first.key())).findFirst();
    if (otherKey.isPresent()) {
      return new Drift(
          Kind.KEY, differences, DriftProblem.keys(first, otherKey.get(), pinned, differences));
    }
    return differences.isEmpty()
        ? new Agrees(first.key(), pinned)
        : new Drift(Kind.TEXT, differences, DriftProblem.texts(pinned, differences));
  }

  private static List<BlockDifference> differences(List<? extends PinReading> readings) {
    record Block(String where, KeyBlock block) {}
    List<Block> blocks =
        readings.stream()
            .flatMap(reading ->
                switch (reading) {
                  case Pinned p -> Optional.of(new Block(p.where(), p.block())).stream();
                  case Unreadable u -> u.block().map(block -> new Block(u.where(), block)).stream();
                })
            .toList();
    return blocks.stream()
        .skip(1)
        .flatMap(other ->
            BlockDifference.between(
                blocks.getFirst().where(), blocks.getFirst().block(), other.where(), other.block())
                .stream())
        .toList();
  }
}
