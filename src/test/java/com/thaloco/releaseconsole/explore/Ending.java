package com.thaloco.releaseconsole.explore;

import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.manifest.ManifestEntry;
import com.thaloco.releaseconsole.profile.OwnKeys;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.recover.Diagnosis;
import com.thaloco.releaseconsole.source.RemoteRef;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.Arrays;
import java.util.Optional;

/**
 * What must be so when nothing is going to happen any more: all is finished, or whoever looks is
 * told that it is not.
 */
record Ending(Sample sample, Execution run) {
  Optional<String> fault() {
    boolean succeeded =
        run.people().stream()
            .allMatch(each ->
                each.state() == Maintainer.State.ENDED
                    && each.outcomes().stream().allMatch(Outcome.Ok.class::isInstance));
    Optional<String> unsound = unsound();
    if (run.scenario().finishes() && isBegun() && !lastSucceeded()) {
      return Optional.of("what was begun is not finished");
    }
    if (unsound.isEmpty()) {
      return Optional.empty();
    }
    if (succeeded && !run.isOvertaken()) {
      return Optional.of("all commands succeeded, and yet " + unsound.get());
    }
    return isTold() ? Optional.empty() : unsound.map(what -> "no one is told that " + what);
  }

  /** Whether there is anything to be finished. */
  private boolean isBegun() {
    return run.world().object(sample.profile().tarballKey(Sample.NEW.text())).isPresent();
  }

  private boolean lastSucceeded() {
    Maintainer last = run.people().getLast();
    return last.state() == Maintainer.State.ENDED
        && last.outcomes().stream().allMatch(Outcome.Ok.class::isInstance);
  }

  /** What clients, or the next maintainer, would stumble over. */
  private Optional<String> unsound() {
    World world = run.world();
    Profile profile = sample.profile();
    Manifest manifest =
        Manifest.parse(
            world.object(profile.manifest().key()).orElseThrow().bytes(), profile.manifest());
    for (ManifestEntry entry : manifest.entries()) {
      ReleaseVersion version = entry.version();
      if (world.ref("refs/tags/" + version).isEmpty()) {
        return Optional.of(version + " has no tag");
      }
      if (world.object(OwnKeys.Record.BURNED.key(version.text())).isPresent()) {
        return Optional.of(version + " is burned and named");
      }
      if (!world.ref("refs/tags/" + version).map(RemoteRef::commit).equals(built(version))) {
        return Optional.of("the tag %s is on another commit".formatted(version));
      }
    }
    for (RemoteRef ref : world.refs()) {
      String version = ref.name().substring("refs/tags/".length());
      if (world.object(OwnKeys.Record.BURNED.key(version)).isPresent()) {
        return Optional.of(version + " is burned and tagged");
      }
    }
    return manifest
        .latest()
        .filter(latest -> !isScriptOf(latest))
        .map(latest -> "install.sh is not that of " + latest);
  }

  private Optional<String> built(ReleaseVersion version) {
    return run.world()
        .object(sample.profile().hashesKey(version.text()))
        .map(object -> object.info().metadata().getOrDefault("commit", ""));
  }

  private boolean isScriptOf(ReleaseVersion version) {
    World world = run.world();
    Optional<byte[]> script =
        world
            .ref("refs/tags/" + version)
            .map(RemoteRef::commit)
            .or(() -> built(version))
            .flatMap(commit ->
                sample.objects().blob(commit, sample.profile().installer().orElseThrow().path()));
    return script.isPresent()
        && world
            .object(sample.profile().installer().orElseThrow().key())
            .filter(object -> Arrays.equals(object.bytes(), script.get()))
            .isPresent();
  }

  /**
   * Whether the real diagnosis, on a machine that knows nothing of it, says that a hand is needed.
   */
  private boolean isTold() {
    World world = run.world().copy();
    PortGate open = PortGate.open(world);
    Machine fresh = sample.fresh();
    try (Project project =
        sample.project(
            fresh,
            sample.repository(fresh, world, open),
            open,
            new MemoryBucket(open),
            new WorldClock(world))) {
      return Diagnosis.of(project, Run.serial(new WorldClock(world), _ -> {}).at(new StepId("end")))
          .needsHand();
    }
  }
}
