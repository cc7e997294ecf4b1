package com.thaloco.releaseconsole.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.thaloco.releaseconsole.bucket.Body;
import com.thaloco.releaseconsole.bucket.BucketFixture;
import com.thaloco.releaseconsole.bucket.Condition;
import com.thaloco.releaseconsole.bucket.ObjectHeaders;
import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.bucket.S3Bucket;
import com.thaloco.releaseconsole.flow.ProblemException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RehearsalServerTest {
  private static final ObjectHeaders JSON =
      new ObjectHeaders("application/json", "no-cache", Map.of("commit", "3f2a"));

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();

  private static void put(BucketFixture world, String key, String text) {
    try (var bucket = S3Bucket.open(world.rules(), Map.of())) {
      var body = new Body.Bytes(text.getBytes(StandardCharsets.UTF_8));
      bucket.put(key, body, JSON, new Condition.Absent(), BucketFixture.work());
    }
  }

  private HttpResponse<String> ask(String method, URI address, String... headers) throws Exception {
    var request =
        HttpRequest.newBuilder(address).method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void strangersReadObjectsWithTheirHeaders() throws Exception {
    try (var world = BucketFixture.inMemory(folder)) {
      put(world, "manifest.json", "{\"a\":1}");
      URI address = world.server().publicUrl().resolve("manifest.json");
      assertThat(address.getPath()).isEqualTo("/banger/manifest.json");

      HttpResponse<String> got = ask("GET", address);
      assertThat(got.statusCode()).isEqualTo(200);
      assertThat(got.body()).isEqualTo("{\"a\":1}");
      HttpResponse<String> head = ask("HEAD", address);
      assertThat(head.statusCode()).isEqualTo(200);
      for (HttpResponse<String> answer : List.of(got, head)) {
        assertThat(answer.headers().firstValue("content-type")).contains("application/json");
        assertThat(answer.headers().firstValue("cache-control")).contains("no-cache");
        assertThat(answer.headers().firstValue("content-length")).contains("7");
        assertThat(answer.headers().firstValue("etag").orElse("")).startsWith("\"").endsWith("\"");
        assertThat(answer.headers().firstValue("last-modified")).isPresent();
      }
      HttpResponse<String> part = ask("GET", address, "Range", "bytes=1-3");
      assertThat(part.statusCode()).isEqualTo(206);
      assertThat(part.body()).isEqualTo("\"a\"");
    }
  }

  @Test
  void strangersCanNeitherListNorWriteNorReadWhatIsNotThere() throws Exception {
    try (var world = BucketFixture.inMemory(folder)) {
      put(world, "k", "x");
      URI root = world.server().publicUrl();
      assertThat(ask("GET", root).statusCode()).isEqualTo(404);
      assertThat(ask("GET", root.resolve("/")).statusCode()).isEqualTo(404);
      assertThat(ask("GET", root.resolve("absent")).statusCode()).isEqualTo(404);
      assertThat(ask("HEAD", root.resolve("absent")).statusCode()).isEqualTo(404);
      assertThat(ask("PUT", root.resolve("k")).statusCode()).isEqualTo(405);
      assertThat(ask("DELETE", root.resolve("k")).statusCode()).isEqualTo(405);
      assertThat(ask("GET", world.server().s3().resolve("/releases/banger/k")).statusCode())
          .isEqualTo(403);
    }
  }

  @Test
  void headersAndMetadataOutliveTheServer() throws Exception {
    String etag;
    try (var world = BucketFixture.onDisk(folder);
        var bucket = S3Bucket.open(world.rules(), Map.of())) {
      put(world, "manifest.json", "{}");
      etag = bucket.head("manifest.json").orElseThrow().etag();
    }
    assertThat(folder.resolve("bucket/releases/banger/manifest.json")).hasContent("{}");
    try (var world = BucketFixture.onDisk(folder);
        var bucket = S3Bucket.open(world.rules(), Map.of())) {
      ObjectInfo info = bucket.head("manifest.json").orElseThrow();
      assertThat(info.etag()).isEqualTo(etag);
      assertThat(info.headers())
          .containsEntry("cache-control", "no-cache")
          .containsEntry("content-type", "application/json");
      assertThat(info.metadata()).containsEntry("commit", "3f2a");
    }
  }

  @Test
  void aTakenPortIsAProblem() throws IOException {
    try (var other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      int port = other.getLocalPort();
      for (int[] ports : new int[][] {{port, 0}, {0, port}}) {
        var config =
            new RehearsalServer.Config(
                new RehearsalServer.Storage.Memory(),
                "b",
                "p",
                "i",
                "s",
                ports[0],
                ports[1],
                true,
                Optional.empty(),
                commit -> true);
        var problem =
            catchThrowableOfType(
                    ProblemException.class, () -> RehearsalServer.start(config).close())
                .problem();
        assertThat(problem.id()).isEqualTo("rehearsal.port-taken");
        assertThat(problem.happened()).contains(Integer.toString(port));
      }
    }
  }

  private JsonNode status(BucketFixture world, String commit, int expected) throws Exception {
    URI call =
        world
            .server()
            .forge()
            .resolve("/api/v1/repos/thaloco/banger/commits/" + commit + "/status");
    HttpResponse<String> answer = ask("GET", call);
    assertThat(answer.statusCode()).isEqualTo(expected);
    return JsonMapper.shared().readTree(answer.body());
  }

  @Test
  void theForgeIsGreenForWhatTheRemoteHasUnlessTheFileSaysOtherwise() throws Exception {
    String here = "a".repeat(40);
    String red = "ab" + "0".repeat(38);
    String unknown = "b".repeat(40);
    try (var world = BucketFixture.inMemory(folder)) {
      assertThat(status(world, here, 200).path("state").asString()).isEqualTo("success");
      assertThat(status(world, here, 200).path("statuses").get(0).path("status").asString())
          .isEqualTo("success");
      status(world, unknown, 404);

      Files.writeString(
          folder.resolve("ci.json"),
          "{\"format\":1,\"default\":\"pending\",\"commits\":{\"ab\":\"failure\",\"ac\":\"absent\",\"ad\":\"unavailable\"}}");
      assertThat(status(world, here, 200).path("state").asString()).isEqualTo("pending");
      assertThat(status(world, red, 200).path("state").asString()).isEqualTo("failure");
      assertThat(status(world, "ac" + "0".repeat(38), 200).path("total_count").asInt()).isZero();
      status(world, "ad" + "0".repeat(38), 503);
      status(world, unknown, 404);

      Files.writeString(folder.resolve("ci.json"), "{\"format\":1,\"default\":\"grene\"}");
      assertThat(status(world, here, 500).path("message").asString()).contains("grene");
    }
  }

  @Test
  @Tag("slow")
  void rcloneReadsWhatWasWritten() throws Exception {
    try (var world = BucketFixture.onDisk(folder)) {
      put(world, "manifest.json", "{\"read\":\"by rclone\"}");
      var command =
          new ProcessBuilder(
              "rclone",
              "--config",
              "/dev/null",
              "cat",
              ":s3:releases/banger/manifest.json",
              "--s3-provider",
              "Other",
              "--s3-endpoint",
              world.server().s3().toString(),
              "--s3-access-key-id",
              "rehearsal",
              "--s3-secret-access-key",
              "not-a-secret");
      command.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
      Process rclone = command.redirectErrorStream(true).start();
      String said = new String(rclone.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(rclone.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(said).endsWith("{\"read\":\"by rclone\"}");
    }
  }
}
