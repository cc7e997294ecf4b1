package com.thaloco.releaseconsole.engine;

import com.thaloco.releaseconsole.bucket.Bucket;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.source.Repository;

/**
 * What changes are made to: the bucket and the remote, as they are at this moment, and the clone.
 */
public record ChangeTargets(Profile profile, Repository repository, LiveState world) {
  /** Those of a project. */
  public static ChangeTargets of(Project project) {
    return new ChangeTargets(project.profile(), project.repository(), project.world());
  }

  /** The world, with nothing remembered. */
  public LiveState now() {
    return world.fresh();
  }

  Bucket bucket() {
    return world.bucket();
  }
}
