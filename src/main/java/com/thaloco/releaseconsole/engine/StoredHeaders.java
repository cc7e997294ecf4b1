package com.thaloco.releaseconsole.engine;

import com.thaloco.releaseconsole.bucket.ObjectHeaders;
import com.thaloco.releaseconsole.profile.Profile;
import java.time.Instant;
import java.util.Map;

/** The headers that each kind of object is stored with (docs/rules.md, Artefacts). */
public final class StoredHeaders {
  /** The metadata that names the commit that an object was built from. */
  public static final String COMMIT = "commit";

  /** The metadata that tells the build time. */
  public static final String BUILT_AT = "built-at";

  /** The metadata that holds the SHA-256 of an object's bytes. */
  public static final String SHA256 = "sha256";

  private StoredHeaders() {}

  /** Of tarball, hashes and signature. */
  public static ObjectHeaders versioned(
      Profile profile, String contentType, String commit, Instant builtAt, String sha256) {
    return new ObjectHeaders(
        contentType,
        profile.bucket().versionedCache(),
        Map.of(COMMIT, commit, BUILT_AT, builtAt.toString(), SHA256, sha256));
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

  /** Of what is recorded of a version: every machine reads it as it is now. */
  static ObjectHeaders recorded() {
    return new ObjectHeaders("application/json", "no-cache", Map.of());
  }
}
