package com.thaloco.releaseconsole.audit;

import com.thaloco.releaseconsole.artefact.Member;
import com.thaloco.releaseconsole.artefact.Packed;
import com.thaloco.releaseconsole.artefact.Sha256Sums;
import com.thaloco.releaseconsole.artefact.Tarball;
import com.thaloco.releaseconsole.bucket.Body;
import com.thaloco.releaseconsole.bucket.Bucket;
import com.thaloco.releaseconsole.bucket.Condition;
import com.thaloco.releaseconsole.bucket.ObjectHeaders;
import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.bucket.S3Bucket;
import com.thaloco.releaseconsole.check.catalogue.SampleProject;
import com.thaloco.releaseconsole.flow.Hashes;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.profile.Profiles;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.rehearsal.CheapRehearsal;
import com.thaloco.releaseconsole.setup.Session;
import com.thaloco.releaseconsole.trust.SignatureFile;
import com.thaloco.releaseconsole.trust.UnlockedKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A healthy bucket of one case's own, to be damaged by hand and then audited. */
final class AuditedBucket implements AutoCloseable {
  static final List<String> BINARIES = List.of("banger", "bangerd", "banger-vsock-agent");
  private static final Path RCLONE_CONFIG = Path.of("/dev/null");

  private final SampleProject project;
  private final Bucket bucket;

  AuditedBucket(SampleProject project) {
    this.project = project;
    this.bucket = project.bucket();
  }

  SampleProject project() {
    return project;
  }

  Bucket bucket() {
    return bucket;
  }

  static Work work() {
    return Run.of(event -> {}).at(new StepId("audit"));
  }

  AuditReport audit() {
    try (Project open = project.open()) {
      return new Audit(open).run(work());
    }
  }

  static String tarball(String version) {
    return "%s/banger-%s-linux-amd64.tar.gz".formatted(version, version);
  }

  byte[] bytes(String key) {
    var out = new ByteArrayOutputStream();
    var _ = bucket.get(key, out, work()).orElseThrow();
    return out.toByteArray();
  }

  String text(String key) {
    return new String(bytes(key), StandardCharsets.UTF_8);
  }

  void remove(String key) {
    bucket.delete(key);
  }

  /** Puts other bytes in place of an object's, and leaves its headers and metadata as they were. */
  void replace(String key, byte[] bytes) {
    ObjectInfo before = bucket.head(key).orElseThrow();
    put(
        key,
        bytes,
        new ObjectHeaders(
            before.headers().getOrDefault("content-type", ""),
            before.headers().getOrDefault("cache-control", ""),
            before.metadata()));
  }

  void replace(String key, UnaryOperator<String> change) {
    String before = text(key);
    String after = change.apply(before);
    if (after.equals(before)) {
      throw new IllegalStateException("the case changes nothing in " + key);
    }
    replace(key, after.getBytes(StandardCharsets.UTF_8));
  }

  void manifest(UnaryOperator<String> change) {
    replace("manifest.json", change);
  }

  /** A manifest that reads. */
  Manifest sound(String text) {
    return Manifest.parse(text.getBytes(StandardCharsets.UTF_8), project.profile().manifest());
  }

  /** Leaves the bytes, and changes what is stored beside them. */
  void headers(String key, String type, String cache) {
    put(key, bytes(key), new ObjectHeaders(type, cache, bucket.head(key).orElseThrow().metadata()));
  }

  void metadata(String key, String name, String value) {
    ObjectInfo before = bucket.head(key).orElseThrow();
    var metadata = new HashMap<>(before.metadata());
    metadata.put(name, value);
    put(
        key,
        bytes(key),
        new ObjectHeaders(
            before.headers().getOrDefault("content-type", ""),
            before.headers().getOrDefault("cache-control", ""),
            metadata));
  }

  void put(String key, String text) {
    put(
        key,
        text.getBytes(StandardCharsets.UTF_8),
        new ObjectHeaders("text/plain", "no-cache", Map.of()));
  }

