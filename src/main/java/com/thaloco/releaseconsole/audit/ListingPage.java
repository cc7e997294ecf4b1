package com.thaloco.releaseconsole.audit;

import com.thaloco.releaseconsole.bucket.ObjectInfo;
import java.util.List;

/**
 * What one answer of the bucket's listing brought.
 *
 * @param objects in the server's order, which S3 keeps by key
 * @param seen how many objects have come so far, this page's among them
 * @param bytes how many bytes those have
 */
public record ListingPage(List<ObjectInfo> objects, long seen, long bytes) {
  public ListingPage {
    objects = List.copyOf(objects);
  }
}
