package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.List;
import java.util.Optional;

/** How a recovery that did not stop came out. */
public sealed interface RecoverResult {
  /**
   * Done, now or before.
   *
   * @param sentence what is the case now
   * @param left what is left for the maintainer, in order
   * @param next the version to be cut next, where there is one
   * @param again what to look at again, and when
   */
  record Recovered(
      RecoveryKind kind,
      ReleaseVersion version,
      String sentence,
      List<Remedy> left,
      Optional<ReleaseVersion> next,
      Optional<Recheck> again)
      implements RecoverResult {
    public Recovered {
      left = List.copyOf(left);
    }

    Recovered(
        RecoveryKind kind,
        ReleaseVersion version,
        String sentence,
        List<Remedy> left,
        Optional<ReleaseVersion> next) {
      this(kind, version, sentence, left, next, Optional.empty());
    }

    Recovered again(Recheck recheck) {
      return new Recovered(kind, version, sentence, left, next, Optional.of(recheck));
    }
  }

  /** A dry run: nothing was done. */
  record Planned(RecoveryPlan plan) implements RecoverResult {}
}