  void put(String key, byte[] bytes, ObjectHeaders headers) {
    bucket.delete(key);
    bucket.put(key, new Body.Bytes(bytes), headers, new Condition.Absent(), work());
  }

  /** Runs rclone on the bucket: a client that knows nothing of us. */
  void rclone(String... arguments) {
    var rules = project.profile().bucket();
    var command = new ArrayList<>(List.of("rclone", "--config", RCLONE_CONFIG.toString()));
    for (String argument : arguments) {
      command.add(
          argument.replace(
              "bucket:",
              ":s3,provider=Other,env_auth=true,region=auto,endpoint=\"%s\":%s/%s/"
                  .formatted(rules.endpoint(), rules.bucket(), rules.prefix())));
    }
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("AWS_CA_BUNDLE");
    builder
        .environment()
        .put("AWS_SHARED_CREDENTIALS_FILE", project.folder().credentials().toString());
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException("%s: %s".formatted(command, said));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Publishes another tarball under a version, hashed, signed and named as it should be. */
  void republish(String version, byte[] tarball) {
    String sha256 = Hashes.sha256(tarball);
    String old = text(version + "/SHA256SUMS").substring(0, 64);
    long oldSize = bucket.head(tarball(version)).orElseThrow().size();
    replace(tarball(version), tarball);
    String name = "banger-%s-linux-amd64.tar.gz".formatted(version);
    sign(version, new Sha256Sums(List.of(new Sha256Sums.Line(sha256, name))).render());
    manifest(text -> text.replace(old, sha256));
    if (oldSize != tarball.length) {
      String entry = text("manifest.json");
      int size = entry.indexOf(String.valueOf(oldSize), entry.indexOf(sha256));
      manifest(text ->
          text.substring(0, size)
              + tarball.length
              + text.substring(size + String.valueOf(oldSize).length()));
    }
  }

  /**
   * Publishes other binaries under a version, hashed and signed as they should be: only what is in
   * them is wrong.
   */
  void repack(String version, Map<String, String> contents) {
    try {
      Path folder = Files.createDirectories(project.folder().root().resolve("repacked"));
      var members = new ArrayList<Member>();
      for (String name : contents.keySet().stream().sorted().toList()) {
        members.add(new Member(name, Files.writeString(folder.resolve(name), contents.get(name))));
      }
      Path file = folder.resolve("banger-%s-linux-amd64.tar.gz".formatted(version));
      Packed packed = Tarball.pack(members, Instant.EPOCH, file, work());
      republish(version, Files.readAllBytes(packed.file()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a binary of the past says of itself. */
  static Map<String, String> binaries(String version, String commit) {
    var contents = new HashMap<String, String>();
    for (String name : BINARIES) {
      contents.put(name, "#!/bin/sh\necho %s %s %s\n".formatted(name, version, commit));
    }
    return contents;
  }

  /** Stores a SHA256SUMS with a signature by the rehearsal's own key. */
  void sign(String version, byte[] sums) {
    try (var keyring = Session.rehearsalKeyring(project.folder().key())) {
      sign(version, sums, keyring.key().orElseThrow());
    }
  }

  void sign(String version, byte[] sums, UnlockedKey key) {
    replace(version + "/SHA256SUMS", sums);
    replace(version + "/SHA256SUMS.sig", SignatureFile.write(key.signSums(sums)));
  }

  /** The bucket beside this one, in which a catalog's objects lie. */
  Bucket catalog(String name) {
    return S3Bucket.open(CheapRehearsal.beside(project.profile(), name), Map.of());
  }

  /** Lets clients read from another address, which the entries name too. */
  void publicUrl(String address) {
    String old = project.profile().bucket().publicUrl().toString();
    project.change(
        Profiles.FILE, text -> text.replace("public_url: " + old, "public_url: " + address));
    manifest(text -> text.replace(old, address));
  }

  @Override
  public void close() {
    bucket.close();
  }
}
