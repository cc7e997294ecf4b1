package com.thaloco.releaseconsole.check.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

/** What may be otherwise in a project that is ready. */
@Tag("slow")
class HarmlessTest extends CatalogueOfMistakes {
  private static final String FILE = "CHANGELOG.md";
  private static final String URL = "https://git.example.org/thaloco/banger";

  @Override
  protected List<Mistake> mistakes() {
    return List.of();
  }

  @Override
  protected List<Variation> variations() {
    return Stream.of(changelog(), source(), bucket()).flatMap(List::stream).toList();
  }

  private static Variation written(String name, UnaryOperator<String> edit) {
    return new Variation(name, p -> p.change(FILE, edit).ship());
  }

  private static List<Variation> changelog() {
    return List.of(
        written("the changelog has the line ends of Windows", t -> t.replace("\n", "\r\n")),
        written("the changelog begins with a byte order mark", t -> "\ufeff" + t),
        written("the changelog has no line end at its end", String::stripTrailing),
        written("lines of the changelog end in spaces", t -> t.replace(".\n", ".  \n")),
        written(
            "the changelog is told otherwise at its top",
            t -> t.replace("What changes", "All that changes")),
        written(
            "a comment stands under Unreleased",
            t -> t.replace("## [Unreleased]\n", "## [Unreleased]\n\n<!-- what comes next -->\n")),
        written(
            "the entry has notes, too",
            t -> t.replaceFirst("### Fixed\n", "### Security\n\n- A.\n\n$0")),
        written(
            "the entry begins with a sentence",
            t -> t.replaceFirst("### Added\n", "A small release.\n\n$0")),
        written(
            "a code block shows a heading",
            t ->
                t.replaceFirst(
                    "### Added\n\n", "$0- So:\n\n  ```md\n  ## [v9.9.9] - 2030-01-01\n  ```\n\n")),
        written(
            "the changelog has links of other kinds",
            t -> t + "[docs]: https://docs.example.org/banger\n"),
        written(
            "rows of the link table show comparisons",
            t ->
                t.replace(
                    "[v0.1.7]: %s/releases/tag/v0.1.7".formatted(URL),
                    "[v0.1.7]: %s/compare/v0.1.6...v0.1.7".formatted(URL))),
        new Variation(
            "the repository is on GitHub", p -> moved(p, "https://github.com/thaloco/banger")),
        new Variation(
            "the repository is on GitLab",
            p -> {
              p.change(
                  FILE,
                  t ->
                      t.replace(URL + "/compare/", URL + "/-/compare/")
                          .replace(URL + "/releases/tag/", URL + "/-/tags/"));
              p.profile(t -> t.replace("tag_path: /releases/tag/", "tag_path: /-/tags/"));
              p.ship();
            }));
  }

  private static void moved(SampleProject p, String url) {
    p.change(FILE, t -> t.replace(URL, url));
    p.profile(t -> t.replace("repository_url: " + URL, "repository_url: " + url));
    p.ship();
  }

  private static List<Variation> source() {
    return List.of(
        new Variation(
            "there are other remotes, one without an answer",
            p -> p.git("remote", "add", "mirror", "/nowhere/banger.git")),
        new Variation(
            "there are other branches, here and there",
            p -> {
              p.git("branch", "feature", "HEAD~2");
              p.git("push", "-q", "origin", "feature");
            }),
        new Variation(
            "there are tags that are no releases",
            p -> {
              p.git("tag", "nightly-2026-01-01");
              p.git("tag", "before-the-move");
              p.git("push", "-q", "origin", "refs/tags/nightly-2026-01-01");
            }),
        new Variation(
            "a tag is older than the manifest",
            p -> {
              p.git("tag", "v0.0.1", "v0.1.0~1");
              p.git("push", "-q", "origin", "refs/tags/v0.0.1");
            }),
        new Variation(
            "tags of old releases are not here", p -> p.git("tag", "-d", "v0.1.1", "v0.1.2")),
        new Variation(
            "smoke ran before the changelog was committed",
            p -> {
              p.noSmoke().git("switch", "-q", "--detach", "HEAD~1");
              p.smoke(0).git("switch", "-q", "main");
            }),
        new Variation(
            "something is stashed",
            p -> {
              p.change("README.md", t -> t + "later\n");
              p.git("stash", "-q");
            }),
        new Variation(
            "git ignores what a build leaves",
            p -> {
              p.change(".git/info/exclude", t -> t + "/out/\n");
              p.write("out/banger", "a binary\n");
            }),
        new Variation("README is written anew", p -> p.write("README.md", "# banger\n").ship()),
        new Variation(
            "objects are packed, and refs too",
            p -> {
              p.write("NEWS.md", "news\n").ship();
              p.git("gc", "-q");
              p.remoteGit("gc", "-q");
            }),
        new Variation("the project has no forge", p -> p.profile(HarmlessTest::withoutForge)),
        new Variation("a binary file is in the repository", HarmlessTest::picture));
  }

  private static void picture(SampleProject p) {
    p.write("docs/picture.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2, (byte) 0xff});
    p.write("docs/latin.txt", "n\u00e4mes\n".getBytes(StandardCharsets.ISO_8859_1)).ship();
  }

  private static String withoutForge(String profile) {
    return profile.replaceFirst("(?s)  forge:\n.*?\n\n", "\n");
  }

  private static List<Variation> bucket() {
    return List.of(
        new Variation(
            "the manifest is written without white space",
            p -> p.manifest(t -> t.replaceAll("\\s*\n\\s*", "").replace("\": ", "\":"))),
        new Variation(
            "an old release was withdrawn", p -> p.put("history/burned/v0.0.2.json", "{}\n")),
        new Variation(
            "earlier manifests are kept",
            p -> p.put("history/manifest-2025-11-18T134000Z.json", "{}\n")),
        new Variation(
            "other things lie in the bucket", p -> p.put("robots.txt", "User-agent: *\n")),
        new Variation(
            "the bucket is probed in earnest", p -> p.capability(java.util.Optional.empty())));
  }
}
