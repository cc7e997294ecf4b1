package com.thaloco.releaseconsole.bucket;

import com.thaloco.releaseconsole.profile.BucketRules;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** An upload in parts whose client was killed after the first one. */
public final class BrokenOffUpload {
  private BrokenOffUpload() {}

  /** Leaves one in a bucket. */
  public static void leave(BucketRules rules, String key) {
    try (S3Client client = R2Client.open(rules, Map.of(), Limits.STANDARD)) {
      String full = rules.prefix() + "/" + key;
      String upload =
          client
              .createMultipartUpload(
                  ask -> ask.bucket(rules.bucket()).key(full).contentType("application/gzip"))
              .uploadId();
      client.uploadPart(
          ask -> ask.bucket(rules.bucket()).key(full).uploadId(upload).partNumber(1),
          RequestBody.fromBytes(new byte[5 << 20]));
    }
  }
}
