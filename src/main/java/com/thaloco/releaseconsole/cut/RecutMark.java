package com.thaloco.releaseconsole.cut;

import com.thaloco.releaseconsole.bucket.Body;
import com.thaloco.releaseconsole.bucket.Condition;
import com.thaloco.releaseconsole.bucket.ObjectHeaders;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.json.ForeignJson;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Says in the bucket, to every machine, that clients have seen other bytes of a version: whoever
 * cuts it waits for those that are still downloading before the objects are replaced, and for the
 * caches before its entry returns (design.md, Re-cut). It goes when the entry has returned.
 *
 * @param tarballSha256 of the tarball that clients have seen, as its SHA256SUMS had it
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
  public static final int FORMAT = 1;

  /** Where marks are. */
  public static final String FOLDER = "history/recut/";

  private static final int LIMIT = 10_000;
  private static final Duration UNKNOWN = Duration.ofHours(2); // Cloudflare's own for a .gz
  private static final Pattern AGE = Pattern.compile("(?:s-maxage|max-age)\\s*=\\s*\"?(\\d{1,9})");
  private static final JsonMapper JSON = ForeignJson.mapper().build();

  /** The key of a version's mark. */
  public static String key(ReleaseVersion version) {
    return FOLDER + version + ".json";
  }

  /**
   * The mark of a version. One that can't be read stands for the worst: other bytes, kept for long.
   */
  public static Optional<RecutMark> find(LiveState world, ReleaseVersion version) {
    return world.bucket().read(key(version), LIMIT).map(object -> read(object.bytes(), version));
  }

  private static RecutMark read(byte[] bytes, ReleaseVersion version) {
    try {
      return ForeignJson.read(JSON, bytes, RecutMark.class);
    } catch (JacksonException e) {
      return new RecutMark(FORMAT, version.text(), Instant.EPOCH, "", "", "");
    }
  }

  /** Puts the mark, unless one is there. */
  public void put(LiveState world, Work work) {
    world
        .bucket()
        .put(
            FOLDER + version + ".json",
            new Body.Bytes(JSON.writeValueAsBytes(this)),
            new ObjectHeaders("application/json", "no-cache", Map.of()),
            new Condition.Absent(),
            work);
  }

  /** How long a cache may keep what clients have seen. */
  Duration maxAge() {
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
