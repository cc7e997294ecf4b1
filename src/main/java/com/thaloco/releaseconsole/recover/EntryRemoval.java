package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.bucket.ConfirmedObject;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Taking an entry out of the manifest: when it is done, and what the manifest is after it.
 *
 * @param good what becomes latest where the one that goes was
 * @param latest what is latest afterwards, for people
 */
record EntryRemoval(ReleaseVersion version, Optional<ReleaseVersion> good, String latest) {
  /** No release, for people. */
  static final String NONE = "none";

  /**
   * Whether no entry is there, and none can come back: a manifest that was written after the
   * announcement has another ETag than the one that a cut under way elsewhere means to replace.
   */
  boolean isDone(LiveState now, Instant announced) {
    Optional<ConfirmedObject> there = now.manifestObject();
    return there.isEmpty()
        || (!names(now.manifest().orElseThrow())
            && there.get().info().modified().isAfter(announced));
  }

  /** Whether clients can see anything of it. */
  boolean names(Manifest manifest) {
    return manifest.entry(version).isPresent() || manifest.latestText().equals(version.text());
  }

  /**
   * Whether latest would become another than was planned, or one that is burned: what clients were
   * to go back to has gone meanwhile, or only now they get what is taken out.
   */
  boolean isOvertaken(Manifest before, Set<ReleaseVersion> burned) {
    if (!before.latestText().equals(version.text())) {
      return false; // another maintainer's latest stays
    }
    String after = after(before).latestText();
    return !(after.isEmpty() ? NONE : after).equals(latest)
        || good.filter(burned::contains).isPresent();
  }

  /** Every other byte stays. */
  Manifest after(Manifest before) {
    Manifest without = before.without(version);
    if (!before.latestText().equals(version.text())) {
      return without;
    }
    return good.filter(g -> without.entry(g).isPresent())
        .map(without::withLatest)
        .orElseGet(without::withoutLatest);
  }
}
