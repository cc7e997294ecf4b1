package com.thaloco.releaseconsole.trust;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.profile.TrustRules.Pin;
import java.util.Optional;

/** What was found at one pin: a copy of the release public key, or why there is none. */
public sealed interface PinReading {
  /** The place in the profile. */
  Pin pin();

  /** The file as messages name it: its path, and the tag where it is not the commit's. */
  String where();

  /** A key. */
  record Pinned(Pin pin, String where, KeyBlock block, ReleaseKey key) implements PinReading {
    /** {@code path:line} of the block. */
    public String place() {
      return where + ":" + block.line();
    }
  }

  /**
   * No key.
   *
   * @param block what is there, where a single block was found that is not a key
   */
  record Unreadable(Pin pin, String where, Optional<KeyBlock> block, Problem problem)
      implements PinReading {}
}
