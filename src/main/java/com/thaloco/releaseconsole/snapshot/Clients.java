package com.thaloco.releaseconsole.snapshot;

import java.time.Instant;
import java.util.Optional;

/**
 * What clients get, in one sentence. Every screen says it in these words.
 *
 * @param version the release that clients get, where that is known to be one
 * @param asOf when that was seen, where it is not of the current state or could not be seen again
 */
public record Clients(
    State state, String sentence, Optional<String> version, Optional<Instant> asOf) {
  /** What is known of it. */
  public enum State {
    /** No one knows yet. */
    LOOKING,
    /** A release. */
    RELEASE,
    /** No release. */
    NOTHING,
    /** The public URL serves something else than the bucket holds. */
    DIFFERS,
    /** The bucket, its manifest or the remote can't be read. */
    UNKNOWN
  }

  /** Tells it from a snapshot. */
  public static Clients of(Snapshot snapshot) {
    Optional<Part<Releases>> releases = snapshot.observed().releases();
    Optional<Instant> seen = releases.map(Part::at);
    Optional<Part<Snapshot.Told>> told =
        snapshot
            .told()
            .filter(part -> seen.filter(at -> at.isAfter(part.at())).isEmpty())
            .filter(part -> !snapshot.isOlder(part));
    boolean failed = snapshot.observed().noReleases().isPresent();
    boolean failedSince =
        told.flatMap(
                part -> snapshot.observed().noReleases().filter(why -> why.at().isAfter(part.at())))
            .isPresent();
    if (told.isPresent() && !failedSince) {
      return new Clients(
          State.RELEASE,
          told.get().value().sentence(),
          told.get().value().released(),
          Optional.empty());
    }
    if (told.flatMap(part -> part.value().released()).isPresent()) {
      return before(told.get().value().released().orElseThrow(), true, told.get().at());
    }
    if (releases.isEmpty()) {
      return failed
          ? new Clients(
              State.UNKNOWN,
              "What clients get is unknown: "
                  + snapshot.observed().noReleases().orElseThrow().value().happened(),
              Optional.empty(),
              Optional.empty())
          : new Clients(State.LOOKING, "Checking…", Optional.empty(), Optional.empty());
    }
    Part<Releases> part = releases.get();
    return failed || snapshot.isOlder(part)
        ? before(part.value().latest(), failed, part.at())
        : now(part.value());
  }

  /** Whether clients can get a version. */
  public static boolean get(Snapshot snapshot, String version) {
    return of(snapshot).version().equals(Optional.of(version))
        || snapshot.releases().stream()
            .flatMap(releases -> releases.rows().stream())
            .anyMatch(row -> row.version().equals(version));
  }

  private static Clients before(String latest, boolean failed, Instant at) {
    String then =
        latest.isEmpty()
            ? "Clients got no release when it was last checked."
            : "Clients got %s when it was last checked.".formatted(latest);
    return new Clients(
        State.UNKNOWN,
        failed ? "What clients get now is unknown. " + then : then,
        Optional.of(latest).filter(text -> !text.isEmpty()),
        Optional.of(at));
  }

  private static Clients now(Releases releases) {
    String latest = releases.latest();
    if (latest.isEmpty()) {
      return new Clients(
          State.NOTHING,
          releases.rows().isEmpty()
              ? "Clients get nothing: no release is published."
              : "Clients get nothing: the manifest names no latest release.",
          Optional.empty(),
          Optional.empty());
    }
    if (releases.last().isEmpty()) {
      return new Clients(
          State.NOTHING,
          "Clients get nothing: the manifest names %s as latest and has no entry for it."
              .formatted(latest),
          Optional.empty(),
          Optional.empty());
    }
    return switch (releases.view()) {
      case SAME ->
          new Clients(
              State.RELEASE,
              "Clients get %s.".formatted(latest),
              Optional.of(latest),
              Optional.empty());
      case OTHER ->
          new Clients(
              State.DIFFERS,
              "Clients may get an earlier release: the public URL does not serve the bucket's manifest, which names %s."
                  .formatted(latest),
              Optional.empty(),
              Optional.empty());
      case NOT_SERVED ->
          new Clients(
              State.DIFFERS,
              "Clients get nothing: the public URL does not serve the manifest, which names %s."
                  .formatted(latest),
              Optional.empty(),
              Optional.empty());
    };
  }
}
