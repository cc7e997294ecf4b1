package com.thaloco.releaseconsole.profile;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The bucket and how clients see it.
 *
 * @param endpoint of the S3 API, without the bucket
 * @param region {@code auto} for R2
 * @param prefix without leading or trailing slash; empty for the root
 * @param publicUrl where clients read the prefix; ends with a slash
 * @param credentials where the keys come from; without it, the SDK's default chain
 * @param versionedCache Cache-Control of versioned objects
 * @param rootCache Cache-Control of manifest and installer
 * @param drain how long a client may need that has just read the manifest
 * @param purge a command that empties the CDN's cache of the URLs that follow it
 */
public record BucketRules(
    URI endpoint,
    String region,
    String bucket,
    String prefix,
    URI publicUrl,
    Optional<Credentials> credentials,
    String versionedCache,
    String rootCache,
    Duration drain,
    List<String> purge) {
  public BucketRules {
    purge = List.copyOf(purge);
  }

  /** Whether the bucket is on this machine: a rehearsal, or a test. */
  public boolean isLoopback() {
    return Loopback.is(endpoint);
  }

  /** All of the bucket: keys are the full ones. */
  public BucketRules withoutPrefix() {
    return new BucketRules(
        endpoint,
        region,
        bucket,
        "",
        publicUrl,
        credentials,
        versionedCache,
        rootCache,
        drain,
        purge);
  }

  /** Exactly one of the three is there. */
  public record Credentials(
      Optional<String> awsProfile, Optional<String> rcloneRemote, Optional<Path> file) {}
}
