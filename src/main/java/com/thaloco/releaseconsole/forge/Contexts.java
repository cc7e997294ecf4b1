package com.thaloco.releaseconsole.forge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What each context of a commit says, and what that comes to. Not thread-safe. */
final class Contexts {
  private static final Set<String> GREEN = Set.of("success");

  /** Did not run, and was not meant to: neither good nor bad, and alone no proof. */
  private static final Set<String> LEFT_OUT = Set.of("neutral", "skipped");

  private static final Set<String> RUNNING =
      Set.of("pending", "queued", "in_progress", "waiting", "requested", "running", "expected");

  private final TreeMap<String, String> states = new TreeMap<>();
  private String combined = "";

  /** The newer of two statuses of one context: ids grow, and where there is none, times tell. */
  static JsonNode later(JsonNode one, JsonNode other) {
    long first = one.path("id").asLong(-1);
    long second = other.path("id").asLong(-1);
    if (first != second) {
      return first > second ? one : other;
    }
    return one.path("updated_at").asString("").compareTo(other.path("updated_at").asString("")) >= 0
        ? one
        : other;
  }

  /** The forge's own sum; GitHub says pending where it knows nothing. */
  void combined(String state, int total) {
    combined = total == 0 ? "" : state.toLowerCase(Locale.ROOT);
  }

  /** A commit status: GitHub calls its value {@code state}, Forgejo and Gitea {@code status}. */
  void status(String context, JsonNode status) {
    String value = status.path("status").asString("");
    put(context, value.isEmpty() ? status.path("state").asString("") : value);
  }

  /** A check run of GitHub; it has a conclusion once it is completed. */
  void checkRun(JsonNode run) {
    String app = run.path("app").path("slug").asString("");
    String name = run.path("name").asString("check");
    String state = run.path("status").asString("");
    put(
        app.isEmpty() ? name : app + "/" + name,
        state.equals("completed") ? run.path("conclusion").asString("") : state);
  }

  /** The worse of two of one name counts: two workflows may have a job of the same name. */
  private void put(String name, String state) {
    String clean = state.isEmpty() ? "unknown" : state.toLowerCase(Locale.ROOT);
    states.merge(name.replaceAll("\\p{Cntrl}", " "), clean, (a, b) -> rank(a) >= rank(b) ? a : b);
  }

  private static int rank(String state) {
    return LEFT_OUT.contains(state)
        ? 0
        : GREEN.contains(state) ? 1 : RUNNING.contains(state) ? 2 : 3;
  }

  CommitStatus judged(String commit) {
    List<String> red = with(3);
    List<String> running = with(2);
    if (red.isEmpty() && Set.of("failure", "error").contains(combined)) {
      red = List.of("combined status (%s)".formatted(combined));
    }
    if (red.isEmpty() && running.isEmpty() && combined.equals("pending")) {
      running = List.of("combined status (pending)");
    }
    if (!red.isEmpty()) {
      return new CommitStatus.Red(red);
    }
    if (!running.isEmpty()) {
      return new CommitStatus.Pending(running);
    }
    List<String> green = states.keySet().stream().filter(n -> rank(state(n)) == 1).toList();
    if (!green.isEmpty()) {
      return new CommitStatus.Green(green);
    }
    return new CommitStatus.Absent(
        states.isEmpty()
            ? "There is no status for the commit %s.".formatted(commit)
            : "Every check of the commit %s was left out: %s."
                .formatted(commit, String.join(", ", with(0))));
  }

  private String state(String name) {
    return states.getOrDefault(name, "");
  }

  private List<String> with(int rank) {
    var found = new ArrayList<String>();
    states.forEach((name, state) -> {
      if (rank(state) == rank) {
        found.add("%s (%s)".formatted(name, state));
      }
    });
    return found;
  }
}
