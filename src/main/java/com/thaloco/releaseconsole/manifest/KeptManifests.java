package com.thaloco.releaseconsole.manifest;

import com.thaloco.releaseconsole.profile.OwnKeys;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names under which earlier manifests are kept, since R2 has no versioning: {@code
 * history/manifest-<time>-<hash>.json}, with the time at which that manifest was written and the
 * first digits of its SHA-256, so that a second try finds the first one's copy.
 */
public final class KeptManifests {
  /** Below the prefix; burned versions lie in a folder of their own inside. */
  public static final String FOLDER = OwnKeys.HISTORY;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final Pattern NAME =
      Pattern.compile(OwnKeys.HISTORY + "manifest-(\\d{8}T\\d{6}Z)-([0-9a-f]{8})\\.json");

  private KeptManifests() {}

  /**
   * What a kept manifest's name says.
   *
   * @param written when it was written as the manifest
   * @param sha256Start the first eight digits of its hash
   */
  public record Name(Instant written, String sha256Start) {}

  /** The key of the copy of a manifest. */
  public static String key(Instant written, String sha256) {
    return "%smanifest-%s-%s.json".formatted(FOLDER, TIME.format(written), sha256.substring(0, 8));
  }

  /** What a key says; empty for any other key. */
  public static Optional<Name> parse(String key) {
    Matcher name = NAME.matcher(key);
    if (!name.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Name(TIME.parse(name.group(1), Instant::from), name.group(2)));
    } catch (java.time.DateTimeException e) {
      return Optional.empty();
    }
  }
}
