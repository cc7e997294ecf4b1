package com.thaloco.releaseconsole.bucket;

import com.thaloco.releaseconsole.profile.BucketRules;
import java.util.Map;

/** A server with an empty bucket, for as long as it is open. */
interface ServedBucket extends AutoCloseable {
  BucketRules rules();

  /** The bucket, with the limits of tests. */
  default S3Bucket bucket() {
    return S3Bucket.open(rules(), Map.of(), BucketFixture.QUICK);
  }

  @Override
  void close();
}
