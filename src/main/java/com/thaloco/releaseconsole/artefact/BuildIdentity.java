package com.thaloco.releaseconsole.artefact;

import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/**
 * What every binary of one cut carries. It is fixed once for each cut, so that a second build gives
 * the same bytes.
 *
 * @param commit the full id, in lower-case hex
 * @param builtAt UTC, in whole seconds; a fraction is cut off
 */
public record BuildIdentity(ReleaseVersion version, String commit, Instant builtAt) {
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}([0-9a-f]{24})?");

  public BuildIdentity {
    if (!COMMIT.matcher(commit).matches()) {
      throw new IllegalArgumentException("not a full commit id: " + commit);
    }
    builtAt = builtAt.truncatedTo(ChronoUnit.SECONDS);
  }

  /** The build time as it is baked in: RFC 3339, such as {@code 2026-05-14T12:21:07Z}. */
  public String builtAtText() {
    return builtAt.toString();
  }
}
