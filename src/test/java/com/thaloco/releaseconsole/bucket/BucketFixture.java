package com.thaloco.releaseconsole.bucket;

import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.profile.BucketRules;
import com.thaloco.releaseconsole.rehearsal.RehearsalServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A real server with a bucket, and what is needed to speak to it. */
public final class BucketFixture implements ServedBucket {
  public static final String BUCKET = "releases";
  public static final String PREFIX = "banger";
  static final ObjectHeaders TEXT =
      new ObjectHeaders(
          "text/plain", "public, max-age=300", Map.of("commit", "3f2a", "built", "x"));
  static final Condition ABSENT = new Condition.Absent();

  /** Small sizes and short times, so that tests of parts, pace and stalls are quick. */
  static final Limits QUICK =
      new Limits(
          Duration.ofSeconds(2),
          Duration.ofSeconds(1),
          Duration.ofSeconds(6),
          3,
          Duration.ofMillis(1100),
          6L << 20,
          5L << 20,
          3);

  /** The same, with a patience that no test should ever see the end of. */
  static final Limits PATIENT =
      new Limits(
          QUICK.connect(),
          Duration.ofMinutes(1),
          Duration.ofMinutes(2),
          QUICK.attempts(),
          QUICK.between(),
          QUICK.threshold(),
          QUICK.part(),
          QUICK.lanes());

  private final RehearsalServer server;
  private final Path keys;

  private BucketFixture(RehearsalServer server, Path keys) {
    this.server = server;
    this.keys = keys;
  }

  public static BucketFixture inMemory(Path folder) throws IOException {
    return of(folder, new RehearsalServer.Storage.Memory(), true);
  }

  public static BucketFixture onDisk(Path folder) throws IOException {
    return of(folder, new RehearsalServer.Storage.Folder(folder.resolve("bucket")), true);
  }

  public static BucketFixture of(Path folder, RehearsalServer.Storage storage, boolean strict)
      throws IOException {
    Path keys = folder.resolve("credentials");
    if (!Files.exists(keys)) {
      LoopbackCredentials.write(keys, "rehearsal", "not-a-secret");
    }
    return new BucketFixture(
        RehearsalServer.start(
            new RehearsalServer.Config(
                storage,
                BUCKET,
                PREFIX,
                "rehearsal",
                "not-a-secret",
                0,
                0,
                strict,
                Optional.of(folder.resolve("ci.json")),
                commit -> commit.startsWith("a"))),
        keys);
  }

  public RehearsalServer server() {
    return server;
  }

  @Override
  public BucketRules rules() {
    return rules(server.s3(), BUCKET, keys);
  }

  /** The same bucket at another address, such as a proxy's. */
  public BucketRules rules(URI endpoint) {
    return rules(endpoint, BUCKET, keys);
  }

  BucketRules rules(URI endpoint, String bucket, Path credentials) {
    return rules(endpoint, bucket, PREFIX, server.publicUrl(), credentials);
  }

  /** Rules of any bucket on this machine. */
  public static BucketRules rules(
      URI endpoint, String bucket, String prefix, URI publicUrl, Path credentials) {
    return new BucketRules(
        endpoint,
        "auto",
        bucket,
        prefix,
        publicUrl,
        Optional.of(
            new BucketRules.Credentials(
                Optional.empty(), Optional.empty(), Optional.of(credentials))),
        "public, max-age=300",
        "no-cache",
        Duration.ofSeconds(2),
        List.of());
  }

  S3Bucket bucket(URI endpoint) {
    return bucket(endpoint, QUICK);
  }

  S3Bucket bucket(URI endpoint, Limits limits) {
    return S3Bucket.open(rules(endpoint), Map.of(), limits);
  }

  /** Work that no one watches. */
  public static Work work() {
    return run().at(new StepId("test"));
  }

  static Run run() {
    return Run.of(event -> {});
  }

  static Run run(List<Event> into) {
    return Run.of(into::add);
  }

  static Body body(String text) {
    return new Body.Bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A file of random bytes. */
  static Path file(Path folder, int size) throws IOException {
    var bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return Files.write(folder.resolve("body-" + size), bytes);
  }

  @Override
  public void close() {
    server.close();
  }
}
