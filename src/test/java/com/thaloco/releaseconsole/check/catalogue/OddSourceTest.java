package com.thaloco.releaseconsole.check.catalogue;

import static com.thaloco.releaseconsole.check.catalogue.Mistake.blocks;
import static com.thaloco.releaseconsole.check.catalogue.Mistake.warns;

import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

/** Odd versions and repositories: those that do harm, and those that do none. */
@Tag("slow")
class OddSourceTest extends CatalogueOfMistakes {

  @Override
  protected List<Mistake> mistakes() {
    return Stream.of(versions(), source()).flatMap(List::stream).toList();
  }

  private static List<Mistake> versions() {
    String id = "version.next";
    return List.of(
        blocks(
            id, "a higher version was withdrawn", p -> p.put("history/burned/v0.1.8.json", "{}\n")),
        blocks(
                id,
                "the changelog's newest is of another line",
                p -> p.replace("CHANGELOG.md", "## [v0.1.6]", "## [v1.1.6]").ship())
            .mendedBy(undo()),
        blocks(
            id,
            "a tag of a later minor is on the remote only",
            p -> {
              p.git("tag", "v0.3.0");
              p.git("push", "-q", "origin", "refs/tags/v0.3.0");
              p.git("tag", "-d", "v0.3.0");
            }),
        blocks(id, "the next major leaves out what is between", p -> p.version("v2.0.0"))
            .mendedBy(p -> p.version("v0.1.7")),
        warns(
            "version.bump",
            "a major number that nothing asks for",
            p -> p.version("v1.0.0").replace("CHANGELOG.md", "v0.1.7", "v1.0.0").ship()),
        blocks(
                "version.unused",
                "an annotated tag of the version is on this very commit",
                p -> p.git("tag", "-a", "-m", "x", "v0.1.7"))
            .mendedBy(p -> p.git("tag", "-d", "v0.1.7")),
        blocks(
            "version.unused",
            "the version is tagged on a branch that is not merged",
            p -> {
              p.git("switch", "-qc", "other", "HEAD~1");
              p.write("OTHER.md", "x\n").commit();
              p.git("tag", "v0.1.7");
              p.git("push", "-q", "origin", "refs/tags/v0.1.7");
              p.git("tag", "-d", "v0.1.7");
              p.git("switch", "-q", "main");
            }),
        blocks(
            id,
            "the last release's tag was moved on the remote",
            p -> {
              p.git("push", "-q", "-f", "origin", "HEAD:refs/tags/v0.1.6");
            }));
  }

  private static List<Mistake> source() {
    String id = "source.clean";
    return List.of(
        blocks(
            id, "a file became executable", p -> p.git("update-index", "--chmod=+x", "README.md")),
        blocks(id, "a script lost its right to run", p -> mode(p, "scripts/install.sh")),
        blocks(id, "a file was renamed and not committed", p -> p.git("mv", "README.md", "READ.md"))
            .mendedBy(SampleProject::ship),
        blocks(
                id,
                "a file is to be added later",
                p -> {
                  p.write("cmd/banger/later.go", "package main\n");
                  p.git("add", "-N", "cmd/banger/later.go");
                })
            .mendedBy(SampleProject::ship),
        blocks(
            id,
            "a file is staged and taken back in the folder",
            p -> {
              p.change("README.md", t -> t + "x\n");
              p.git("add", "README.md");
              p.change("README.md", t -> t.substring(0, t.length() - 2));
            }),
        blocks(
            id,
            "a file was left out of the folder",
            p -> {
              p.git("update-index", "--skip-worktree", "cmd/banger/main.go");
              p.change("cmd/banger/main.go", t -> t + "// x\n");
            }),
        blocks(id, "a cherry-pick stopped in a conflict", p -> conflict(p, "cherry-pick", "other")),
        blocks(id, "a rebase stopped in a conflict", p -> conflict(p, "rebase", "other")),
        blocks(
                id,
                "a file became a link",
                p -> {
                  p.delete("README.md");
                  p.git("config", "core.symlinks", "true");
                  link(p, "README.md", "LICENSE");
                })
            .mendedBy(p -> p.git("checkout", "-q", "--", "README.md")),
        blocks(
            id,
            "a repository lies in the repository",
            p -> {
              p.write("internal/nested/a.go", "package nested\n");
              CatalogueGit.run(p.file("internal/nested"), "init", "-q");
            }),
        blocks(
            id,
            "a folder's name differs in a capital",
            p -> p.write("internal/CLI/x.go", "package cli\n")),
        warns(
                id,
                "a workspace of Go that git ignores",
                p -> {
                  p.change(".git/info/exclude", t -> t + "go.work\n");
                  p.write("go.work", "go 1.22\n\nuse .\n");
                })
            .mendedBy(p -> p.delete("go.work")),
        blocks(
                "source.branch",
                "HEAD is on a branch whose name looks like it",
                p -> p.git("switch", "-qc", "Main"))
            .mendedBy(p -> p.git("switch", "-q", "main")),
        blocks(
                "source.branch",
                "HEAD is on a branch below it",
                p -> p.git("switch", "-qc", "release/main"))
            .mendedBy(p -> p.git("switch", "-q", "main")),
        blocks(
                "source.pushed",
                "the commit is on another branch of the remote only",
                p -> {
                  p.write("NEWS.md", "x\n").commit().smoke(0);
                  p.git("push", "-q", "origin", "HEAD:feature");
                })
            .mendedBy(SampleProject::push),
        blocks(
            "source.pushed",
            "the remote's history was written anew",
            p -> {
              p.git("commit", "-q", "--amend", "-m", "Anew");
              p.git("push", "-q", "-f", "origin", "main");
              p.git("reset", "-q", "--hard", "HEAD@{1}");
              p.smoke(0);
            }),
        blocks(
            "source.pushed",
            "the remote's address is empty text",
            p -> p.git("config", "remote.origin.url", " ")),
        blocks(
                "smoke.green",
                "only the Makefile changed after smoke",
                p -> p.change("Makefile", t -> t + "\n# x\n").commit().push())
            .mendedBy(p -> p.smoke(0)),
        blocks(
                "smoke.green",
                "a document beside the changelog changed after smoke",
                p -> p.write("docs/CHANGELOG.md", "x\n").commit().push())
            .mendedBy(p -> p.smoke(0)),
        blocks("smoke.green", "the smoke run was stopped by a signal", p -> p.smoke(143))
            .mendedBy(p -> p.smoke(0)));
  }

