package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.cut.Unfinished;
import com.thaloco.releaseconsole.engine.Claim;
import com.thaloco.releaseconsole.engine.RecutMark;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.manifest.ManifestEntry;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which releases may be in a manifest that is put back: by tag, burn and objects, not by entry. */
final class GoodReleases {
  private final Project project;
  private final LiveState now;
  private final boolean everyByte;
  private final Work work;
  private final Map<ReleaseVersion, Optional<String>> judged = new HashMap<>();

  /**
   * @param everyByte whether the tarballs are read and hashed, which takes long
   */
  GoodReleases(Project project, LiveState now, boolean everyByte, Work work) {
    this.project = project;
    this.now = now;
    this.everyByte = everyByte;
    this.work = work;
  }

  /** Why clients must not get a release; empty where it is good. */
  Optional<String> fault(ReleaseVersion version) {
    return judged.computeIfAbsent(version, this::judge);
  }

  private Optional<String> judge(ReleaseVersion version) {
    work.checkpoint();
    if (now.burned(work).contains(version)) {
      return Optional.of("it is burned");
    }
    boolean tagged = now.tag(version, work).isPresent();
    if (!tagged && RecutMark.find(now, version).isPresent()) {
      return Optional.of("it is being cut again");
    }
    return ReleaseObjects.twice(() -> faultOfObjects(version));
  }

  private Optional<String> faultOfObjects(ReleaseVersion version) {
    Optional<String> commit = BuiltFrom.commit(project, now, version, work);
    if (commit.isEmpty()) {
      return Optional.of("it has no tag, and its objects do not name a commit");
    }
    var soundness = new ReleaseObjects(project, now, work);
    return everyByte
        ? soundness.faultOfAll(version, commit.get())
        : soundness.fault(version, commit.get());
  }

  /** Whether an entry is of the objects that are there, and no cut is about to replace them. */
  boolean fits(ManifestEntry entry) {
    Optional<String> listed = ReleaseObjects.listed(project.profile(), now, entry.version());
    return listed.filter(sha256 -> Unfinished.mayBeOf(sha256, entry)).isPresent()
        && (now.tag(entry.version(), work).isPresent()
            || Claim.find(now, entry.version()).filter(found -> found.isForOther(entry)).isEmpty());
  }
}
