package com.thaloco.releaseconsole.source;

import java.util.Optional;

/** What became of a conditional change of one ref, here or on a remote. */
public sealed interface RefResult {
  /** The ref is now as asked. */
  record Updated() implements RefResult {}

  /** Nothing changed: something else was there. */
  record Differs(Optional<String> found) implements RefResult {}

  /** The remote said no; nothing changed. */
  record Rejected(String reason) implements RefResult {}
}
