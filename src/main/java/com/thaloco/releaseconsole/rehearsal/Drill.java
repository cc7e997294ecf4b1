package com.thaloco.releaseconsole.rehearsal;

import java.util.Locale;

/** Something that goes wrong in a rehearsal on purpose, so that a maintainer can practise. */
public enum Drill {
  /** The installer pins another key than the client. */
  PIN,
  /** A unit file changes, and no entry tells users what to run. */
  CALLOUT,
  /** A scenario of smoke fails. */
  SMOKE,
  /** The connection to the bucket breaks half way through a large upload. */
  NETWORK,
  /** Another maintainer publishes the next version. */
  RIVAL;

  /** Its name in folders and texts. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
