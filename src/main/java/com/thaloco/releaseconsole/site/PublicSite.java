package com.thaloco.releaseconsole.site;

import com.thaloco.releaseconsole.flow.Work;
import java.io.OutputStream;
import java.net.URI;

/**
 * The port to the public URL. Ask only for what is known to be in the bucket: CDNs cache a 404
 * (docs/rules.md, Publishing order).
 */
public interface PublicSite {
  /** In bytes: more than any object of a release has. */
  long LARGEST = 4L << 30;

  /** The address of a key. */
  URI address(String key);

  /** Asks for the headers of an object alone. */
  Headed head(String key, Work work);

  /**
   * Streams an object into a sink, hashing on the way. No content coding is accepted. A server that
   * sends more, or takes longer than that much takes on a slow line, is cut off.
   *
   * @param most bytes that are taken
   */
  Served get(String key, OutputStream sink, long most, Work work);

  /** The same where nothing says how large the object may be. */
  default Served get(String key, OutputStream sink, Work work) {
    return get(key, sink, LARGEST, work);
  }
}
