package com.thaloco.releaseconsole.engine;

import com.thaloco.releaseconsole.bucket.Condition;
import com.thaloco.releaseconsole.bucket.ConfirmedObject;
import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.project.LiveState;
import java.util.Optional;

/**
 * What is in the manifest's place, and is to be replaced only while it is that.
 *
 * @param object its confirmed bytes; empty where nothing is there, or more than a manifest can be
 * @param etag empty where nothing is there
 */
public record StoredManifest(Optional<ConfirmedObject> object, Optional<String> etag) {
  /** What is there now, readable or not. */
  public static StoredManifest now(LiveState now, Profile profile) {
    try {
      return of(now.storedManifest());
    } catch (ProblemException e) {
      if (!e.problem().id().equals(LiveState.TOO_LARGE)) {
        throw e;
      }
      return new StoredManifest(
          Optional.empty(), now.bucket().head(profile.manifest().key()).map(ObjectInfo::etag));
    }
  }

  /** What was read; empty where nothing was there. */
  public static StoredManifest of(Optional<ConfirmedObject> object) {
    return new StoredManifest(object, object.map(o -> o.info().etag()));
  }

  /** What it says; the first manifest where nothing was there. */
  public Manifest manifest(Profile profile) {
    return object
        .map(o -> Manifest.parse(o.bytes(), profile.manifest()))
        .orElseGet(() -> Manifest.first(profile.manifest()));
  }

  Condition condition() {
    return etag.<Condition>map(Condition.Matches::new).orElseGet(Condition.Absent::new);
  }
}
