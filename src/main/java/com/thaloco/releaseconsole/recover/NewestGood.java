package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.manifest.ManifestEntry;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The newest good release: the highest stable entry that is not burned, not the one that goes, and
 * whose objects are what its own commit's clients accept.
 *
 * @param release empty where none is left
 * @param passedOver higher ones that are not good, and why
 */
record NewestGood(Optional<Release> release, List<String> passedOver) {
  /** A release and the commit that it was built from. */
  record Release(ReleaseVersion version, String commit) {}

  static NewestGood without(ReleaseVersion going, Project project, LiveState world, Work work) {
    Set<ReleaseVersion> burned = world.burned(work);
    var passedOver = new ArrayList<String>();
    for (ManifestEntry entry : world.manifest().map(Manifest::newestFirst).orElse(List.of())) {
      ReleaseVersion version = entry.version();
      if (!version.isStable() || burned.contains(version) || version.equals(going)) {
        continue;
      }
      work.checkpoint();
      Look look = look(version, project, world, work);
      if (look.fault().isPresent()) { // or a wrong answer on the way
        look = look(version, project, world, work);
      }
      if (look.fault().isEmpty()) {
        return new NewestGood(look.release(), passedOver);
      }
      passedOver.add("%s: %s".formatted(version, look.fault().get()));
    }
    return new NewestGood(Optional.empty(), passedOver);
  }

  private record Look(Optional<Release> release, Optional<String> fault) {}

  private static Look look(ReleaseVersion version, Project project, LiveState world, Work work) {
    Optional<Release> release =
        BuiltFrom.commit(project, world, version, work).map(id -> new Release(version, id));
    return new Look(
        release,
        release
            .map(found ->
                new ReleaseObjects(project, world, work).faultOfAll(version, found.commit()))
            .orElse(Optional.of("its commit is not known")));
  }

  Optional<ReleaseVersion> version() {
    return release.map(Release::version);
  }
}
