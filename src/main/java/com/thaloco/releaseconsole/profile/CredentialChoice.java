package com.thaloco.releaseconsole.profile;

import java.nio.file.Path;
import java.util.Optional;

/** Where the keys of a project's bucket come from; never the keys themselves. */
public sealed interface CredentialChoice {
  /** What the AWS SDK finds by itself: environment, default profile, and so on. */
  record Chain() implements CredentialChoice {}

  /** A profile of the AWS configuration. */
  record AwsProfile(String name) implements CredentialChoice {}

  /** A remote of rclone's configuration. */
  record RcloneRemote(String name) implements CredentialChoice {}

  /** A file of access keys. */
  record KeyFile(Path path) implements CredentialChoice {}

  /** What a profile says. */
  static CredentialChoice of(BucketRules rules) {
    Optional<BucketRules.Credentials> named = rules.credentials();
    return named
        .flatMap(BucketRules.Credentials::awsProfile)
        .<CredentialChoice>map(AwsProfile::new)
        .or(() -> named.flatMap(BucketRules.Credentials::rcloneRemote).map(RcloneRemote::new))
        .or(() -> named.flatMap(BucketRules.Credentials::file).map(KeyFile::new))
        .orElseGet(Chain::new);
  }

  /** As it is behind {@code credentials:}; the chain has no text, it is what holds without. */
  default Optional<String> yaml() {
    return switch (this) {
      case Chain() -> Optional.empty();
      case AwsProfile(String name) ->
          Optional.of("{aws_profile: %s}".formatted(YamlScalars.write(name)));
      case RcloneRemote(String name) ->
          Optional.of("{rclone_remote: %s}".formatted(YamlScalars.write(name)));
      case KeyFile(Path path) ->
          Optional.of("{file: %s}".formatted(YamlScalars.write(path.toString())));
    };
  }
}
