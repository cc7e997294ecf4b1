package com.thaloco.releaseconsole.explore;

/** Takes the place of what the real code does, so that a fault comes back: see SwitchesTest. */
interface Switches {
  /** The real code as it is. */
  Switches NONE = new Switches() {};

  /** Whether an object is neither written nor seen. */
  default boolean hides(String key) {
    return false;
  }

  /** Whether each write of the manifest is unique. */
  default boolean fences() {
    return true;
  }

  /** Whether a call whose answer was lost is known as one that may have had its effect. */
  default boolean looksAgain(String place) {
    return true;
  }

  /** What is sent instead. */
  default Upload changed(Upload upload) {
    return upload;
  }
}
