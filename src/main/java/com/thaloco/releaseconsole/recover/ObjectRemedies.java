package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.version.ReleaseVersion;

/** What remains where the bytes of an object can't be had. */
final class ObjectRemedies {
  private ObjectRemedies() {}

  static Remedy withdraw(ReleaseVersion version) {
    return Remedy.text(
            "If a mirror or backup has the same bytes, upload them. If nothing has"
                + " them, withdraw the release")
        .by(OwnCommand.RECOVER.with("withdraw", "--version", version.text()));
  }
}
