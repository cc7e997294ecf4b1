package com.thaloco.releaseconsole.ui;

import com.thaloco.releaseconsole.bucket.Body;
import com.thaloco.releaseconsole.bucket.Condition;
import com.thaloco.releaseconsole.bucket.ObjectHeaders;
import com.thaloco.releaseconsole.bucket.S3Bucket;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.profile.ProfileReader;
import com.thaloco.releaseconsole.rehearsal.CheapRehearsal;
import com.thaloco.releaseconsole.rehearsal.RehearsalFolder;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A project with its repository, remote and bucket, and everybody who changes them behind the
 * window's back. Each change gives false where it is not possible now.
 */
final class WalkedWorld implements AutoCloseable {
  private final CheapRehearsal rehearsal;
  private final Relay relay;
  private final Path scratch;
  private final byte[] goodManifest;
  private int commits;

  private WalkedWorld(CheapRehearsal rehearsal, Relay relay, Path scratch) throws IOException {
    this.rehearsal = rehearsal;
    this.relay = relay;
    this.scratch = scratch;
    this.goodManifest = Files.readAllBytes(object("manifest.json"));
  }

  static WalkedWorld make(Path dir) throws IOException {
    CheapRehearsal rehearsal = CheapRehearsal.inFolder(Files.createDirectories(dir.resolve("D")));
    Relay relay = Relay.before(rehearsal.s3());
    Path profile = rehearsal.folder().profile();
    Files.copy(profile, dir.resolve("direct.yaml"));
    Files.writeString(
        profile,
        Files.readString(profile)
            .replace("endpoint: " + rehearsal.s3(), "endpoint: " + relay.uri()));
    return new WalkedWorld(rehearsal, relay, dir);
  }

  RehearsalFolder folder() {
    return rehearsal.folder();
  }

  Path repository() {
    return folder().repository();
  }

  boolean serves() {
    return relay.isUp();
  }

  private Path object(String key) {
    return folder().bucket().resolve("banger-releases/banger").resolve(key);
  }

  // ---- The repository

  boolean commit() throws IOException {
    Files.writeString(repository().resolve("NOTES.md"), "Note %d%n".formatted(++commits));
    git(repository(), "add", "NOTES.md");
    git(repository(), "commit", "-qm", "Note " + commits);
    return true;
  }

  boolean editFile() throws IOException {
    Path file = repository().resolve("README.md");
    if (git(repository(), "status", "--porcelain", "README.md").isBlank()) {
      Files.writeString(file, Files.readString(file) + "Not committed.\n");
    } else {
      git(repository(), "checkout", "-q", "README.md");
    }
    return true;
  }

  boolean push() throws IOException {
    git(repository(), "push", "-q", "origin", "main");
    return true;
  }

  boolean moveTag() throws IOException {
    String tag = git(folder().remote(), "rev-parse", "v0.1.6").strip();
    Path kept = scratch.resolve("tag");
    if (Files.exists(kept)) {
      git(folder().remote(), "update-ref", "refs/tags/v0.1.6", Files.readString(kept));
      Files.delete(kept);
    } else {
      Files.writeString(kept, tag);
      git(folder().remote(), "update-ref", "refs/tags/v0.1.6", "v0.1.5");
    }
    return true;
  }

  boolean deleteTag() throws IOException {
    if (git(folder().remote(), "tag", "-l", "v0.1.4").isBlank()) {
      git(folder().remote(), "update-ref", "refs/tags/v0.1.4", Files.readString(kept("tag4")));
    } else {
      Files.writeString(
          kept("tag4"), git(folder().remote(), "rev-parse", "refs/tags/v0.1.4").strip());
      git(folder().remote(), "update-ref", "-d", "refs/tags/v0.1.4");
    }
    return true;
  }

  String head() {
    return read(repository(), "rev-parse", "HEAD").strip();
  }

  /** The commit of each tag on the remote. */
  Map<String, String> tags() {
    var tags = new TreeMap<String, String>();
    String all =
        read(
            folder().remote(),
            "for-each-ref",
            "--format=%(refname:short) %(objectname) %(*objectname)",
            "refs/tags");
    for (String line : all.lines().toList()) {
      String[] words = line.split(" ", -1);
      tags.put(words[0], words[2].isEmpty() ? words[1] : words[2]);
    }
    return tags;
  }

