package com.thaloco.releaseconsole.recover;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.version.ReleaseVersion;

/**
 * A recovery that the console can carry out.
 *
 * @param sentence what it does, for a button's side
 */
public record OfferedRecovery(RecoveryKind kind, ReleaseVersion version, String sentence) {
  /** A withdrawal, where only the maintainer can tell whether the release is bad. */
  static OfferedRecovery withdrawIfBad(ReleaseVersion version) {
    return new OfferedRecovery(
        RecoveryKind.WITHDRAW,
        version,
        "Permanently blocks this version number, if the release is bad.");
  }

  /** The command that goes this way. */
  @JsonProperty
  public Action.Console command() {
    return OwnCommand.RECOVER.with(kind.word(), "--version", version.text());
  }
}
