package com.thaloco.releaseconsole.trust;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.trust.PinReading.Pinned;
import com.thaloco.releaseconsole.trust.PinReading.Unreadable;
import java.util.ArrayList;
import java.util.List;

/** The sentences on pins that do not agree. */
final class DriftProblem {
  private static final String NOTHING = "Nothing was built, signed or uploaded.";

  private DriftProblem() {}

  static Problem unreadable(List<Unreadable> pins, List<BlockDifference> differences) {
    Problem first = pins.getFirst().problem();
    var evidence = new ArrayList<String>();
    pins.forEach(p -> evidence.add(p.problem().happened()));
    evidence.addAll(lines(differences));
    return new Problem(
        first.id(), Problem.Kind.REFUSED, first.happened(), NOTHING, first.next(), evidence);
  }

  static Problem keys(
      Pinned one, Pinned other, List<Pinned> all, List<BlockDifference> differences) {
    var evidence = new ArrayList<String>();
    all.forEach(p -> evidence.add(p.place() + ": sha256 " + p.key().sha256()));
    evidence.addAll(lines(differences));
    return new Problem(
        "pin.key-drift",
        Problem.Kind.REFUSED,
        "The public keys in %s and %s are different keys.".formatted(one.place(), other.place()),
        NOTHING,
        "Find out which one is the release key (compare with cosign.pub), correct the other, commit"
            + " and push; rotating the key is not supported yet.",
        evidence);
  }

  static Problem texts(List<Pinned> all, List<BlockDifference> differences) {
    BlockDifference first = differences.getFirst();
    var evidence = new ArrayList<String>();
    evidence.add("all decode to sha256 " + all.getFirst().key().sha256());
    evidence.addAll(lines(differences));
    return new Problem(
        "pin.text-drift",
        Problem.Kind.REFUSED,
        "The public keys in %s:%d and %s:%d are the same key, but not the same text."
            .formatted(
                first.oneWhere(), first.one().line(), first.otherWhere(), first.other().line()),
        NOTHING,
        "Copy the block of cosign.pub to both places, commit and push.",
        evidence);
  }

  private static List<String> lines(List<BlockDifference> differences) {
    return differences.stream().flatMap(d -> d.evidence().stream()).toList();
  }
}
