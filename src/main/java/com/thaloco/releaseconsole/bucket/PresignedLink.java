package com.thaloco.releaseconsole.bucket;

import com.thaloco.releaseconsole.profile.BucketRules;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** An address by which anyone can read one object from the S3 side for a while, without keys. */
public final class PresignedLink {
  /** The longest that S3 and R2 accept. */
  public static final Duration LONGEST = Duration.ofDays(7);

  private PresignedLink() {}

  /**
   * Signs an address. No request is made: whether the object is there is not asked.
   *
   * @param key below the profile's prefix
   * @throws com.thaloco.releaseconsole.flow.ProblemException where there are no credentials
   */
  public static URI of(
      BucketRules rules, Map<String, String> environment, String key, Duration valid) {
    try (S3Presigner presigner =
        S3Presigner.builder()
            .endpointOverride(rules.endpoint())
            .region(Region.of(rules.region()))
            .credentialsProvider(CredentialSource.of(rules, environment))
            .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
            .build()) {
      String whole = rules.prefix().isEmpty() ? key : rules.prefix() + "/" + key;
      return URI.create(
          presigner
              .presignGetObject(asked ->
                  asked
                      .signatureDuration(valid)
                      .getObjectRequest(object -> object.bucket(rules.bucket()).key(whole)))
              .url()
              .toString());
    }
  }
}
