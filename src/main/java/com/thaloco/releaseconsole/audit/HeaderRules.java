package com.thaloco.releaseconsole.audit;

import com.thaloco.releaseconsole.profile.Profile;

/** The headers that a cut stores each kind of object with (docs/rules.md, Artefacts). */
record HeaderRules(Profile profile) {
  /** The content type of an object, without a character set. */
  String type(String key) {
    if (key.endsWith(".tar.gz")) {
      return "application/gzip";
    }
    if (key.endsWith(".json")) {
      return "application/json";
    }
    boolean script = profile.installer().filter(i -> i.key().equals(key)).isPresent();
    return script ? "text/x-shellscript" : "text/plain";
  }

  /** Its rules for caches. */
  String cache(String key) {
    return profile.rootKeys().contains(key)
        ? profile.bucket().rootCache()
        : profile.bucket().versionedCache();
  }
}
