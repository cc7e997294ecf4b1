package com.thaloco.releaseconsole.bucket;

import com.thaloco.releaseconsole.profile.BucketRules;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** Stores what this program never would, as other tools do. */
public final class OtherTool {
  private OtherTool() {}

  /** Stores an object below the prefix, whatever its key looks like. */
  public static void put(BucketRules rules, String key, String text) {
    put(rules, PutObjectRequest.builder().key(key), text);
  }

  /**
   * Stores an object with whatever headers.
   *
   * @param ask with the key below the prefix
   */
  public static void put(BucketRules rules, PutObjectRequest.Builder ask, String text) {
    try (S3Client client = R2Client.open(rules, Map.of(), Limits.STANDARD)) {
      PutObjectRequest asked = ask.build();
      client.putObject(
          ask.bucket(rules.bucket()).key(rules.prefix() + "/" + asked.key()).build(),
          RequestBody.fromBytes(text.getBytes(StandardCharsets.UTF_8)));
    }
  }
}
