package com.thaloco.releaseconsole.manifest;

import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What became of a manifest that someone else wrote meanwhile (docs/rules.md, Publishing order):
 * from the one that was checked against, to theirs, beside what we meant to write. Entries are
 * compared by meaning: another layout is no change.
 *
 * @param theirs what they changed
 * @param ours what we meant to change
 * @param latestBefore what the base named as latest
 * @param latestNow what theirs names
 * @param frameChanged whether a root field beside entries and latest differs in theirs
 * @param highestBefore the highest stable version of the base
 * @param highestNow the highest stable version of theirs
 */
public record ManifestDifference(
    List<Change> theirs,
    List<Change> ours,
    String latestBefore,
    String latestNow,
    boolean frameChanged,
    Optional<ManifestEntry> highestBefore,
    Optional<ManifestEntry> highestNow) {
  public ManifestDifference {
    theirs = List.copyOf(theirs);
    ours = List.copyOf(ours);
  }

  /** What became of one entry. */
  public sealed interface Change {
    ReleaseVersion version();

    /** Was not there. */
    record Added(ManifestEntry after) implements Change {
      @Override
      public ReleaseVersion version() {
        return after.version();
      }
    }

    /** Is gone. */
    record Removed(ManifestEntry before) implements Change {
      @Override
      public ReleaseVersion version() {
        return before.version();
      }
    }

    /** Says something else. */
    record Altered(ManifestEntry before, ManifestEntry after) implements Change {
      @Override
      public ReleaseVersion version() {
        return after.version();
      }
    }

    /** For people, without what the entry says. */
    default String headline() {
      return switch (this) {
        case Added _ -> version() + " was added";
        case Removed _ -> version() + " was taken out";
        case Altered _ -> version() + " was changed";
      };
    }

    /** For people. */
    default String sentence() {
      return switch (this) {
        case Added a -> headline() + ": " + a.after().fields().inline();
        case Removed r -> headline() + ": " + r.before().fields().inline();
        case Altered a ->
            "%s from %s to %s"
                .formatted(headline(), a.before().fields().inline(), a.after().fields().inline());
      };
    }
  }

  /** The difference of three manifests. */
  public static ManifestDifference between(Manifest base, Manifest theirs, Manifest ours) {
    return new ManifestDifference(
        changes(base, theirs),
        changes(base, ours),
        base.latestText(),
        theirs.latestText(),
        !base.frame().equals(theirs.frame()),
        base.highestStable().flatMap(base::entry),
        theirs.highestStable().flatMap(theirs::entry));
  }

  /** Whether theirs says the same as the base, whatever its bytes: only a fence, or a layout. */
  public boolean isNothing() {
    return theirs.isEmpty() && !frameChanged && !isLatestChanged();
  }

  /** Whether theirs names another latest. */
  public boolean isLatestChanged() {
    return !latestBefore.equals(latestNow);
  }

  /** Whether the highest stable entry is another one, or says something else. */
  public boolean isHighestChanged() {
    return !highestBefore.map(ManifestEntry::fields).equals(highestNow.map(ManifestEntry::fields));
  }

  /** What they altered or took out: never merged without the maintainer. */
  public List<Change> disturbed() {
    return theirs.stream().filter(c -> !(c instanceof Change.Added)).toList();
  }

  /** Versions that both sides changed, but not to the same. */
  public List<ReleaseVersion> conflicts() {
    return theirs.stream()
        .filter(c ->
            ours.stream()
                .anyMatch(o -> o.version().equals(c.version()) && !after(o).equals(after(c))))
        .map(Change::version)
        .toList();
  }

  /** Whether ours can be put beside theirs, once the maintainer has seen the difference. */
  public boolean isMergeable() {
    return disturbed().isEmpty() && conflicts().isEmpty() && !frameChanged && !isHighestChanged();
  }

  /** What theirs changed, a line each. */
  public List<String> lines() {
    return lines(Change::sentence);
  }

  /** The same without what the entries say. */
  public List<String> headlines() {
    return lines(Change::headline);
  }

  private List<String> lines(Function<Change, String> words) {
    var lines = new ArrayList<>(theirs.stream().map(words).toList());
    if (isLatestChanged()) {
      lines.add("the latest was %s and is %s".formatted(latestBefore, latestNow));
    }
    if (frameChanged) {
      lines.add("a field beside the entries was changed");
    }
    return List.copyOf(lines);
  }

  private static Optional<Json> after(Change change) {
    return switch (change) {
      case Change.Added a -> Optional.of(a.after().fields());
      case Change.Altered a -> Optional.of(a.after().fields());
      case Change.Removed _ -> Optional.empty();
    };
  }

  private static List<Change> changes(Manifest base, Manifest now) {
    var changes = new ArrayList<Change>();
    for (ManifestEntry after : now.entries()) {
      Optional<ManifestEntry> before = base.entry(after.version());
      if (before.isEmpty()) {
        changes.add(new Change.Added(after));
      } else if (!before.get().fields().equals(after.fields())) {
        changes.add(new Change.Altered(before.get(), after));
      }
    }
    for (ManifestEntry before : base.entries()) {
      if (now.entry(before.version()).isEmpty()) {
        changes.add(new Change.Removed(before));
      }
    }
    return changes;
  }
}
