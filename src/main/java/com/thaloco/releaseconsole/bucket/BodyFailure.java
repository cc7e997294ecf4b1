package com.thaloco.releaseconsole.bucket;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A body that is to be sent can't be read on this machine: no failure of the connection. */
final class BodyFailure extends UncheckedIOException {
  private static final long serialVersionUID = 1L;

  BodyFailure(IOException cause) {
    super(cause);
  }
}
