package com.thaloco.releaseconsole.check.catalogue;

import static com.thaloco.releaseconsole.check.catalogue.Mistake.asks;
import static com.thaloco.releaseconsole.check.catalogue.Mistake.blocks;
import static com.thaloco.releaseconsole.check.catalogue.Mistake.warns;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

/** What goes wrong with commits, branches, remotes, CI and smoke. */
@Tag("slow")
class SourceMistakesTest extends CatalogueOfMistakes {
  private static final String MAIN = "cmd/banger/main.go";

  @Override
  protected List<Mistake> mistakes() {
    return Stream.of(clean(), whole(), pushed(), tagged(), afterTheTag(), ci(), smoke())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Mistake> clean() {
    String id = "source.clean";
    return List.of(
        blocks(id, "a fix was never committed", p -> p.change(MAIN, text -> text + "// fixed\n"))
            .mendedBy(p -> p.git("checkout", "-q", ".")),
        blocks(id, "a new file was forgotten", p -> p.write("cmd/banger/fix.go", "package main\n"))
            .mendedBy(SampleProject::ship),
        blocks(
                id,
                "a fix is staged and not committed",
                p -> {
                  p.change(MAIN, text -> text + "// fixed\n");
                  p.git("add", MAIN);
                })
            .mendedBy(SampleProject::ship),
        blocks(id, "a file is missing", p -> p.delete("README.md"))
            .mendedBy(p -> p.git("checkout", "-q", ".")),
        blocks(
                id,
                "git was told to look away from a changed file",
                p -> {
                  p.git("update-index", "--assume-unchanged", MAIN);
                  p.change(MAIN, text -> text + "// fixed\n");
                })
            .mendedBy(p -> {
              p.git("update-index", "--no-assume-unchanged", MAIN);
              p.git("checkout", "-q", ".");
            }),
        blocks(
                id,
                "a merge was begun and not ended",
                p -> {
                  p.git("switch", "-qc", "other");
                  p.write("OTHER.md", "other\n").commit();
                  p.git("switch", "-q", "main");
                  p.git("merge", "-q", "--no-ff", "--no-commit", "other");
                })
            .mendedBy(p -> p.git("merge", "--abort")),
        blocks(id, "a bisection was begun and not ended", p -> p.git("bisect", "start"))
            .mendedBy(p -> p.git("bisect", "reset")),
        blocks(id, "the clone is shallow", p -> p.write(".git/shallow", p.head() + "\n"))
            .mendedBy(p -> p.git("fetch", "-q", "--unshallow", "--tags", "origin")),
        blocks(
                "source.branch",
                "HEAD is on a feature branch",
                p -> p.git("switch", "-qc", "feature"))
            .mendedBy(p -> p.git("switch", "-q", "main")),
        blocks("source.branch", "HEAD is detached", p -> p.git("switch", "-q", "--detach"))
            .mendedBy(p -> p.git("switch", "-q", "main")));
  }

  private static List<Mistake> whole() {
    String id = "source.clean";
    String pointer =
        "version https://git-lfs.github.com/spec/v1\noid sha256:%s\nsize 12\n"
            .formatted("ab".repeat(32));
    return List.of(
        blocks(
                id,
                "an embedded file is only an LFS pointer",
                p -> p.write("internal/cli/banner.txt", pointer).ship())
            .mendedBy(p -> p.write("internal/cli/banner.txt", "banger\n").ship()),
        warns(
                id,
                "a picture of the docs is only an LFS pointer",
                p -> p.write("docs/picture.png", pointer).ship())
            .mendedBy(p -> p.write("docs/picture.png", "a picture\n").ship()),
        blocks(id, "a package lies in a submodule", p -> submodule(p, "internal/cli/theme"))
            .mendedBy(p -> {
              p.git("rm", "-q", "-f", "internal/cli/theme");
              p.ship();
            }),
        warns(id, "a submodule holds pictures of the docs", p -> submodule(p, "docs/pictures"))
            .mendedBy(p -> {
              p.git("rm", "-q", "-f", "docs/pictures");
              p.ship();
            }),
        warns(
                id,
                "a build here takes in a file that git ignores",
                p -> {
                  p.change(".git/info/exclude", text -> text + "*_local.go\n");
                  p.write("internal/cli/debug_local.go", "package cli\n");
                })
            .mendedBy(p -> p.delete("internal/cli/debug_local.go")));
  }

  private static void submodule(SampleProject p, String path) {
    p.git(
        "-c",
        "protocol.file.allow=always",
        "submodule",
        "--quiet",
        "add",
        p.folder().remote().toString(),
        path);
    p.ship();
  }

  /** What would stop the tag when clients have the release. */
  private static List<Mistake> tagged() {
    return List.of(
        blocks("tag.write", "git does not know who tags", p -> p.git("config", "user.name", " "))
            .mendedBy(p -> p.git("config", "user.name", "Robin")),
        warns("tag.write", "git would sign the tag", p -> p.git("config", "tag.gpgSign", "true"))
            .mendedBy(p -> p.git("config", "tag.gpgSign", "false")),
        blocks(
                "tag.write",
                "a tag here has the version as its folder",
                p -> p.git("tag", "v0.1.7/try"))
            .mendedBy(p -> p.git("tag", "-d", "v0.1.7/try")),
        blocks(
                "tag.push",
                "a tag on the remote has the version as its folder",
                p -> p.git("push", "-q", "origin", "HEAD:refs/tags/v0.1.7/try"))
            .mendedBy(p -> p.git("push", "-q", "origin", "--delete", "refs/tags/v0.1.7/try")),
        warns(
                "tag.push",
                "a hook would judge the push of the tag",
                p -> {
                  p.write(".git/hooks/pre-push", "#!/bin/sh\nexit 1\n");
                  if (!p.file(".git/hooks/pre-push").toFile().setExecutable(true)) {
                    throw new IllegalStateException("the hook is not executable");
                  }
                })
            .mendedBy(p -> p.delete(".git/hooks/pre-push")));
  }

  private static List<Mistake> afterTheTag() {
    return List.of(
        blocks(
                "bucket.public",
                "the public URL leads elsewhere",
                p ->
                    p.profile(t ->
                        t.replaceFirst("public_url: (\\S+)/banger/", "public_url: $1/elsewhere/")))
            .mendedBy(SampleProject::profileAgain),
        blocks(
                "verify.ready",
                "what verifies the release is not installed",
                p ->
                    p.profile(t ->
                        t.replaceFirst("\\n  run: \\[[a-z]+,", "\n  run: [nowhere-installed,")))
            .mendedBy(SampleProject::profileAgain));
  }

  private static List<Mistake> pushed() {
    String id = "source.pushed";
    return List.of(
        blocks(id, "the commit was not pushed", p -> p.write("NEWS.md", "news\n").commit().smoke(0))
            .mendedBy(SampleProject::push),
        blocks(
                id,
                "somebody has pushed meanwhile",
                p -> {
                  p.write("NEWS.md", "news\n").commit().push();
                  p.git("reset", "-q", "--hard", "HEAD~1");
                })
            .mendedBy(p -> p.git("pull", "-q", "--ff-only", "origin", "main")),
        blocks(
                id,
                "here and there have gone different ways",
                p -> {
                  p.write("NEWS.md", "news\n").commit().push();
                  p.git("reset", "-q", "--hard", "HEAD~1");
                  p.write("OTHER.md", "other\n").commit();
                })
            .mendedBy(p -> {
              p.git("pull", "-q", "--rebase", "origin", "main");
              p.push();
            }),
        blocks(
                id,
                "the remote has no such branch",
                p -> p.remoteGit("update-ref", "-d", "refs/heads/main"))
            .mendedBy(SampleProject::push),
        blocks(
                id,
                "the remote can't be reached",
                p -> p.git("remote", "set-url", "origin", "/nowhere/banger.git"))
            .mendedBy(p -> p.git("remote", "set-url", "origin", p.folder().remote().toString())),
        blocks(
                id,
                "there is no remote of that name",
                p -> p.git("remote", "rename", "origin", "upstream"))
            .mendedBy(p -> p.git("remote", "rename", "upstream", "origin")),
        blocks(
                id,
                "a push would go to two places",
                p -> {
                  String remote = p.folder().remote().toString();
                  p.git("remote", "set-url", "--add", "--push", "origin", remote);
                  p.git("remote", "set-url", "--add", "--push", "origin", "/elsewhere.git");
                })
            .mendedBy(
                p -> p.git("remote", "set-url", "--delete", "--push", "origin", "/elsewhere.git")));
  }

  private static List<Mistake> ci() {
    String id = "ci.green";
    return List.of(
        blocks(id, "CI is red", p -> p.ci("failure")).mendedBy(p -> p.ci("success")),
        blocks(id, "CI is still running", p -> p.ci("pending")).mendedBy(p -> p.ci("success")),
        blocks(id, "CI ended with an error", p -> p.ci("error")).mendedBy(p -> p.ci("success")),
        blocks(id, "CI never ran", p -> p.ci("absent")).mendedBy(p -> p.ci("success")),
        blocks(id, "the forge is down", p -> p.ci("unavailable")).mendedBy(p -> p.ci("success")),
        blocks(
                id,
                "CI is green for the commit before",
                p -> p.write("NEWS.md", "news\n").commit().smoke(0))
            .mendedBy(SampleProject::push));
  }

  private static List<Mistake> smoke() {
    String id = "smoke.green";
    return List.of(
        blocks(id, "smoke never ran", SampleProject::noSmoke).mendedBy(p -> p.smoke(0)),
        blocks(id, "smoke is red", p -> p.smoke(1)).mendedBy(p -> p.smoke(0)),
        blocks(
                id,
                "the code changed after smoke",
                p -> p.change(MAIN, text -> text + "// fixed\n").commit().push())
            .mendedBy(p -> p.smoke(0)),
        blocks(
                id,
                "changelog and code changed after smoke",
                p -> {
                  p.change(MAIN, text -> text + "// fixed\n");
                  p.replace("CHANGELOG.md", "### Fixed", "### Changed").commit().push();
                })
            .mendedBy(p -> p.smoke(0)),
        blocks(
                id,
                "smoke was red at the commit before the changelog's",
                p ->
                    p.noSmoke()
                        .smoke(2)
                        .replace("CHANGELOG.md", "### Fixed", "### Changed")
                        .commit()
                        .push())
            .mendedBy(p -> p.smoke(0)),
        blocks(
            id,
            "a smaller suite was run",
            p -> p.profile(text -> text.replace("[make, smoke]", "[make, smoke-all]"))),
        warns(id, "no scenario ran", p -> p.smoke(0, 0)).mendedBy(p -> p.smoke(0)),
        asks(
                id,
                "fewer scenarios ran than for the commit before",
                p -> p.write("NEWS.md", "news\n").commit().push().smoke(0, 4))
            .mendedBy(p -> p.smoke(0)),
        asks(
                id,
                "fewer scenarios ran than two runs ago, since the last release",
                p -> {
                  p.write("NEWS.md", "news\n").commit().push().smoke(0, 4);
                  p.write("NEWS.md", "more\n").commit().push().smoke(0, 4);
                })
            .mendedBy(p -> p.smoke(0)));
  }
}
