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
            new BuildLdflags(),
            new TagWrite(),
            new TagPush(),
            new SmokeGreen(),
            new ChangelogEntry(),
            ChangelogLints.headings(),
            ChangelogLints.order(),
            ChangelogLints.links(),
            new UnitsCallout(),
            new TrustPins(),
            new TrustKey(),
            new VersionNext(),
            new VersionBump(),
            new VersionUnused(),
            new ReleaseVerification(),
            new CatalogEntries(),
            new BucketAccess(),
            new BucketPublic(),
            new ManifestShape(),
            new InstallerSyntax(),
            new VerifyReady()));
  }
}
