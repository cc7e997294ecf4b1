package com.thaloco.releaseconsole.cut;

import com.thaloco.releaseconsole.engine.Claim;
import com.thaloco.releaseconsole.engine.StoredHeaders;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.project.Candidate;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * Takes over what another machine has begun: a tarball of this version and commit that lies in the
 * bucket says when it was built, and building with that time again gives the same bytes, which then
 * pass as a retry. Not where another cut has claimed to replace it: its upload may still be under
 * way, and only other bytes can be put so that it comes too late.
 */
final class Adoption {
  private Adoption() {}

  static Instant builtAt(Candidate subject, Clock clock) {
    String key = subject.profile().tarballKey(subject.version().text());
    return subject
        .world()
        .bucket()
        .head(key)
        .filter(there -> !isClaimedByOther(subject, there.metadata()))
        .flatMap(there -> builtAt(there.metadata(), subject.commit()))
        .orElseGet(() -> clock.instant().truncatedTo(ChronoUnit.SECONDS));
  }

  /** The commit that the tarball of a version says it was built from. */
  static Optional<String> commit(Profile profile, LiveState world, ReleaseVersion version) {
    return world
        .bucket()
        .head(profile.tarballKey(version.text()))
        .map(there -> there.metadata().get(StoredHeaders.COMMIT));
  }

  private static boolean isClaimedByOther(Candidate subject, Map<String, String> metadata) {
    return Claim.find(subject.world(), subject.version())
        .filter(found -> found.isForOther(metadata.getOrDefault(StoredHeaders.SHA256, "")))
        .isPresent();
  }

  private static Optional<Instant> builtAt(Map<String, String> metadata, String commit) {
    if (!commit.equals(metadata.get(StoredHeaders.COMMIT))) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(metadata.get(StoredHeaders.BUILT_AT)).map(Instant::parse);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
