package com.thaloco.releaseconsole.golang;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One parsed file: its tree and its comments, or the reason why there is none. */
final class GoSource {
  /** A comment with its place. */
  record Comment(int start, int end, int line, String text) {}

  private final String path;
  private final byte[] bytes;
  private @Nullable GoNode root;
  private List<Comment> comments = List.of();
  private @Nullable SyntaxError error;

  GoSource(String path, byte[] bytes) {
    this.path = path;
    this.bytes = bytes;
  }

  void parsed(GoNode tree, List<Comment> found) {
    root = tree;
    comments = List.copyOf(found);
  }

  void failed(int line, String why) {
    error = new SyntaxError(path, line, why);
  }

  String path() {
    return path;
  }

  String folder() {
    return folder(path);
  }

  /** The folder of a path; empty for the repository's own. */
  static String folder(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  /** Whether a path lies in a copy of other projects' code. */
  static boolean isVendored(String path) {
    return path.startsWith("vendor/") || path.contains("/vendor/");
  }

  String baseName() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  Optional<SyntaxError> error() {
    return Optional.ofNullable(error);
  }

  /** Top-level nodes; none in a file that can't be read. */
  List<GoNode> declarations() {
    GoNode tree = root;
    return tree == null || error != null ? List.of() : tree.children;
  }

  List<Comment> comments() {
    return comments;
  }

  String text(int start, int end) {
    return new String(bytes, start, end - start, StandardCharsets.UTF_8);
  }

  int length() {
    return bytes.length;
  }
}
