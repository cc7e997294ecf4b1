package com.thaloco.releaseconsole.audit;

import com.thaloco.releaseconsole.profile.BucketRules;
import java.util.Optional;

/**
 * Commands that fetch an object with other people's tools, ready to be pasted into a shell. There
 * is no secret in them: both tools find credentials as they always do.
 *
 * @param aws {@code aws s3 cp …}
 * @param rclone {@code rclone copyto …}
 * @param curl what a client does
 */
public record ReadyCommands(String aws, String rclone, String curl) {
  /** The commands for a key below the profile's prefix. */
  static ReadyCommands of(BucketRules rules, String key, String address) {
    String full = rules.prefix().isEmpty() ? key : rules.prefix() + "/" + key;
    String path = rules.bucket() + "/" + full;
    String target = quoted("./" + key.substring(key.lastIndexOf('/') + 1));
    Optional<BucketRules.Credentials> credentials = rules.credentials();
    String profile =
        credentials
            .flatMap(BucketRules.Credentials::awsProfile)
            .map(name -> " --profile " + quoted(name))
            .orElse("");
    String file =
        credentials
            .flatMap(BucketRules.Credentials::file)
            .map(name -> "AWS_SHARED_CREDENTIALS_FILE=%s ".formatted(quoted(name.toString())))
            .orElse("");
    String remote =
        credentials
            .flatMap(BucketRules.Credentials::rcloneRemote)
            .map(name -> name.replaceFirst(":$", "") + ":")
            .orElseGet(() -> onTheFly(rules));
    return new ReadyCommands(
        "%saws s3 cp %s %s --endpoint-url %s --region %s%s"
            .formatted(
                file,
                quoted("s3://" + path),
                target,
                quoted(rules.endpoint().toString()),
                quoted(rules.region()),
                profile),
        "%srclone copyto %s %s".formatted(file, quoted(remote + path), target),
        "curl -fsSL -o %s %s".formatted(target, quoted(address)));
  }

  /** A remote without a configuration file, whose credentials are those of the environment. */
  private static String onTheFly(BucketRules rules) {
    String host = Optional.ofNullable(rules.endpoint().getHost()).orElse("");
    String provider = host.endsWith(".r2.cloudflarestorage.com") ? "Cloudflare" : "Other";
    String profile =
        rules
            .credentials()
            .flatMap(BucketRules.Credentials::awsProfile)
            .map(",profile=\"%s\""::formatted)
            .orElse("");
    return ":s3,provider=%s,env_auth=true,region=\"%s\",endpoint=\"%s\"%s:"
        .formatted(provider, rules.region(), rules.endpoint(), profile);
  }

  private static String quoted(String text) {
    return text.matches("[A-Za-z0-9_./:=@%+,-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
