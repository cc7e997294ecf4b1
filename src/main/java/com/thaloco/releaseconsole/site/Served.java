package com.thaloco.releaseconsole.site;

import java.util.Map;

/** What the public URL answered. */
public sealed interface Served {
  /**
   * Served, and wholly written to the sink.
   *
   * @param sha256 of the body as received, lower-case hexadecimal
   * @param headers names in lower case
   */
  record Found(long size, String sha256, Map<String, String> headers) implements Served {
    public Found {
      headers = Map.copyOf(headers);
    }
  }

  /** 404 or 410. */
  record Missing() implements Served {}

  /** Any other answer, or none; what was seen. */
  record Failed(String reason) implements Served {}
}
