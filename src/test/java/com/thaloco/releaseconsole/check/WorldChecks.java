package com.thaloco.releaseconsole.check;

import java.util.List;

/** The checks that look at bucket and remote, for tests in which only these change. */
public final class WorldChecks {
  private WorldChecks() {}

  /** They, in the order of the contract. */
  public static Checklist of() {
    return new Checklist(List.of(new VersionUnused(), new BucketAccess(), new ManifestShape()));
  }
}
