package com.thaloco.releaseconsole.cut;

import com.thaloco.releaseconsole.bucket.ObjectHeaders;
import com.thaloco.releaseconsole.profile.Profile;
import java.time.Instant;
import java.util.Map;

/**
 * The headers that each kind of object is stored with (design.md, Artefacts and Publishing order).
 */
public final class Headers {
  /** The metadata that names the commit that an object was built from. */
  public static final String COMMIT = "commit";

  /** The metadata that tells the build time. */
  public static final String BUILT_AT = "built-at";

  private Headers() {}

  /** Of tarball, hashes and signature. */
  static ObjectHeaders versioned(
      Profile profile, String contentType, String commit, Instant builtAt, String sha256) {
    return new ObjectHeaders(
        contentType,
        profile.bucket().versionedCache(),
        Map.of(COMMIT, commit, BUILT_AT, builtAt.toString(), PutObject.SHA256, sha256));
  }

  /** Of the manifest. */
  public static ObjectHeaders manifest(Profile profile) {
    return new ObjectHeaders("application/json", profile.bucket().rootCache(), Map.of());
  }

  /** Of a kept manifest: it never changes. */
  public static ObjectHeaders kept(Profile profile) {
    return new ObjectHeaders("application/json", profile.bucket().versionedCache(), Map.of());
  }

  /** Of the install script. */
  public static ObjectHeaders installer(Profile profile, String commit) {
    return new ObjectHeaders(
        "text/x-shellscript", profile.bucket().rootCache(), Map.of(COMMIT, commit));
  }
}
