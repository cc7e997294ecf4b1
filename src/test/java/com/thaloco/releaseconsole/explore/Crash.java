package com.thaloco.releaseconsole.explore;

/** What a kill leaves behind: nothing more. No one catches it. */
final class Crash extends Error {
  private static final long serialVersionUID = 1L;

  Crash() {
    super("killed", null, false, false);
  }
}
