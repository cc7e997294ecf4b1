package com.thaloco.releaseconsole.profile;

import java.time.Duration;
import java.util.stream.Stream;

/** What the bucket's section must fulfil. */
final class BucketChecks {
  private BucketChecks() {}

  static void of(BucketRules b, PlacedValue at) {
    PlacedValue endpoint = at.at("endpoint");
    Rules.url(b.endpoint(), endpoint);
    String path = String.valueOf(b.endpoint().getRawPath());
    // Cloudflare's local R2 has its S3 side below a path; elsewhere a path is a mistake.
    if (!path.isEmpty() && !path.equals("/") && !Loopback.is(b.endpoint())) {
      endpoint.wrong(
          "has the path " + PlacedValue.quote(path),
          "The bucket's name belongs under bucket, not here.");
    }
    Rules.matches(
        b.region(), "[a-z0-9][a-z0-9-]*", at.at("region"), "It must be auto for R2, or a region.");
    Rules.matches(
        b.bucket(),
        "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]",
        at.at("bucket"),
        "It must be a bucket's name: 3 to 63 lower-case letters, digits, dots and -.");
    prefix(b.prefix(), at.at("prefix"));
    Rules.base(b.publicUrl(), at.at("public_url"));
    Rules.line(b.versionedCache(), at.at("versioned_cache"));
    Rules.line(b.rootCache(), at.at("root_cache"));
    if (b.drain().compareTo(Duration.ofDays(1)) > 0) {
      at.at("drain").wrong("is " + Scalars.write(b.drain()), "It must be at most 24h.");
    }
    if (!b.purge().isEmpty()) {
      Rules.command(b.purge(), at.at("purge"));
    }
  }

  private static void prefix(String prefix, PlacedValue at) {
    if (prefix.startsWith("/") || prefix.endsWith("/")) {
      at.wrong(
          "is " + PlacedValue.quote(prefix),
          "It must have no slash at its ends; \"\" is the bucket's root.");
      return;
    }
    Rules.matches(
        prefix,
        "|(?!.*(^|/)\\.{1,2}(/|$))[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*",
        at,
        "It must be like banger or a/b, of letters, digits, dots, _ and -.");
  }

  static void of(BucketRules.Credentials c, PlacedValue at) {
    long there =
        Stream.of(c.awsProfile(), c.rcloneRemote(), c.file()).filter(o -> o.isPresent()).count();
    if (there != 1) {
      at.wrong(
          there == 0 ? "is empty" : "names " + there + " sources",
          "It must name one of: aws_profile, rclone_remote, file.");
    }
    c.awsProfile().ifPresent(p -> Rules.line(p, at.at("aws_profile")));
    c.rcloneRemote().ifPresent(r -> Rules.line(r, at.at("rclone_remote")));
  }
}