  private static String read(Path dir, String... arguments) {
    try {
      return git(dir, arguments);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path kept(String name) {
    return scratch.resolve(name);
  }

  // ---- The bucket

  boolean editManifest() throws IOException {
    return manifest(text ->
        text.contains("\"latest_stable\": \"v0.1.5\"")
            ? text.replace("\"latest_stable\": \"v0.1.5\"", "\"latest_stable\": \"v0.1.6\"")
            : text.replaceFirst("\"latest_stable\": \"[^\"]*\"", "\"latest_stable\": \"v0.1.5\""));
  }

  boolean deleteManifest() throws IOException {
    return Files.deleteIfExists(object("manifest.json"));
  }

  boolean breakManifest() throws IOException {
    return manifest(text -> text.substring(0, text.length() / 2));
  }

  boolean doubleEntry() throws IOException {
    return manifest(text -> {
      int begin = text.indexOf("    {");
      int end = text.indexOf("    },", begin) + "    },\n".length();
      return begin < 0 || end < begin
          ? text
          : new StringBuilder(text).insert(begin, text.substring(begin, end)).toString();
    });
  }

  /** As it was in the beginning. */
  boolean healManifest() throws IOException {
    put("manifest.json", "application/json", goodManifest);
    return true;
  }

  private boolean manifest(java.util.function.UnaryOperator<String> edit) throws IOException {
    Path file = object("manifest.json");
    if (!Files.exists(file)) {
      return false;
    }
    String before = Files.readString(file);
    String after = edit.apply(before);
    put("manifest.json", "application/json", after.getBytes(StandardCharsets.UTF_8));
    return !after.equals(before);
  }

  /** Over the network, as another client does it: a file by hand would keep its ETag. */
  private void put(String key, String type, byte[] bytes) throws IOException {
    try (S3Bucket bucket = S3Bucket.open(direct().bucket(), Map.of())) {
      Condition condition =
          bucket
              .head(key)
              .<Condition>map(there -> new Condition.Matches(there.etag()))
              .orElseGet(Condition.Absent::new);
      bucket.put(
          key,
          new Body.Bytes(bytes),
          new ObjectHeaders(type, "no-cache", Map.of()),
          condition,
          Run.of(event -> {}).at(new StepId("other-client")));
    }
  }

  boolean damageObject() throws IOException {
    Path file = object("v0.1.3/banger-v0.1.3-linux-amd64.tar.gz");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1; // a second time heals it
    put("v0.1.3/banger-v0.1.3-linux-amd64.tar.gz", "application/gzip", bytes);
    return true;
  }

  boolean loseObject() throws IOException {
    Path file = object("v0.1.2/SHA256SUMS.sig");
    if (Files.exists(file)) {
      Files.write(kept("signature"), Files.readAllBytes(file));
      Files.delete(file);
    } else {
      Files.write(file, Files.readAllBytes(kept("signature")));
    }
    return true;
  }

  boolean orphan() throws IOException {
    Path file = object("v0.0.9/banger-v0.0.9-linux-amd64.tar.gz");
    if (!Files.deleteIfExists(file)) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, "stray");
    }
    return true;
  }

  boolean installer() throws IOException {
    Path file = object("install.sh");
    String text = Files.readString(file);
    Files.writeString(
        file,
        text.endsWith("# by hand\n") ? text.replace("# by hand\n", "") : text + "# by hand\n");
    return true;
  }

  boolean burn() throws IOException {
    Path file = object("history/burned/v0.1.1.json");
    if (!Files.deleteIfExists(file)) {
      Files.createDirectories(file.getParent());
      Files.writeString(
          file, "{\"format\":1,\"version\":\"v0.1.1\",\"at\":\"2026-01-01T00:00:00Z\"}\n");
    }
    return true;
  }

  // ---- Other machines

  boolean releaseElsewhere() throws IOException {
    ReleaseVersion next = new ReleaseVersion("v0.1.8");
    if (!serves() || Files.exists(object("v0.1.8")) || !isWhole()) {
      return false;
    }
    rehearsal.publishElsewhere(direct(), next);
    return true;
  }

  /** Whether there is a manifest that can be read. */
  boolean isWhole() {
    try {
      Manifest.parse(Files.readAllBytes(object("manifest.json")), direct().manifest());
      return true;
    } catch (ProblemException | IOException e) {
      return false;
    }
  }

  boolean serverGoes() throws IOException {
    boolean was = relay.isUp();
    relay.down();
    return was;
  }

  boolean serverComes() throws IOException {
    if (relay.isUp()) {
      return false;
    }
    relay.up();
    return true;
  }

  /** The profile whose bucket answers also while the window's does not. */
  private Profile direct() {
    return ProfileReader.read(
        ProfileReader.Source.of(scratch.resolve("direct.yaml"), repository()));
  }

  static String git(Path dir, String... arguments) throws IOException {
    var command = new ArrayList<>(List.of("git", "-C", dir.toString()));
    command.addAll(List.of(arguments));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IOException(command + ": " + out);
      }
      return out;
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    relay.close();
    rehearsal.close();
  }
}
