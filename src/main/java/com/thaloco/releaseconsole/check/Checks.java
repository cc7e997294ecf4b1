package com.thaloco.releaseconsole.check;

import java.util.List;

/** The checklist of the contract, in its order. */
public final class Checks {
  private Checks() {}

  /** All checks. */
  public static Checklist all() {
    return new Checklist(
        List.of(
            new SourceClean(),
            new SourceBranch(),
            new SourcePushed(),
            new CiGreen(),
            new SmokeGreen(),
            new ChangelogEntry(),
            ChangelogLints.headings(),
            ChangelogLints.order(),
            ChangelogLints.links(),
            new TrustPins(),
            new TrustKey(),
            new VersionNext(),
            new VersionUnused(),
            new BucketAccess(),
            new ManifestShape()));
  }
}
