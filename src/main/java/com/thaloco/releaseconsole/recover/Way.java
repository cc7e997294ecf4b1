package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.version.ReleaseVersion;

/**
 * A way out of a trouble that the console can go.
 *
 * @param sentence what it does, for a button's side
 */
public record Way(Kind kind, ReleaseVersion version, String sentence) {
  /** The command that goes this way, without its options for the repository. */
  public String command() {
    return "recover %s --version %s".formatted(kind, version);
  }
}
