package com.thaloco.releaseconsole.project;

import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.source.RemoteRef;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.Set;
import java.util.TreeSet;

/** The versions that remote and bucket show without the manifest, in ascending order. */
public final class SeenVersions {
  private static final String TAGS = "refs/tags/";

  private SeenVersions() {}

  /** Those that are tagged on the remote and not burned. */
  public static Set<ReleaseVersion> tagged(LiveState world, Work work) {
    var versions = new TreeSet<ReleaseVersion>();
    for (RemoteRef ref : world.refs(work)) {
      if (ref.name().startsWith(TAGS)) {
        ReleaseVersion.parse(ref.name().substring(TAGS.length())).ifPresent(versions::add);
      }
    }
    versions.removeAll(world.burned(work));
    return versions;
  }

  /** Those that have an object in the bucket. */
  public static Set<ReleaseVersion> withObjects(LiveState world, Work work) {
    var versions = new TreeSet<ReleaseVersion>();
    world
        .bucket()
        .list(
            "v",
            object -> {
              int slash = object.key().indexOf('/');
              if (slash > 0 && !object.isFolderMarker()) {
                ReleaseVersion.parse(object.key().substring(0, slash)).ifPresent(versions::add);
              }
            },
            work);
    return versions;
  }
}
