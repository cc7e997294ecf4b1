package com.thaloco.releaseconsole.cut;

import com.thaloco.releaseconsole.bucket.ConfirmedObject;
import com.thaloco.releaseconsole.manifest.KeptManifests;

/**
 * Where the present manifest is kept before it is overwritten: R2 has no versioning. The key holds
 * the time at which that manifest was written, so that a second try finds the first one's copy.
 */
public final class ManifestCopy {
  private ManifestCopy() {}

  /** The key of a manifest's copy. */
  public static String key(ConfirmedObject manifest) {
    return KeptManifests.key(manifest.info().modified(), manifest.sha256());
  }
}
