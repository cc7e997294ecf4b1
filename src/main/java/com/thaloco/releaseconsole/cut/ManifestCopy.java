package com.thaloco.releaseconsole.cut;

import com.thaloco.releaseconsole.bucket.SmallObject;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Where the present manifest is kept before it is overwritten: R2 has no versioning. The key holds
 * the time at which that manifest was written, so that a second try finds the first one's copy.
 */
public final class ManifestCopy {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private ManifestCopy() {}

  /** The key of a manifest's copy. */
  public static String key(SmallObject manifest) {
    return "history/manifest-%s-%s.json"
        .formatted(TIME.format(manifest.info().modified()), manifest.sha256().substring(0, 8));
  }
}
