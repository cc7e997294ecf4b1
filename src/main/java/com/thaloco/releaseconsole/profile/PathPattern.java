package com.thaloco.releaseconsole.profile;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.regex.PatternSyntaxException;

/**
 * A path in the repository, or a pattern of paths: {@code *} and {@code ?} stay in a folder, {@code
 * **} crosses folders. Vendored files match only a pattern that names {@code vendor}.
 */
public final class PathPattern {
  private static final String VENDOR = "(.*/)?vendor/.*";

  private final String pattern;
  private final PathMatcher matcher;

  /**
   * Reads a pattern.
   *
   * @throws PatternSyntaxException if it is none
   */
  public PathPattern(String pattern) {
    this.pattern = pattern;
    this.matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
  }

  /** Whether a path of the repository is meant. */
  public boolean matches(String path) {
    return path.equals(pattern)
        || (!path.matches(VENDOR) || pattern.matches(VENDOR)) && matcher.matches(Path.of(path));
  }

  static void check(String pattern, PlacedValue at) {
    Rules.inRepository(pattern, at);
    try {
      new PathPattern(pattern);
    } catch (PatternSyntaxException e) {
      at.wrong(
          "is " + PlacedValue.quote(pattern),
          "It must be a path or a pattern of paths, such as contrib/systemd/*.service.");
    }
  }
}
