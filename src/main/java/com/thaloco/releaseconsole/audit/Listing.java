package com.thaloco.releaseconsole.audit;

import com.thaloco.releaseconsole.bucket.Bucket;
import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.flow.Work;
import java.util.List;
import java.util.function.Consumer;

/** Reads the listing of the bucket a page at a time, and keeps nothing of it. */
public final class Listing {
  private final Bucket bucket;

  /** The listing of a bucket below the profile's prefix. */
  public Listing(Bucket bucket) {
    this.bucket = bucket;
  }

  /** What tells an object from any other under its key: ETag, size and time. */
  public static String mark(ObjectInfo object) {
    return "%s %d %s".formatted(object.etag(), object.size(), object.modified());
  }

  /**
   * Hands over each page as it comes, on the thread of the caller.
   *
   * @param prefix what keys begin with; empty for all
   * @throws com.thaloco.releaseconsole.flow.ProblemException {@code bucket.*}
   */
  public void read(String prefix, Consumer<? super ListingPage> each, Work work) {
    var counter =
        new Consumer<List<ObjectInfo>>() {
          private long seen;
          private long bytes;

          @Override
          public void accept(List<ObjectInfo> objects) {
            work.checkpoint();
            seen += objects.size();
            bytes += objects.stream().mapToLong(ObjectInfo::size).sum();
            work.moved(seen, -1);
            each.accept(new ListingPage(objects, seen, bytes));
          }
        };
    bucket.pages(prefix, counter, work);
  }
}
