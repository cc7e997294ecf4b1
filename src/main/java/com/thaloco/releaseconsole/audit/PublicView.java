package com.thaloco.releaseconsole.audit;

import java.time.Instant;
import java.util.Map;

/** How the public URL serves an object, compared with the S3 side. */
public sealed interface PublicView {
  /** When it was asked. */
  Instant at();

  /**
   * The same bytes with the same type.
   *
   * @param headers as served, names in lower case
   * @param proof {@code sha256 …}, or {@code ETag …} where the bytes were not fetched
   */
  record Same(Instant at, Map<String, String> headers, String proof) implements PublicView {
    public Same {
      headers = Map.copyOf(headers);
    }
  }

  /**
   * Other bytes: most likely an older copy in a cache.
   *
   * @param served what is served, and {@code stored} what the bucket has
   */
  record Stale(Instant at, Map<String, String> headers, String served, String stored)
      implements PublicView {
    public Stale {
      headers = Map.copyOf(headers);
    }
  }

  /** The same bytes under another content type or encoding. */
  record OtherType(Instant at, Map<String, String> headers, String served, String stored)
      implements PublicView {
    public OtherType {
      headers = Map.copyOf(headers);
    }
  }

  /** In the bucket, and not served. */
  record Missing(Instant at) implements PublicView {}

  /**
   * An answer, but not the object.
   *
   * @param refused the answer is for everybody and lasts: no access, or a redirect
   */
  record Odd(Instant at, String reason, boolean refused) implements PublicView {}

  /** No answer at all. */
  record Unreachable(Instant at, String reason) implements PublicView {}
}
