package com.thaloco.releaseconsole.golang;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The {@code //go:embed} directives: which patterns stand above a variable, and what they match.
 */
final class Embeds {
  private static final Pattern WORD =
      Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|`([^`]*)`|(\\S+)");

  private Embeds() {}

  /**
   * The patterns of the directives right above a declaration; blank lines and comments may stand
   * between.
   */
  static List<String> patterns(GoNode declaration) {
    List<GoSource.Comment> comments = declaration.source.comments();
    List<String> found = new ArrayList<>();
    int below = declaration.start;
    for (int i = comments.size() - 1; i >= 0; i--) {
      GoSource.Comment comment = comments.get(i);
      if (comment.end() > below) {
        continue;
      }
      if (!declaration.source.text(comment.end(), below).isBlank()) {
        break;
      }
      below = comment.start();
      if (comment.text().startsWith("//go:embed") && comment.text().length() > 10) {
        found.addAll(0, words(comment.text().substring("//go:embed".length())));
      }
    }
    return found;
  }

  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text.strip());
    while (matcher.find()) {
      String word = matcher.group(3);
      if (word == null) {
        word = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
      }
      words.add(word);
    }
    return words;
  }

  /** The files that the patterns take, in order; a folder gives what is below it, as Go does it. */
  static List<String> resolve(SourceTree tree, String folder, List<String> patterns) {
    TreeSet<String> files = new TreeSet<>();
    List<String> below = tree.paths(folder);
    for (String pattern : patterns) {
      boolean hidden = pattern.startsWith("all:");
      String plain = hidden ? pattern.substring(4) : pattern;
      if (plain.endsWith("/")) {
        plain = plain.substring(0, plain.length() - 1);
      }
      for (String path : below) {
        String relative = folder.isEmpty() ? path : path.substring(folder.length() + 1);
        if (takes(plain, hidden, relative)) {
          files.add(path);
        }
      }
    }
    return List.copyOf(files);
  }

  private static boolean takes(String pattern, boolean hidden, String relative) {
    if (pattern.equals(".")) {
      return hidden || visible(relative);
    }
    PathMatcher matcher;
    try {
      // Go's path.Match: * and ? do not cross a slash, and there are no braces.
      String glob = pattern.replace("{", "\\{").replace("}", "\\}").replace("[^", "[!");
      matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
    } catch (PatternSyntaxException _) {
      return false;
    }
    Path path = Path.of(relative);
    if (matcher.matches(path)) {
      return true;
    }
    for (int i = 1; i < path.getNameCount(); i++) {
      if (matcher.matches(path.subpath(0, i))) {
        return hidden || visible(path.subpath(i, path.getNameCount()).toString());
      }
    }
    return false;
  }

  private static boolean visible(String relative) {
    for (String part : relative.split("/", -1)) {
      if (part.startsWith(".") || part.startsWith("_")) {
        return false;
      }
    }
    return true;
  }
}
