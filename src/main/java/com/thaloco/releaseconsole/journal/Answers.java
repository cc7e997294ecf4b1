package com.thaloco.releaseconsole.journal;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The maintainer's answers for one commit. A new commit has none: an answer is about what was seen.
 *
 * @param texts by the finding's or question's id
 */
public record Answers(String commit, Map<String, String> texts) {
  private record Stored(int format, String commit, Map<String, String> texts) {}

  public Answers {
    texts = Map.copyOf(texts);
  }

  /** The answers kept for a commit. */
  public static Answers load(StateFolder state, String commit) {
    return StateJson.file(state.answers(commit), Stored.class)
        .map(stored -> new Answers(commit, stored.texts()))
        .orElseGet(() -> new Answers(commit, Map.of()));
  }

  /** These answers with others on top, kept on disk. */
  public Answers with(Map<String, String> more, StateFolder state) {
    if (more.isEmpty()) {
      return this;
    }
    var all = new TreeMap<>(texts);
    all.putAll(more);
    PrivateFiles.write(state.answers(commit), StateJson.line(new Stored(1, commit, all)));
    return new Answers(commit, all);
  }

  /** The answer to one question. */
  public Optional<String> to(String id) {
    return Optional.ofNullable(texts.get(id)).filter(text -> !text.isBlank());
  }
}
