package com.thaloco.releaseconsole.profile;

import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.PathMatcher;
import java.util.regex.PatternSyntaxException;

/**
 * A path in the repository, or a pattern of paths: {@code *} and {@code ?} stay in a folder, {@code
 * **} crosses folders. Vendored files match only a pattern that names {@code vendor}.
 */
public final class PathPattern {
  private static final String VENDOR = "(.*/)?vendor/.*";

  /**
   * Only for its patterns: names in the JDK's own file system are Unicode. Those of the machine's
   * are limited to what the locale can encode, and names in git are not.
   */
  private static final FileSystem UNICODE = FileSystems.getFileSystem(URI.create("jrt:/"));

  /** Takes the place of a backslash in a name, which UNICODE reads as a slash. */
  private static final char BACKSLASH = '\uE05C';

  private final String pattern;
  private final PathMatcher matcher;

  /**
   * Reads a pattern.
   *
   * @throws PatternSyntaxException if it is none
   */
  public PathPattern(String pattern) {
    this.pattern = pattern;
    this.matcher = UNICODE.getPathMatcher("glob:" + pattern);
  }

  /** Whether a path of the repository is meant. */
  public boolean matches(String path) {
    return path.equals(pattern)
        || (!path.matches(VENDOR) || pattern.matches(VENDOR))
            && matcher.matches(UNICODE.getPath(path.replace('\\', BACKSLASH)));
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
