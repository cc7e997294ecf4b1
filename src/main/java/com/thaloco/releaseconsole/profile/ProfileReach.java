package com.thaloco.releaseconsole.profile;

import com.thaloco.releaseconsole.flow.Hashes;
import com.thaloco.releaseconsole.flow.ShellWord;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a profile lets the program reach: hosts that are contacted, the credentials that they get,
 * commands that are run, and variables that those get. It is what a person approves before any of
 * it happens; names, paths and rules of the project are no part of it.
 *
 * @param lines all that counts in the end, in the order of the profile's sections
 * @param repository what of it the repository says, whatever a person's own settings lay over it
 */
public record ProfileReach(List<Line> lines, List<Line> repository) {
  /** What a line is about, in the order in which a person should read it. */
  public enum Kind {
    HOST,
    BUCKET,
    CREDENTIALS,
    COMMAND,
    VARIABLE
  }

  /**
   * One value of the profile.
   *
   * @param key its path, such as {@code bucket.endpoint}
   * @param value for people and for the fingerprint; commands are quoted as for a shell
   */
  public record Line(Kind kind, String key, String value) {}

  public ProfileReach {
    lines = List.copyOf(lines);
    repository = List.copyOf(repository);
  }

  /** All that a profile names. */
  public static ProfileReach of(Profile p) {
    var found = new Collected();
    p.source()
        .forge()
        .ifPresent(forge -> {
          found.host("source.forge.api", forge.api());
          forge
              .tokenVariable()
              .ifPresent(name -> found.add(Kind.CREDENTIALS, "source.forge.token_variable", name));
        });
    BucketRules bucket = p.bucket();
    found.host("bucket.endpoint", bucket.endpoint());
    found.host("bucket.public_url", bucket.publicUrl());
    found.add(Kind.BUCKET, "bucket.bucket", bucket.bucket());
    if (!bucket.prefix().isEmpty()) {
      found.add(Kind.BUCKET, "bucket.prefix", bucket.prefix());
    }
    found.add(
        Kind.CREDENTIALS,
        "bucket.credentials",
        CredentialChoice.of(bucket).yaml().orElse("what the AWS tools find by themselves"));
    found.command("bucket.purge", bucket.purge());
    found.command("build.command", p.build().command());
    found.passed("build.environment", p.build().environment());
    for (BuildRules.Binary binary : p.build().binaries()) {
      String key = "build.binaries." + binary.name();
      found.fixed(key + ".environment", binary.environment());
      if (!binary.reports().isEmpty()) {
        found.command(key + ".reports", prepend(binary.name(), binary.reports()));
      }
    }
    p.smoke()
        .ifPresent(smoke -> {
          found.command("smoke.command", smoke.command());
          found.passed("smoke.environment", smoke.environment());
        });
    for (CatalogRule catalog : p.catalogs()) {
      found.host("catalogs." + catalog.name() + ".public_url", catalog.publicUrl());
      found.command("catalogs." + catalog.name() + ".publish", catalog.publish());
    }
    p.installer()
        .ifPresent(installer -> {
          found.command("installer.run", installer.run());
          found.fixed("installer.environment", installer.environment());
          found.command("installer.reports", installer.reports());
        });
    found.command("verify.previous", p.verify().previous());
    found.fixed("verify.environment", p.verify().environment());
    p.verify().commands().forEach(command -> found.command("verify.commands", command));
    return new ProfileReach(found.lines, found.lines);
  }

  /** The same where a repository's profile alone, without settings laid over it, names this. */
  ProfileReach over(ProfileReach alone) {
    return new ProfileReach(lines, alone.lines);
  }

  /**
   * The same where a repository's profile is not complete without settings that have these keys.
   */
  ProfileReach without(Set<String> keys) {
    return new ProfileReach(
        lines,
        lines.stream()
            .filter(line -> keys.stream().noneMatch(key -> isOf(key, line.key())))
            .toList());
  }

  private static boolean isOf(String key, String line) {
    return key.equals(line) || key.startsWith(line + ".") || line.startsWith(key + ".");
  }

  /** Whether a person's own settings say it, and not the repository. */
  public boolean isOwn(Line line) {
    return !repository.contains(line);
  }

  /** The lines of a kind. */
  public List<Line> of(Kind kind) {
    return lines.stream().filter(line -> line.kind() == kind).toList();
  }

  /** SHA-256 of the repository's lines, whatever they contain. */
  public String fingerprint() {
    var text = new StringBuilder("release-console profile reach v2\n");
    for (Line line : repository) {
      for (String part : List.of(line.kind().name(), line.key(), line.value())) {
        text.append(part.length()).append(':').append(part).append('\n');
      }
    }
    return Hashes.sha256(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> prepend(String first, List<String> rest) {
    var all = new ArrayList<String>(List.of(first));
    all.addAll(rest);
    return all;
  }

  private static final class Collected {
    private final List<Line> lines = new ArrayList<>();

    void add(Kind kind, String key, String value) {
      lines.add(new Line(kind, key, value));
    }

    void host(String key, URI address) {
      add(Kind.HOST, key, address.toString());
    }

    void command(String key, List<String> command) {
      if (!command.isEmpty()) {
        add(
            Kind.COMMAND,
            key,
            command.stream().map(ShellWord::of).collect(Collectors.joining(" ")));
      }
    }

    void passed(String key, List<String> names) {
      if (!names.isEmpty()) {
        add(Kind.VARIABLE, key, String.join(", ", names));
      }
    }

    void fixed(String key, Map<String, String> values) {
      values.entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(e -> add(Kind.VARIABLE, key, e.getKey() + "=" + ShellWord.of(e.getValue())));
    }
  }
}
