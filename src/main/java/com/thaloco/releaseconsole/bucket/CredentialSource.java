package com.thaloco.releaseconsole.bucket;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.profile.BucketRules;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.profiles.ProfileFile;

/**
 * Finds the keys that the profile means. Real ones are never used for a loopback address, and those
 * of a rehearsal never for another (docs/command-line.md, Folders).
 */
final class CredentialSource {
  /** In a credentials file: these keys open nothing but a bucket on this machine. */
  static final String LOOPBACK_ONLY = "loopback_only";

  private static final String NOT_DONE = "No request was sent to the bucket.";

  private final BucketRules rules;
  private final Map<String, String> environment;

  private CredentialSource(BucketRules rules, Map<String, String> environment) {
    this.rules = rules;
    this.environment = environment;
  }

  /**
   * Where the SDK gets the keys from; those of files are read now, so that mistakes show at once.
   */
  static AwsCredentialsProvider of(BucketRules rules, Map<String, String> environment) {
    return new CredentialSource(rules, environment).provider();
  }

  /** The AWS profiles that can be named. */
  static List<String> profileNames(Map<String, String> environment) {
    return sharedProfiles(environment).profiles().keySet().stream().sorted().toList();
  }

  private AwsCredentialsProvider provider() {
    Optional<BucketRules.Credentials> named = rules.credentials();
    Optional<Path> file = named.flatMap(BucketRules.Credentials::file);
    if (file.isPresent()) {
      return fixed(fromFile(file.get()));
    }
    if (rules.isLoopback()) {
      throw Problem.refused(
              "bucket.credentials-loopback",
              "The bucket is on this machine (%s), but the profile names no credentials file for it."
                  .formatted(rules.endpoint()),
              NOT_DONE,
              "Name the rehearsal's file under bucket.credentials.file: real credentials are never"
                  + " used for a loopback address.")
          .toException();
    }
    Optional<String> rclone = named.flatMap(BucketRules.Credentials::rcloneRemote);
    if (rclone.isPresent()) {
      return fromRclone(RcloneConfig.read(environment).remote(rclone.get()));
    }
    return named
        .flatMap(BucketRules.Credentials::awsProfile)
        .map(this::fromProfile)
        .orElseGet(this::defaultChain);
  }

  private Credentials fromFile(Path file) {
    ProfileFile sections = read(file, ProfileFile.Type.CREDENTIALS);
    var section =
        sections
            .profile("default")
            .orElseThrow(() ->
                Problem.input(
                        "bucket.credentials-incomplete",
                        "The credentials file %s has no section [default].".formatted(file),
                        NOT_DONE,
                        "Write aws_access_key_id and aws_secret_access_key below [default].")
                    .toException());
    boolean loopbackOnly = section.booleanProperty(LOOPBACK_ONLY).orElse(false);
    if (rules.isLoopback() && !loopbackOnly) {
      throw Problem.refused(
              "bucket.credentials-loopback",
              "The credentials in %s are not a rehearsal's, but the bucket is on this machine (%s)."
                  .formatted(file, rules.endpoint()),
              NOT_DONE,
              "Name the rehearsal's own file, which has the line %s = true: real credentials are never used for a loopback address."
                  .formatted(LOOPBACK_ONLY))
          .toException();
    }
    if (!rules.isLoopback() && loopbackOnly) {
      throw Problem.refused(
              "bucket.credentials-rehearsal",
              "The credentials in %s belong to a rehearsal, but the bucket is not on this machine (%s)."
                  .formatted(file, rules.endpoint()),
              NOT_DONE,
              "Name credentials of the real bucket under bucket.credentials in the profile.")
          .toException();
    }
    return Credentials.of(
        section.property("aws_access_key_id"),
        section.property("aws_secret_access_key"),
        section.property("aws_session_token"),
        file.toString());
  }

  private AwsCredentialsProvider fromRclone(RcloneConfig.Remote remote) {
    String type = remote.option("type").orElse("");
    if (!type.equals("s3")) {
      throw Problem.input(
              "bucket.rclone-remote",
              "%s is of type '%s', not s3.".formatted(capital(remote.origin()), type),
              NOT_DONE,
              "Name an s3 remote under bucket.credentials.rclone_remote in the profile.")
          .toException();
    }
    remote.option("endpoint").ifPresent(endpoint -> sameHost(endpoint, remote));
    if (remote.option("env_auth").map(text -> text.equalsIgnoreCase("true")).orElse(false)
        && remote.option("access_key_id").isEmpty()) {
      Optional<CredentialSource> shared =
          remote.option("shared_credentials_file").map(this::withSharedFile);
      CredentialSource source = shared.orElse(this);
      return remote.option("profile").map(source::fromProfile).orElseGet(source::defaultChain);
    }
    return fixed(
        Credentials.of(
            remote.option("access_key_id"),
            remote.option("secret_access_key"),
            remote.option("session_token"),
            remote.origin()));
  }

  /** The same where another file takes the place of {@code ~/.aws/credentials}. */
  private CredentialSource withSharedFile(String file) {
    var changed = new HashMap<>(environment);
    changed.put("AWS_SHARED_CREDENTIALS_FILE", file.replaceFirst("^~(?=/)", home(environment)));
    read(Path.of(changed.get("AWS_SHARED_CREDENTIALS_FILE")), ProfileFile.Type.CREDENTIALS);
    return new CredentialSource(rules, changed);
  }

  private static String home(Map<String, String> environment) {
    return Matcher.quoteReplacement(RcloneConfig.home(environment).toString());
  }

