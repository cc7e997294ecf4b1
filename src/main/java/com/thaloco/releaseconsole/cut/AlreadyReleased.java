package com.thaloco.releaseconsole.cut;

import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.Fact;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Recognises a version that this very cut has released before, so that the same command again says
 * so instead of calling its own tag someone else's. A version that was withdrawn since is not
 * recognised.
 */
final class AlreadyReleased {
  private AlreadyReleased() {}

  static Optional<CutResult> find(Project project, ReleaseVersion version, Work work) {
    return Unfinished.finished(project.state(), version)
        .filter(past -> stillStands(project.world().fresh(), past, version, work))
        .map(past ->
            new CutResult.AlreadyReleased(version.text(), past.opened().commit(), receipt(past)));
  }

  private static boolean stillStands(
      LiveState world, History past, ReleaseVersion version, Work work) {
    return !world.burned(work).contains(version)
        && world.manifest().flatMap(m -> m.entry(version)).isPresent()
        && world
            .tag(version, work)
            .filter(tag -> tag.commit().equals(past.opened().commit()))
            .isPresent();
  }

  private static Optional<Path> receipt(History past) {
    return past.done(CutStep.RECEIPT.toString())
        .map(Fact.Done::left)
        .map(left -> left.getOrDefault("receipt", ""))
        .filter(path -> !path.isEmpty())
        .map(Path::of);
  }
}
