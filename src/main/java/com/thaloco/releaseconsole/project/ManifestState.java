package com.thaloco.releaseconsole.project;

import com.thaloco.releaseconsole.bucket.ConfirmedObject;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.List;
import java.util.Optional;

/**
 * What the bucket holds in the manifest's place. "No release yet" and "lost" are different states:
 * from a lost manifest nothing may be concluded about any release.
 */
public sealed interface ManifestState {
  /**
   * No manifest, and neither kept copies nor published objects say that there ever was one: the
   * next release makes the first.
   *
   * @param tagged stable versions that are tagged on the remote all the same, in ascending order:
   *     they were released in another way, or this is another bucket
   */
  record None(List<ReleaseVersion> tagged) implements ManifestState {
    public None {
      tagged = List.copyOf(tagged);
    }
  }

  /**
   * The manifest was lost or can't be read: it is missing although releases were published, is
   * larger than what is read, is not JSON, has another shape, or names something twice.
   *
   * @param stored its bytes; empty where it is missing or too large
   */
  record Unreadable(Problem problem, Optional<ConfirmedObject> stored) implements ManifestState {}

  /** A manifest that can be read, with its bytes and ETag. */
  record Read(ConfirmedObject object, Manifest manifest) implements ManifestState {}
}
