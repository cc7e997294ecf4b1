package com.thaloco.releaseconsole.check;

import com.thaloco.releaseconsole.golang.SourceText;
import com.thaloco.releaseconsole.golang.SourceTree;
import com.thaloco.releaseconsole.profile.PathPattern;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A unit file of the repository in both commits.
 *
 * @param before its text in the last release; empty where it is new
 * @param after its text in the commit; empty where it is gone
 */
public record UnitFile(String path, Optional<SourceText> before, Optional<SourceText> after) {
  /** The files that patterns name in either commit, in path order. */
  static List<UnitFile> of(List<String> patterns, SourceTree older, SourceTree newer) {
    var paths = new TreeSet<String>();
    for (String pattern : patterns) {
      paths.addAll(matching(pattern, older));
      paths.addAll(matching(pattern, newer));
    }
    return paths.stream()
        .map(path -> new UnitFile(path, text(path, older), text(path, newer)))
        .toList();
  }

  /** The files of a commit that a pattern names. */
  static List<String> matching(String pattern, SourceTree tree) {
    var wanted = new PathPattern(pattern);
    return tree.paths("").stream().filter(wanted::matches).toList();
  }

  private static Optional<SourceText> text(String path, SourceTree tree) {
    return tree.bytes(path)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .map(text -> new SourceText(path, 1, text, text));
  }

  /** Whether systemd reads the same from both. */
  public boolean same() {
    return before
        .map(text -> UnitText.of(text.text()))
        .equals(after.map(text -> UnitText.of(text.text())));
  }

  /** What became of it, as evidence. */
  String summary() {
    String what = before.isEmpty() ? "new" : after.isEmpty() ? "gone" : "changed";
    return "%s: %s".formatted(path, what);
  }
}