  private static void mode(SampleProject p, String path) {
    try {
      Files.setPosixFilePermissions(p.file(path), PosixFilePermissions.fromString("rw-r--r--"));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void link(SampleProject p, String path, String to) {
    try {
      Files.createSymbolicLink(p.file(path), java.nio.file.Path.of(to));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void conflict(SampleProject p, String command, String branch) {
    p.git("switch", "-qc", branch, "HEAD~1");
    p.write("README.md", "one\n").commit();
    p.git("switch", "-q", "main");
    p.write("README.md", "two\n").commit();
    try {
      p.git(command, branch);
    } catch (RuntimeException e) {
      return;
    }
    throw new IllegalStateException("the case has no conflict");
  }

  private static void touch(SampleProject p) {
    try {
      Files.setLastModifiedTime(
          p.file("README.md"), java.nio.file.attribute.FileTime.fromMillis(1_000_000));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  protected List<Variation> variations() {
    return List.of(
        new Variation(
            "the remote has another name",
            p -> {
              p.git("remote", "rename", "origin", "upstream");
              p.profile(t ->
                  t.replace("remote: origin", "remote: upstream")
                      .replaceFirst("(?s)  forge:\n.*?\n\n", "\n"));
            }),
        new Variation(
            "the branch has another name",
            p -> {
              p.git("branch", "-q", "-m", "main", "trunk");
              p.git("push", "-q", "origin", "trunk");
              p.profile(t -> t.replace("branch: main", "branch: trunk"));
              p.smoke(0);
            }),
        new Variation("the branch follows nothing", p -> p.git("branch", "--unset-upstream")),
        new Variation("a note of git is on the commit", p -> p.git("notes", "add", "-m", "x")),
        new Variation(
            "a hook is in the repository", p -> p.write(".git/hooks/pre-push", "exit 1\n")),
        new Variation(
            "the repository is a worktree's parent",
            p ->
                p.git(
                    "worktree",
                    "add",
                    "-q",
                    "--detach",
                    p.folder().root().resolve("tree").toString())),
        new Variation(
            "files have attributes",
            p -> p.write(".gitattributes", "*.sh text eol=lf\n*.md text\n").ship()),
        new Variation(
            "an older release had more scenarios than the last one",
            p -> {
              p.git("checkout", "-q", "v0.1.4");
              p.smoke(0, 14);
              p.git("checkout", "-q", "v0.1.6");
              p.smoke(0, 11);
              p.git("checkout", "-q", "main");
            }),
        new Variation(
            "another branch has more scenarios",
            p -> {
              p.git("checkout", "-q", "-b", "next");
              p.write("NEWS.md", "x\n").commit().smoke(0, 14);
              p.git("checkout", "-q", "main");
            }),
        new Variation("files were touched", p -> touch(p)),
        new Variation(
            "a binary is ignored by the repository's own rules",
            p -> {
              p.change(".gitignore", t -> t + "*.tmp\n").ship();
              p.write("internal/cli/a.tmp", "x\n");
            }),
        new Variation(
            "a linked folder is ignored",
            p -> {
              p.change(".git/info/exclude", t -> t + "/out\n");
              link(p, "out", "/tmp");
            }),
        new Variation(
            "tags are lightweight",
            p -> {
              p.git("tag", "-f", "v0.1.1", "v0.1.1^{commit}");
              p.git("push", "-q", "-f", "origin", "refs/tags/v0.1.1");
            }),
        new Variation(
            "the changelog was committed after smoke, in two commits",
            p -> {
              p.change(
                      "CHANGELOG.md",
                      t -> t.replace("### Fixed\n\n- `banger vm", "### Fixed\n\n- So `banger vm"))
                  .commit();
              p.change("CHANGELOG.md", t -> t.replace("- So `banger vm", "- Now `banger vm"))
                  .commit()
                  .push();
            }));
  }
}
