package com.thaloco.releaseconsole.cut;

import com.thaloco.releaseconsole.bucket.ObjectHeaders;
import com.thaloco.releaseconsole.profile.Profile;
import java.time.Instant;
import java.util.Map;

/**
 * The headers that each kind of object is stored with (design.md, Artefacts and Publishing order).
 */
final class Headers {
  static final String COMMIT = "commit";
  static final String BUILT_AT = "built-at";

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
  static ObjectHeaders manifest(Profile profile) {
    return new ObjectHeaders("application/json", profile.bucket().rootCache(), Map.of());
  }

  /** Of a kept manifest: it never changes. */
  static ObjectHeaders kept(Profile profile) {
    return new ObjectHeaders("application/json", profile.bucket().versionedCache(), Map.of());
  }

  /** Of the install script. */
  static ObjectHeaders installer(Profile profile, String commit) {
    return new ObjectHeaders(
        "text/x-shellscript", profile.bucket().rootCache(), Map.of(COMMIT, commit));
  }
}
