package com.thaloco.releaseconsole.changelog;

import com.thaloco.releaseconsole.profile.ChangelogRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How a link table writes its URLs.
 *
 * @param base the repository: {@code https://github.com/owner/name}
 * @param comparePath {@code /compare/}, or GitLab's {@code /-/compare/}
 * @param tagPath {@code /releases/tag/}, or GitLab's {@code /-/tags/}
 * @param tagPrefix before the number in tags: {@code v}
 * @param head the newer side of Unreleased: {@code HEAD}
 * @param rowsCompare whether a version's row compares with the version before it, instead of
 *     showing its tag
 * @param exact whether rows must be written so character by character, since the profile says so
 */
public record LinkStyle(
    String base,
    String comparePath,
    String tagPath,
    String tagPrefix,
    String head,
    boolean rowsCompare,
    boolean exact) {

  /** What the profile wants. */
  public static LinkStyle of(ChangelogRules rules) {
    String base = rules.repositoryUrl().toString().replaceFirst("/+$", "");
    if (base.endsWith(".git")) {
      base = base.substring(0, base.length() - 4);
    }
    String tagPath = "/" + rules.tagPath().replaceAll("^/+|/+$", "") + "/";
    String comparePath = tagPath.startsWith("/-/") ? "/-/compare/" : "/compare/";
    return new LinkStyle(base, comparePath, tagPath, "v", "HEAD", false, true);
  }

  /** What a file's own rows show; empty where they show nothing. */
  public static Optional<LinkStyle> guess(Changelog changelog) {
    Optional<RepositoryUrl.Compare> unreleased =
        changelog.unreleased().flatMap(changelog::rowOf).flatMap(LinkStyle::compare);
    record Version(String number, RepositoryUrl url) {}
    List<Version> versions =
        changelog.releases().stream()
            .flatMap(section ->
                changelog.link(section).stream()
                    .flatMap(url -> RepositoryUrl.parse(url).stream())
                    .map(url -> new Version(section.version().orElseThrow(), url)))
            .filter(version -> RepositoryUrl.names(version.url().tag(), version.number()))
            .toList();
    Optional<String> base = most(versions.stream().map(version -> version.url().base()).toList());
    if (base.isEmpty()) {
      base = unreleased.map(RepositoryUrl.Compare::base);
    }
    if (base.isEmpty()) {
      return Optional.empty();
    }
    Optional<Version> newest = versions.stream().findFirst();
    boolean gitlab = base.get().contains("gitlab");
    return Optional.of(
        new LinkStyle(
            base.get(),
            paths(versions.stream().map(Version::url).toList(), RepositoryUrl.Compare.class)
                .or(() -> unreleased.map(RepositoryUrl.Compare::path))
                .orElse(gitlab ? "/-/compare/" : "/compare/"),
            paths(versions.stream().map(Version::url).toList(), RepositoryUrl.Tag.class)
                .orElse(gitlab ? "/-/tags/" : "/releases/tag/"),
            newest.map(v -> RepositoryUrl.prefix(v.url().tag(), v.number())).orElse("v"),
            unreleased.map(RepositoryUrl.Compare::tag).orElse("HEAD"),
            newest.filter(v -> v.url() instanceof RepositoryUrl.Compare).isPresent(),
            false));
  }

  private static Optional<RepositoryUrl.Compare> compare(LinkRow row) {
    return RepositoryUrl.parse(row.url())
        .filter(RepositoryUrl.Compare.class::isInstance)
        .map(RepositoryUrl.Compare.class::cast);
  }

  private static Optional<String> paths(
      List<RepositoryUrl> urls, Class<? extends RepositoryUrl> kind) {
    return most(urls.stream().filter(kind::isInstance).map(RepositoryUrl::path).toList());
  }

  private static Optional<String> most(List<String> values) {
    return values.stream()
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
        .entrySet()
        .stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey);
  }

  /** The tag of a version. */
  public String tag(String version) {
    return tagPrefix + Changelog.number(version);
  }

  /** What Unreleased compares with, once a version is the newest. */
  public String unreleased(String version) {
    return new RepositoryUrl.Compare(base, comparePath, tag(version), "...", head).text();
  }

  /** The same, with rows for versions that compare where another style's do. */
  public LinkStyle comparingAs(LinkStyle other) {
    return new LinkStyle(base, comparePath, tagPath, tagPrefix, head, other.rowsCompare, exact);
  }

  /**
   * What a version's row leads to.
   *
   * @param before the version below it, for a table that compares
   */
  public String version(String version, Optional<String> before) {
    return rowsCompare && before.isPresent()
        ? comparison(before.get(), version)
        : base + tagPath + tag(version);
  }

  private String comparison(String before, String version) {
    return new RepositoryUrl.Compare(base, comparePath, tag(before), "...", tag(version)).text();
  }

  /**
   * Whether a URL is right for a version: its tag, or a comparison up to it, in this repository. Of
   * the newest version it is so character by character, where a profile says it.
   */
  public boolean isRight(String url, String version, Changelog changelog) {
    Optional<String> newest = changelog.newest().flatMap(Section::version);
    if (exact && newest.equals(Optional.of(Changelog.number(version)))) {
      return url.equals(base + tagPath + tag(version))
          || changelog
              .below(version)
              .filter(older -> url.equals(comparison(older, version)))
              .isPresent();
    }
    return RepositoryUrl.parse(url)
        .filter(found ->
            found.base().equals(base)
                && RepositoryUrl.names(found.tag(), version)
                && found
                    .path()
                    .equals(found instanceof RepositoryUrl.Compare ? comparePath : tagPath))
        .isPresent();
  }

  /** Whether a URL compares from a version to what is not released, in this repository. */
  public boolean isRightUnreleased(String url, String version) {
    if (exact) {
      return url.equals(unreleased(version));
    }
    return RepositoryUrl.parse(url)
        .filter(found ->
            found instanceof RepositoryUrl.Compare compare
                && compare.base().equals(base)
                && compare.path().equals(comparePath)
                && RepositoryUrl.names(compare.from(), version)
                && !RepositoryUrl.names(compare.tag(), version))
        .isPresent();
  }

  /**
   * A URL of this repository with its address as the profile has it; empty for another one's. Other
   * lints speak of a repository that is written otherwise.
   */
  Optional<String> own(String url) {
    String address = base.replaceFirst("^https?:", "");
    String rest = url.replaceFirst("^(?i:https?):", "");
    return rest.regionMatches(true, 0, address + "/", 0, address.length() + 1)
        ? Optional.of(base + rest.substring(address.length()))
        : Optional.empty();
  }
}
