package com.thaloco.releaseconsole.site;

import com.thaloco.releaseconsole.flow.Work;
import java.io.OutputStream;
import java.net.URI;

/**
 * The port to the public URL. Ask only for what is known to be in the bucket: CDNs cache a 404
 * (design.md, Publishing order).
 */
public interface PublicSite {
  /** The address of a key. */
  URI address(String key);

  /** Asks for the headers of an object alone. */
  Headed head(String key, Work work);

  /** Streams an object into a sink, hashing on the way. No content coding is accepted. */
  Served get(String key, OutputStream sink, Work work);
}
