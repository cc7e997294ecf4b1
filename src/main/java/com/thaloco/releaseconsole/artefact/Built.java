package com.thaloco.releaseconsole.artefact;

import java.util.List;

/**
 * The binaries of one release, each checked to be what the plan wanted and to carry version and
 * commit. Only {@link Builder} makes one.
 */
public final class Built {
  private final BuildIdentity identity;
  private final List<Member> members;

  Built(BuildIdentity identity, List<Member> members) {
    this.identity = identity;
    this.members = List.copyOf(members);
  }

  /** What the binaries carry. */
  public BuildIdentity identity() {
    return identity;
  }

  /** The binaries under their names in the tarball. */
  public List<Member> members() {
    return members;
  }
}
