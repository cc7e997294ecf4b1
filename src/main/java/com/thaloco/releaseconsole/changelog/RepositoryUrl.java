package com.thaloco.releaseconsole.changelog;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A URL of a forge, as a link table holds it: GitHub, GitLab, Gitea, Forgejo, Bitbucket. */
public sealed interface RepositoryUrl {
  /** The repository: {@code https://github.com/owner/name}. */
  String base();

  /** The tag that is shown, or up to which is compared. */
  String tag();

  /** The path between the base and the tags: {@code /compare/}, {@code /releases/tag/}. */
  String path();

  /**
   * A comparison.
   *
   * @param from the older side
   * @param tag the newer side
   * @param dots {@code ...} or {@code ..}
   */
  record Compare(String base, String path, String from, String dots, String tag)
      implements RepositoryUrl {
    /** As it is written in a URL; Bitbucket names the newer side first. */
    public String text() {
      return path.startsWith("/branches")
          ? base + path + tag + dots + from
          : base + path + from + dots + tag;
    }
  }

  /** The page of a tag or release. */
  record Tag(String base, String path, String tag) implements RepositoryUrl {}

  /** A URL in parts, where its shape is known. */
  static Optional<RepositoryUrl> parse(String url) {
    if (url.length() > Shapes.LONGEST) {
      return Optional.empty();
    }
    Matcher compare = Shapes.COMPARE.matcher(url);
    if (compare.matches()) {
      String path = compare.group(2);
      boolean reversed = path.startsWith("/branches");
      return Optional.of(
          new Compare(
              compare.group(1),
              path,
              compare.group(reversed ? 5 : 3),
              compare.group(4),
              compare.group(reversed ? 3 : 5)));
    }
    Matcher tag = Shapes.TAG.matcher(url);
    return tag.matches()
        ? Optional.of(new Tag(tag.group(1), tag.group(2), tag.group(3)))
        : Optional.empty();
  }

  /** Whether a tag is the one of a version: {@code v1.0.0}, {@code 1.0.0}, {@code pkg-v1.0.0}. */
  static boolean names(String tag, String version) {
    String plain = decoded(tag).toLowerCase(Locale.ROOT);
    String number = Changelog.number(version).toLowerCase(Locale.ROOT);
    if (!plain.endsWith(number)) {
      return false;
    }
    String before = plain.substring(0, plain.length() - number.length());
    return before.isEmpty() || before.matches("(?:.*[^a-z0-9.])?v?\\.?|.*[a-z]-?v?");
  }

  /** What is before the version in its tag: {@code v}, {@code pkg@}, nothing. */
  static String prefix(String tag, String version) {
    String number = Changelog.number(version);
    return tag.endsWith(number) ? tag.substring(0, tag.length() - number.length()) : "v";
  }

  private static String decoded(String tag) {
    try {
      return URLDecoder.decode(tag.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return tag;
    }
  }

  /** The shapes that are known. */
  final class Shapes {
    /** The longest URL that is taken apart: the time grows with its square. */
    static final int LONGEST = 2_000;

    private static final Pattern COMPARE =
        Pattern.compile(
            "(https?://[^/\\s]+/\\S+?)(/-/compare/|/(?:branches/)?compare/)"
                + "(\\S+?)(\\.{2,3})(\\S+?)(?:[?#]\\S*)?");
    private static final Pattern TAG =
        Pattern.compile(
            "(https?://[^/\\s]+/\\S+?)"
                + "(/-/tags/|/-/releases/|/-/tree/|/-/commits/|/releases/tag/|/releases/|/src/tag/"
                + "|/commits/tag/|/tags/|/tree/|/commits/)(\\S+?)/?(?:[?#]\\S*)?");

    private Shapes() {}
  }
}
