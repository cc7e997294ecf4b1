package com.thaloco.releaseconsole.forge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import com.thaloco.releaseconsole.flow.Cancelled;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.profile.SourceRules;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpForgeTest {
  private static final String SHA = "6dcb09b5b57875f334f61aebed695e2e4193db5e";
  private static final String OTHER = "c3d0be41ecbe669545ee3e94d31ed9a4bc91ee3c";
  private static final String STATUS = "/repos/thaloco/banger/commits/%s/status".formatted(SHA);
  private static final String RUNS = "/repos/thaloco/banger/commits/%s/check-runs".formatted(SHA);

  /** What the forge answers: path with its query, or without, to code and body. */
  private record Reply(int code, String body, Map<String, String> headers) {}

  private final Map<String, Reply> replies = new HashMap<>();
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final List<String> tokens = Collections.synchronizedList(new ArrayList<>());
  private final Run run = Run.of(event -> {});
  private HttpServer server = start();

  private HttpServer start() {
    try {
      var made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      made.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      made.createContext(
          "/api",
          exchange -> {
            String path = exchange.getRequestURI().toString().substring("/api".length());
            asked.add(path);
            tokens.add(
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                    .orElse("none"));
            Reply reply =
                replies.getOrDefault(
                    path,
                    replies.getOrDefault(
                        path.replaceFirst("\\?.*", ""),
                        new Reply(404, "{\"message\":\"Not Found\"}", Map.of())));
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] body = reply.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(reply.code(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
      return made;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @BeforeEach
  void begin() {
    server.start();
    reply("/repos/thaloco/banger", "{\"id\":1,\"full_name\":\"thaloco/banger\"}");
  }

  @AfterEach
  void end() {
    server.stop(0);
  }

  // Shapes as in the Forgejo and Gitea API (CombinedStatus, CommitStatus).

  private static String forgejo(String sha, String state, String... statuses) {
    return """
    {"state":"%s","sha":"%s","total_count":%d,"statuses":%s,
     "repository":{"id":1,"name":"banger","full_name":"thaloco/banger"},
     "commit_url":"https://git.example.org/api/v1/repos/thaloco/banger/commits/%s","url":""}
    """
        .formatted(
            state,
            sha,
            statuses.length,
            statuses.length == 0 ? "null" : "[" + String.join(",", statuses) + "]",
            sha);
  }

  private static String forgejoStatus(int id, String context, String status) {
    return """
    {"id":%d,"status":"%s","target_url":"/thaloco/banger/actions/runs/%d","description":"x",
     "url":"https://git.example.org/api/v1/repos/thaloco/banger/statuses/%s","context":"%s",
     "creator":null,"created_at":"2026-05-14T12:00:0%dZ","updated_at":"2026-05-14T12:00:0%dZ"}
    """
        .formatted(id, status, id, SHA, context, id % 10, id % 10);
  }

  @Test
  void forgejoIsGreenWhenEveryContextIs() {
    reply(
        STATUS,
        forgejo(
            SHA,
            "success",
            forgejoStatus(1, "ci / build (push)", "success"),
            forgejoStatus(2, "ci / test (push)", "success")));
    assertThat(forgejo())
        .isEqualTo(new CommitStatus.Green(List.of("ci / build (push)", "ci / test (push)")));
    assertThat(tokens).containsOnly("none");
  }

  @Test
  void theLatestStatusOfAContextCountsInWhateverOrderTheyAreListed() {
    String old = forgejoStatus(3, "ci", "failure");
    String now = forgejoStatus(5, "ci", "success");
    reply(STATUS, forgejo(SHA, "success", now, old));
    assertThat(forgejo()).isEqualTo(new CommitStatus.Green(List.of("ci")));
    reply(STATUS, forgejo(SHA, "success", old, now));
    assertThat(forgejo()).isEqualTo(new CommitStatus.Green(List.of("ci")));
    reply(STATUS, forgejo(SHA, "pending", forgejoStatus(6, "ci", "pending"), now));
    assertThat(forgejo()).isEqualTo(new CommitStatus.Pending(List.of("ci (pending)")));
  }

  @Test
  void redOutweighsPendingAndNamesTheState() {
    reply(
        STATUS,
        forgejo(
            SHA,
            "failure",
            forgejoStatus(1, "build", "success"),
            forgejoStatus(2, "lint", "error"),
            forgejoStatus(3, "warn", "warning"),
            forgejoStatus(4, "test", "pending")));
    assertThat(forgejo())
        .isEqualTo(new CommitStatus.Red(List.of("lint (error)", "warn (warning)")));
  }

  @Test
  void noStatusIsAbsent() {
    reply(STATUS, forgejo(SHA, ""));
    assertThat(forgejo())
        .isInstanceOfSatisfying(
            CommitStatus.Absent.class, absent -> assertThat(absent.reason()).contains(SHA));
  }

  @Test
  void greenForAnotherCommitIsAbsent() {
    reply(STATUS, forgejo(OTHER, "success", forgejoStatus(1, "ci", "success")));
    assertThat(forgejo())
        .isInstanceOfSatisfying(
            CommitStatus.Absent.class,
            absent -> assertThat(absent.reason()).contains(OTHER).contains(SHA));
  }

  @Test
  void anUnknownCommitIsToldFromAnUnknownRepository() {
    assertThat(forgejo())
        .isInstanceOfSatisfying(
            CommitStatus.Absent.class,
            absent -> assertThat(absent.reason()).contains("not pushed"));
    replies.clear();
    assertThat(forgejo())
        .isInstanceOfSatisfying(
            CommitStatus.Unreachable.class,
            none -> assertThat(none.reason()).contains("thaloco/banger"));
  }

  @Test
  void everyPageIsRead() {
    var first = new ArrayList<String>();
    for (int i = 1; i <= 100; i++) {
      first.add(forgejoStatus(i, "job " + i, "success"));
    }
    String page = forgejo(SHA, "failure", first.toArray(String[]::new));
    reply(STATUS + "?limit=100&page=1", page.replace("\"total_count\":100", "\"total_count\":101"));
    reply(
        STATUS + "?limit=100&page=2",
        forgejo(SHA, "failure", forgejoStatus(101, "job 101", "failure"))
            .replace("\"total_count\":1,", "\"total_count\":101,"));
    assertThat(forgejo()).isEqualTo(new CommitStatus.Red(List.of("job 101 (failure)")));
  }

  @Test
  void theTokenGoesIntoTheHeaderAndNowhereElse() {
    reply(STATUS, forgejo(SHA, "success", forgejoStatus(1, "ci", "success")));
    forge(SourceRules.Kind.FORGEJO, Map.of("RELEASE_CONSOLE_TOKEN_BANGER", "s3cret\n"))
        .status(SHA, work());
    assertThat(tokens).containsOnly("token s3cret");
    assertThat(asked.toString()).doesNotContain("s3cret");
    reply(STATUS, 401, "{\"message\":\"bad s3cret\"}", Map.of());
    assertThat(
            forge(SourceRules.Kind.FORGEJO, Map.of("RELEASE_CONSOLE_TOKEN_BANGER", "s3cret"))
                .status(SHA, work()))
        .isInstanceOfSatisfying(
            CommitStatus.Unreachable.class,
            none -> assertThat(none.reason()).contains("token").doesNotContain("s3cret"));
    assertThat(
            forge(SourceRules.Kind.FORGEJO, Map.of("RELEASE_CONSOLE_TOKEN_BANGER", "s3\ncret"))
                .status(SHA, work()))
        .isInstanceOfSatisfying(
            CommitStatus.Unreachable.class,
            none -> assertThat(none.reason()).doesNotContain("cret"));
  }

  @Test
  void aRedirectToAnotherHostIsNotFollowed() {
    reply(STATUS, 302, "", Map.of("Location", "https://elsewhere.example.org/login"));
    assertThat(forgejo())
        .isInstanceOfSatisfying(
            CommitStatus.Unreachable.class,
            none -> assertThat(none.reason()).contains("elsewhere.example.org"));
    reply(STATUS, 301, "", Map.of("Location", "/api/moved"));
    reply("/moved", forgejo(SHA, "success", forgejoStatus(1, "ci", "success")));
    assertThat(forgejo()).isInstanceOf(CommitStatus.Green.class);
    reply(STATUS, 301, "", Map.of("Location", "/api" + STATUS));
    assertThat(forgejo()).isInstanceOf(CommitStatus.Unreachable.class);
  }

  @Test
  void whatIsNoAnswerIsUnreachable() {
    for (String body : List.of("<html>Log in</html>", "[]", "", "{\"sha\":")) {
      reply(STATUS, body);
      assertThat(forgejo()).as(body).isInstanceOf(CommitStatus.Unreachable.class);
    }
    for (int code : List.of(403, 429, 500, 502)) {
      reply(STATUS, code, "{}", Map.of());
      assertThat(forgejo()).as("%d", code).isInstanceOf(CommitStatus.Unreachable.class);
    }
    server.stop(0);
    assertThat(forgejo())
        .isInstanceOfSatisfying(
            CommitStatus.Unreachable.class,
            none -> assertThat(none.reason()).contains("can't be reached"));
  }

  @Test
  void anExhaustedLimitSaysWhenItEnds() {
    reply(
        STATUS, 403, "{}", Map.of("X-RateLimit-Remaining", "0", "X-RateLimit-Reset", "1778760000"));
    assertThat(forgejo())
        .isInstanceOfSatisfying(
            CommitStatus.Unreachable.class,
            none -> assertThat(none.reason()).contains("2026-05-14T12:00:00Z"));
  }

  @Test
  void aSilentForgeCanBeStoppedAndTimesOut() throws Exception {
    try (var silent = new java.net.ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      URI api = URI.create("http://127.0.0.1:%d/api".formatted(silent.getLocalPort()));
      var http = new JsonHttp(api, false, Optional.empty(), java.time.Duration.ofMillis(300));
      assertThatThrownBy(() -> http.get("/x", work()))
          .isInstanceOf(JsonHttp.Failed.class)
          .hasMessageContaining("time");
      var slow = new JsonHttp(api, false, Optional.empty());
      Thread.ofVirtual()
          .start(() -> {
            try (var accepted = silent.accept()) {
              run.stop();
            } catch (IOException e) {
              run.stop();
            }
          });
      assertThatThrownBy(() -> slow.get("/x", work())).isInstanceOf(Cancelled.class);
    }
  }

  // Shapes as in the GitHub REST API ("Get the combined status", "List check runs for a Git
  // reference").

  private static String github(String sha, String state, String... statuses) {
    return """
    {"state":"%s","statuses":[%s],"sha":"%s","total_count":%d,
     "repository":{"id":1296269,"full_name":"thaloco/banger"},
     "commit_url":"https://api.github.com/repos/thaloco/banger/%s"}
    """
        .formatted(state, String.join(",", statuses), sha, statuses.length, sha);
  }

  private static String githubStatus(int id, String context, String state) {
    return """
    {"id":%d,"node_id":"x","state":"%s","description":"Build","target_url":"https://ci",
     "context":"%s","created_at":"2026-05-14T12:00:00Z","updated_at":"2026-05-14T12:00:00Z"}
    """
        .formatted(id, state, context);
  }

  private static String checkRuns(String... runs) {
    return "{\"total_count\":%d,\"check_runs\":[%s]}"
        .formatted(runs.length, String.join(",", runs));
  }

  private static String checkRun(String sha, String name, String status, String conclusion) {
    return """
    {"id":4,"head_sha":"%s","name":"%s","status":"%s","conclusion":%s,
     "started_at":"2026-05-14T12:00:00Z","completed_at":null,"app":{"slug":"github-actions"}}
    """
        .formatted(sha, name, status, conclusion.isEmpty() ? "null" : "\"" + conclusion + "\"");
  }

  @Test
  void githubIsGreenByCheckRunsAlone() {
    reply(STATUS, github(SHA, "pending"));
    reply(
        RUNS,
        checkRuns(
            checkRun(SHA, "build", "completed", "success"),
            checkRun(SHA, "docs", "completed", "skipped")));
    assertThat(
            forge(SourceRules.Kind.GITHUB, Map.of("RELEASE_CONSOLE_TOKEN_BANGER", "t"))
                .status(SHA, work()))
        .isEqualTo(new CommitStatus.Green(List.of("github-actions/build")));
    assertThat(tokens).containsOnly("Bearer t");
  }

  @Test
  void githubNeedsStatusesAndCheckRunsGreen() {
    reply(STATUS, github(SHA, "success", githubStatus(1, "ci/circle", "success")));
    reply(RUNS, checkRuns(checkRun(SHA, "build", "in_progress", "")));
    assertThat(github())
        .isEqualTo(new CommitStatus.Pending(List.of("github-actions/build (in_progress)")));
    for (String bad : List.of("failure", "cancelled", "timed_out", "action_required", "stale")) {
      reply(RUNS, checkRuns(checkRun(SHA, "build", "completed", bad)));
      assertThat(github())
          .isEqualTo(new CommitStatus.Red(List.of("github-actions/build (%s)".formatted(bad))));
    }
    reply(STATUS, github(SHA, "failure", githubStatus(1, "ci/circle", "failure")));
    reply(RUNS, checkRuns());
    assertThat(github()).isEqualTo(new CommitStatus.Red(List.of("ci/circle (failure)")));
  }

  @Test
  void checkRunsOfAnotherCommitOrOnlySkippedOnesProveNothing() {
    reply(STATUS, github(SHA, "pending"));
    reply(RUNS, checkRuns(checkRun(OTHER, "build", "completed", "success")));
    assertThat(github()).isInstanceOf(CommitStatus.Absent.class);
    reply(RUNS, checkRuns(checkRun(SHA, "build", "completed", "skipped")));
    assertThat(github())
        .isInstanceOfSatisfying(
            CommitStatus.Absent.class, absent -> assertThat(absent.reason()).contains("left out"));
  }

  @Test
  void githubSaysOfAnUnknownCommitThatItCannotBeProcessed() {
    reply(STATUS, 422, "{\"message\":\"No commit found for SHA\"}", Map.of());
    assertThat(github()).isInstanceOf(CommitStatus.Absent.class);
  }

  private void reply(String path, String body) {
    reply(path, 200, body, Map.of("Content-Type", "application/json"));
  }

  private void reply(String path, int code, String body, Map<String, String> headers) {
    replies.put(path, new Reply(code, body, headers));
  }

  private CommitStatus forgejo() {
    return forge(SourceRules.Kind.FORGEJO, Map.of()).status(SHA, work());
  }

  private CommitStatus github() {
    return forge(SourceRules.Kind.GITHUB, Map.of()).status(SHA, work());
  }

  private HttpForge forge(SourceRules.Kind kind, Map<String, String> environment) {
    return new HttpForge(
        new SourceRules.Forge(
            kind,
            URI.create("http://127.0.0.1:%d/api/".formatted(server.getAddress().getPort())),
            "thaloco/banger",
            Optional.of("RELEASE_CONSOLE_TOKEN_BANGER")),
        environment);
  }

  private com.thaloco.releaseconsole.flow.Work work() {
    return run.at(new StepId("ci"));
  }
}
