package com.thaloco.releaseconsole.bucket;

import com.thaloco.releaseconsole.profile.BucketRules;
import java.io.InputStream;
import java.util.Map;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The SDK's client, set up as R2's documentation asks: path style, no streaming signatures (refused
 * with 403), no checksum headers of its own, no Expect. Nothing of the user's AWS configuration but
 * the keys has a say, so that a release is the same on every machine.
 */
final class R2Client {
  private R2Client() {}

  static S3Client open(BucketRules rules, Map<String, String> environment, Limits limits) {
    ProfileFile nothing =
        ProfileFile.builder()
            .content(InputStream.nullInputStream())
            .type(ProfileFile.Type.CONFIGURATION)
            .build();
    var http =
        UrlConnectionHttpClient.builder()
            .connectionTimeout(limits.connect())
            .socketTimeout(limits.idle())
            .proxyConfiguration(ownProxies())
            .build();
    return S3Client.builder()
        .endpointOverride(rules.endpoint())
        .region(Region.of(rules.region()))
        .forcePathStyle(true)
        .credentialsProvider(CredentialSource.of(rules, environment))
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
        .serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(false).expectContinueEnabled(false))
        .httpClient(new MeteredHttp(http))
        .overrideConfiguration(config ->
            config
                .defaultProfileFile(nothing)
                .retryStrategy(
                    AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .maxAttempts(limits.attempts())
                        .build()))
        .build();
  }

  /** None of the SDK's own: the process's proxies hold, as for every other connection. */
  private static ProxyConfiguration ownProxies() {
    return ProxyConfiguration.builder()
        .useSystemPropertyValues(false)
        .useEnvironmentVariablesValues(false)
        .build();
  }
}
