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
import java.util.concurrent.atomic.AtomicReference;

/**
 * The newest good release: the highest stable entry that is not burned, not the one that goes, and
 * whose objects are what its own commit's clients accept.
 *
 * @param release empty where none is left
 * @param passedOver higher ones that are not good, and why
 */
record Good(Optional<Release> release, List<String> passedOver) {
  /** A release and the commit that it was built from. */
  record Release(ReleaseVersion version, String commit) {}

  static Good without(ReleaseVersion going, Project project, LiveState world, Work work) {
    Set<ReleaseVersion> burned = world.burned(work);
    var soundness = new Soundness(project, world, work);
    var passedOver = new ArrayList<String>();
    for (ManifestEntry entry : world.manifest().map(Manifest::newestFirst).orElse(List.of())) {
      ReleaseVersion version = entry.version();
      if (!version.isStable() || burned.contains(version) || version.equals(going)) {
        continue;
      }
      work.checkpoint();
      var release = new AtomicReference<Optional<Release>>(Optional.empty());
      Optional<String> fault =
          Soundness.twice(() -> {
            release.set(
                BuiltFrom.commit(project, world, version, work).map(c -> new Release(version, c)));
            return release
                .get()
                .map(found -> soundness.faultOfAll(version, found.commit()))
                .orElse(Optional.of("its commit is not known"));
          });
      if (fault.isEmpty()) {
        return new Good(release.get(), passedOver);
      }
      passedOver.add("%s: %s".formatted(version, fault.get()));
    }
    return new Good(Optional.empty(), passedOver);
  }

  Optional<ReleaseVersion> version() {
    return release.map(Release::version);
  }
}
