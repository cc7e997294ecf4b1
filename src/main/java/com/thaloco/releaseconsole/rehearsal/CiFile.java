package com.thaloco.releaseconsole.rehearsal;

import com.thaloco.releaseconsole.json.ForeignJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rehearsal folder's {@code ci.json}, by which a rehearsal can have a red CI. Read again for
 * each question, so that an edit counts at once:
 *
 * <pre>{"format": 1, "default": "success", "commits": {"3f2a…": "failure"}}</pre>
 *
 * A state is {@code success}, {@code pending}, {@code failure}, {@code error} or {@code warning}
 * (as Forgejo has them), {@code absent} (the forge has no status for the commit) or {@code
 * unavailable} (the forge answers 503). A commit may be named by its first digits. {@code default},
 * {@code success} without the file, is for all other commits that the remote has.
 */
final class CiFile {
  /** Every state that may stand in the file. */
  static final Set<String> STATES =
      Set.of("success", "pending", "failure", "error", "warning", "absent", "unavailable");

  private static final JsonMapper JSON = ForeignJson.mapper().build();

  private final Map<String, String> commits = new TreeMap<>();
  private String usual = "success";

  private CiFile() {}

  /**
   * Reads the file; without one all is green.
   *
   * @throws IOException with a sentence on what is wrong with the file
   */
  static CiFile read(Optional<Path> file) throws IOException {
    var ci = new CiFile();
    if (file.isEmpty()) {
      return ci;
    }
    String text;
    try {
      text = Files.readString(file.get());
    } catch (NoSuchFileException e) {
      return ci;
    }
    JsonNode root;
    try {
      root = JSON.readTree(text);
    } catch (JacksonException e) {
      throw new IOException(file.get() + " " + ForeignJson.fault(e), e);
    }
    if (root.path("format").asInt(0) != 1) {
      throw new IOException(file.get() + " has another format than 1");
    }
    if (root.has("default")) {
      ci.usual = state(root.path("default"), file.get());
    }
    for (Map.Entry<String, JsonNode> commit : root.path("commits").properties()) {
      ci.commits.put(commit.getKey(), state(commit.getValue(), file.get()));
    }
    return ci;
  }

  private static String state(JsonNode value, Path file) throws IOException {
    String state = value.asString("");
    if (!STATES.contains(state)) {
      throw new IOException("%s has the state '%s'; allowed are %s".formatted(file, state, STATES));
    }
    return state;
  }

  /** The state of a commit; empty for one that neither the file nor the remote knows. */
  Optional<String> state(String commit, boolean onRemote) {
    return commits.entrySet().stream()
        .filter(entry -> !entry.getKey().isEmpty() && commit.startsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .or(() -> onRemote ? Optional.of(usual) : Optional.empty());
  }
}
