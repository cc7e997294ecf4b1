package com.thaloco.releaseconsole.engine;

import com.thaloco.releaseconsole.profile.OwnKeys;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says in the bucket, to every machine, that clients have seen other bytes of a version: whoever
 * cuts it waits for those that are still downloading before the objects are replaced, and for the
 * caches before its entry returns (docs/rules.md, Re-cut). It goes when the entry has returned.
 *
 * @param tarballSha256 of the tarball that clients have seen; {@link #UNKNOWN_HASH} where neither
 *     it nor its SHA256SUMS says so
 * @param cacheControl that its objects were stored with; empty where there was none
 * @param reason the maintainer's
 */
public record RecutMark(
    int format,
    String version,
    Instant at,
    String tarballSha256,
    String cacheControl,
    String reason) {
  /** The format that is written. */
  public static final int FORMAT = 1;

  /** In the place of a hash that could not be had: what is there later is other bytes. */
  public static final String UNKNOWN_HASH = "unknown";

  static final VersionRecords<RecutMark> RECORDS =
      new VersionRecords<>(OwnKeys.Record.RECUT, RecutMark.class);

  private static final Duration UNKNOWN = Duration.ofHours(2); // Cloudflare's own for a .gz
  private static final Pattern AGE = Pattern.compile("(?:s-maxage|max-age)\\s*=\\s*\"?(\\d{1,9})");

  /**
   * The mark of a version. One that can't be read represents the worst: other bytes, kept for long.
   */
  public static Optional<RecutMark> find(LiveState world, ReleaseVersion version) {
    return RECORDS
        .find(world, version)
        .map(found ->
            found
                .value()
                .orElseGet(() -> new RecutMark(FORMAT, version.text(), Instant.EPOCH, "", "", "")));
  }

  /** Removes the mark: the entry has returned. */
  public static void remove(LiveState world, ReleaseVersion version) {
    RECORDS.delete(world, version);
  }

  /** Whether these are the bytes that clients have seen. */
  public boolean isOf(String sha256) {
    return tarballSha256.equals(sha256);
  }

  /** How long a cache may keep what clients have seen. */
  public Duration maxAge() {
    String text = cacheControl.toLowerCase(Locale.ROOT);
    if (text.contains("no-store") || text.contains("no-cache")) {
      return Duration.ZERO;
    }
    Matcher found = AGE.matcher(text);
    Optional<Duration> longest = Optional.empty();
    while (found.find()) {
      Duration age = Duration.ofSeconds(Long.parseLong(found.group(1)));
      longest = Optional.of(longest.filter(other -> other.compareTo(age) > 0).orElse(age));
    }
    return longest.orElse(UNKNOWN);
  }
}
