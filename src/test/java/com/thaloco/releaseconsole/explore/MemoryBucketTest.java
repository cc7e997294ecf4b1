package com.thaloco.releaseconsole.explore;

import com.thaloco.releaseconsole.bucket.Bucket;
import com.thaloco.releaseconsole.bucket.BucketContract;

/** The bucket of the exploration does what every bucket does. */
final class MemoryBucketTest extends BucketContract {
  private final Bucket bucket = new MemoryBucket(PortGate.open(new World()));

  @Override
  protected Bucket bucket() {
    return bucket;
  }
}
