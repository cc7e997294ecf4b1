package com.thaloco.releaseconsole.rehearsal;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** The forge's commit-status call, in the words of Forgejo and Gitea. */
final class ForgeSide {
  private static final Pattern CALL =
      Pattern.compile("/api/v1/repos/([^/]+)/([^/]+)/commits/([0-9a-fA-F]{4,64})/status");
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Optional<Path> ciFile;
  private final Predicate<String> remoteHas;

  ForgeSide(Optional<Path> ciFile, Predicate<String> remoteHas) {
    this.ciFile = ciFile;
    this.remoteHas = remoteHas;
  }

  /** An answer: a status and a JSON body. */
  record Answer(int status, byte[] body) {}

  /** Answers a GET below {@code /api/}. */
  Answer answer(String path, URI base) {
    Matcher call = CALL.matcher(path);
    if (!call.matches()) {
      return problem(404, "no such call: " + path);
    }
    String commit = call.group(3);
    Optional<String> state;
    try {
      state = CiFile.read(ciFile).state(commit, remoteHas.test(commit));
    } catch (IOException e) {
      return problem(500, String.valueOf(e.getMessage()));
    }
    if (state.isEmpty()) {
      return problem(404, "object does not exist [id: %s]".formatted(commit));
    }
    if (state.get().equals("unavailable")) {
      return problem(503, "ci.json says unavailable");
    }
    boolean absent = state.get().equals("absent");
    String repository = call.group(1) + "/" + call.group(2);
    return new Answer(
        200,
        JSON.writeValueAsBytes(
            Map.of(
                "state",
                absent ? "" : state.get(),
                "sha",
                commit,
                "total_count",
                absent ? 0 : 1,
                "statuses",
                absent ? List.of() : List.of(status(state.get(), base)),
                "repository",
                Map.of("full_name", repository),
                "url",
                base.resolve(path).toString())));
  }

  private static Map<String, Object> status(String state, URI base) {
    return Map.of(
        "id", 1,
        "status", state,
        "context", "rehearsal / ci (push)",
        "description", "The rehearsal's CI, as ci.json has it",
        "target_url", base.toString(),
        "created_at", "2026-01-01T00:00:00Z",
        "updated_at", "2026-01-01T00:00:00Z");
  }

  private static Answer problem(int status, String message) {
    return new Answer(status, JSON.writeValueAsBytes(Map.of("message", message)));
  }
}