  /** Keys of one account are no good at another's endpoint, and none of its business. */
  private void sameHost(String endpoint, RcloneConfig.Remote remote) {
    String full = endpoint.contains("://") ? endpoint : "https://" + endpoint;
    String host;
    try {
      host = String.valueOf(URI.create(full).getHost());
    } catch (IllegalArgumentException e) {
      host = "?";
    }
    if (!host.equalsIgnoreCase(rules.endpoint().getHost())) {
      throw Problem.input(
              "bucket.credentials-elsewhere",
              "%s is for %s, but the profile's bucket is at %s."
                  .formatted(capital(remote.origin()), endpoint, rules.endpoint()),
              NOT_DONE,
              "Make bucket.endpoint and the remote's endpoint agree, or name another remote.")
          .toException();
    }
  }

  private AwsCredentialsProvider fromProfile(String name) {
    ProfileFile all = sharedProfiles(environment);
    if (all.profile(name).isEmpty()) {
      throw Problem.input(
              "bucket.aws-profile",
              "There is no AWS profile '%s' in %s or %s."
                  .formatted(name, sharedFile(environment), configFile(environment)),
              NOT_DONE,
              "Run aws configure --profile %s, or name other credentials in the profile."
                  .formatted(name))
          .toException();
    }
    return explained(
        ProfileCredentialsProvider.builder().profileFile(all).profileName(name).build(), name);
  }

  /** The SDK throws what is missing in a profile as if the program were wrong. */
  private static AwsCredentialsProvider explained(AwsCredentialsProvider profile, String name) {
    return () -> {
      try {
        return profile.resolveCredentials();
      } catch (IllegalArgumentException | IllegalStateException e) {
        throw Problem.input(
                "bucket.credentials-incomplete",
                "The AWS profile '%s' gives no keys.".formatted(name),
                NOT_DONE,
                "Run aws configure --profile %s, or name other credentials in the profile."
                    .formatted(name))
            .with(List.of(String.valueOf(e.getMessage())))
            .toException();
      }
    };
  }

  /** The environment as given comes first, then whatever the SDK knows on this machine. */
  private AwsCredentialsProvider defaultChain() {
    String id = environment.getOrDefault("AWS_ACCESS_KEY_ID", "");
    String secret = environment.getOrDefault("AWS_SECRET_ACCESS_KEY", "");
    if (!id.isBlank() && !secret.isBlank()) {
      return fixed(
          Credentials.of(
              Optional.of(id),
              Optional.of(secret),
              Optional.ofNullable(environment.get("AWS_SESSION_TOKEN")),
              "the environment"));
    }
    ProfileFile shared = sharedProfiles(environment);
    String name = environment.getOrDefault("AWS_PROFILE", "default");
    return AwsCredentialsProviderChain.of(
        ProfileCredentialsProvider.builder().profileFile(shared).profileName(name).build(),
        DefaultCredentialsProvider.builder().profileFile(shared).build());
  }

  private static Path sharedFile(Map<String, String> environment) {
    return named(environment, "AWS_SHARED_CREDENTIALS_FILE", "credentials");
  }

  private static Path configFile(Map<String, String> environment) {
    return named(environment, "AWS_CONFIG_FILE", "config");
  }

  private static Path named(Map<String, String> environment, String variable, String usual) {
    String value = environment.getOrDefault(variable, "");
    return value.isEmpty()
        ? RcloneConfig.home(environment).resolve(".aws").resolve(usual)
        : Path.of(value);
  }

  private static ProfileFile sharedProfiles(Map<String, String> environment) {
    var all = ProfileFile.aggregator();
    if (Files.isRegularFile(sharedFile(environment))) {
      all.addFile(read(sharedFile(environment), ProfileFile.Type.CREDENTIALS));
    }
    if (Files.isRegularFile(configFile(environment))) {
      all.addFile(read(configFile(environment), ProfileFile.Type.CONFIGURATION));
    }
    return all.build();
  }

  private static ProfileFile read(Path file, ProfileFile.Type type) {
    if (!Files.isReadable(file)) {
      throw Problem.input(
              "bucket.credentials-file",
              "The credentials file %s %s."
                  .formatted(file, Files.exists(file) ? "can't be read" : "does not exist"),
              NOT_DONE,
              "Correct its path under bucket.credentials in the profile, or make it readable for"
                  + " you.")
          .toException();
    }
    try {
      String text = Files.readString(file).replaceFirst("^\ufeff", "");
      return ProfileFile.builder()
          .content(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
          .type(type)
          .build();
    } catch (IOException | SdkException | IllegalArgumentException | IllegalStateException e) {
      // The parser's message may quote the line, and with it a key: it is left out.
      throw Problem.input(
              "bucket.credentials-file",
              "The file %s is not in the format of AWS credentials files.".formatted(file),
              NOT_DONE,
              "Write [default], then aws_access_key_id = … and aws_secret_access_key = … below it.")
          .toException();
    }
  }

  private static AwsCredentialsProvider fixed(Credentials keys) {
    AwsCredentials aws =
        keys.sessionToken()
            .<AwsCredentials>map(token ->
                AwsSessionCredentials.create(keys.accessKeyId(), keys.secretAccessKey(), token))
            .orElseGet(
                () -> AwsBasicCredentials.create(keys.accessKeyId(), keys.secretAccessKey()));
    return StaticCredentialsProvider.create(aws);
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** For the file that a rehearsal writes. */
  static List<String> loopbackFile(String accessKeyId, String secretAccessKey) {
    return List.of(
        "# Keys of the rehearsal's own bucket. They open nothing but a server on this machine.",
        "[default]",
        "aws_access_key_id = " + accessKeyId,
        "aws_secret_access_key = " + secretAccessKey,
        LOOPBACK_ONLY + " = true");
  }
}
