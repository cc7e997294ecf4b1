package com.thaloco.releaseconsole.audit;

import com.thaloco.releaseconsole.flow.ShellWord;
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
    String target = ShellWord.of("./" + fileName(key));
    Optional<BucketRules.Credentials> credentials = rules.credentials();
    String profile =
        credentials
            .flatMap(BucketRules.Credentials::awsProfile)
            .map(name -> " --profile " + ShellWord.of(name))
            .orElse("");
    String file =
        credentials
            .flatMap(BucketRules.Credentials::file)
            .map(name -> "AWS_SHARED_CREDENTIALS_FILE=%s ".formatted(ShellWord.of(name.toString())))
            .orElse("");
    String remote =
        credentials
            .flatMap(BucketRules.Credentials::rcloneRemote)
            .map(name -> name.replaceFirst(":$", "") + ":")
            .orElseGet(() -> onTheFly(rules));
    boolean folder = key.endsWith("/"); // which aws s3 and rclone take for no object
    return new ReadyCommands(
        "%saws %s %s --endpoint-url %s --region %s%s"
            .formatted(
                file,
                folder
                    ? "s3api get-object --bucket %s --key %s"
                        .formatted(ShellWord.of(rules.bucket()), ShellWord.of(full))
                    : "s3 cp " + ShellWord.of("s3://" + path),
                target,
                ShellWord.of(rules.endpoint().toString()),
                ShellWord.of(rules.region()),
                profile),
        folder
            ? "%srclone lsf --s3-directory-markers %s".formatted(file, ShellWord.of(remote + path))
            : "%srclone copyto %s %s".formatted(file, ShellWord.of(remote + path), target),
        "curl -fsSL -o %s %s".formatted(target, ShellWord.of(address)));
  }

  /** The last part of a key that names a file; a folder marker has the folder's own name. */
  private static String fileName(String key) {
    String[] parts = key.split("/+"); // without empty ones at the end
    String last = parts.length == 0 ? "" : parts[parts.length - 1];
    return last.isEmpty() || last.equals(".") || last.equals("..") ? "object" : last;
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
}
