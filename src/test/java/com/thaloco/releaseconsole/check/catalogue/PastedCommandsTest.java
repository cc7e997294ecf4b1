package com.thaloco.releaseconsole.check.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.cli.CommandLineFace;
import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Finding.Status;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a check says is wrong, where, and that its command makes it pass when it is pasted. */
@Tag("slow")
class PastedCommandsTest extends WithHarness {
  private static final String FILE = "CHANGELOG.md";
  private static final String MAIN = "cmd/banger/main.go";
  private static final String HEADING = "(?m)^## \\[v0\\.1\\.7] - (.*)$";

  private static Finding blocked(SampleProject p, String id) {
    Finding found = p.check(id);
    assertThat(found.status()).as("%s", found).isEqualTo(Status.BLOCKED);
    return found;
  }

  private static void passes(SampleProject p, String id) {
    Finding again = p.check(id);
    assertThat(again.status()).as("%s", again).isEqualTo(Status.PASSED);
  }

  private static String shell(Finding finding, int index) {
    return finding.remedy().actions().get(index).typed();
  }

  /** Runs a line in the project's repository as a shell would, and expects 0. */
  static void paste(SampleProject p, String line) {
    var shell = new ProcessBuilder("bash", "-c", line).redirectErrorStream(true);
    shell.directory(p.folder().repository().toFile());
    shell.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    shell.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    shell.environment().put("GIT_EDITOR", "true");
    try {
      Process process = shell.start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as("%s: %s", line, said).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void heading(SampleProject p, String by) {
    p.change(FILE, text -> text.replaceFirst(HEADING, by)).ship();
  }

  private static int line(SampleProject p, String part) {
    List<String> lines = p.read(FILE).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(part)) {
        return i + 1;
      }
    }
    throw new IllegalStateException("not there: " + part);
  }

  @Test
  void aNoWithoutAReasonIsToldWhatIsMissing() {
    harness.with(p -> {
      p.replace("internal/cli/commands_update.go", "name+\".before\"", "name+\".old\"").ship();
      for (String bare : List.of("no", "No.", "no, because")) {
        Finding found = p.answer("release.verification", bare).check("release.verification");
        assertThat(found.status()).isEqualTo(Status.ASKS);
        assertThat(found.summary())
            .startsWith("Your answer \"no\" gives no reason. Write: no, because …");
        assertThat(found.remedy().asText())
            .endsWith("--answer release.verification=\"no, because …\"");
      }
    });
  }

  @Test
  void aSectionInACommentOrFenceIsNamedWithTheLineThatHidesIt() {
    for (String open : List.of("<!-- draft", "```sh")) {
      harness.with(p -> {
        heading(p, open + "\n$0");
        int at = line(p, "## [v0.1.7]");
        Finding found = blocked(p, "changelog.entry");
        assertThat(found.summary())
            .isEqualTo(
                "%s:%d: the section is inside a %s that begins at line %d; close it there."
                    .formatted(FILE, at, open.startsWith("<") ? "comment" : "code fence", at - 1));
        String close = open.startsWith("<") ? " -->" : "\n```";
        p.change(FILE, text -> text.replace(open, open + close)).ship();
        assertThat(p.check("changelog.entry").status()).isNotEqualTo(Status.BLOCKED);
      });
    }
  }

  @Test
  void aHeadingWithoutASpaceGetsOne() {
    harness.with(p -> {
      heading(p, "##[v0.1.7] - $1");
      Finding found = blocked(p, "changelog.entry");
      assertThat(found.summary())
          .isEqualTo(
              "%s:%d: the section needs a space after the # signs of its heading."
                  .formatted(FILE, line(p, "[v0.1.7] - ")));
      assertThat(p.check("changelog.order").status()).isNotEqualTo(Status.BLOCKED);
      paste(p, shell(found, 0));
      p.ship();
      passes(p, "changelog.entry");
    });
  }

  @Test
  void aDateInAnotherFormIsCorrectedOnItsLine() {
    harness.with(p -> {
      String today = LocalDate.now().toString();
      for (String date : List.of("29.11.2026", "11/29/26", "29 Nov 2026", "YYYY-MM-DD")) {
        heading(p, "## [v0.1.7] - " + date);
        Finding found = blocked(p, "changelog.entry");
        assertThat(found.summary())
            .startsWith("%s:%d: the date must be 20".formatted(FILE, line(p, "## [v0.1.7]")))
            .endsWith("not \"%s\".".formatted(date));
        paste(p, shell(found, 0));
        p.ship();
        assertThat(p.read(FILE)).containsPattern("## \\[v0\\.1\\.7] - 20\\d\\d-");
        if (p.read(FILE).contains("## [v0.1.7] - " + today)) {
          passes(p, "changelog.entry");
        }
      }
    });
  }

  private static void conflicting(SampleProject p) {
    p.git("switch", "-qc", "other");
    p.replace("README.md", "\n", "\nother\n").commit();
    p.git("switch", "-q", "main");
    p.replace("README.md", "\n", "\nmain\n").commit();
  }

  private static void fails(SampleProject p, String... command) {
    try {
      p.git(command);
    } catch (IllegalStateException e) {
      return; // a conflict, as meant
    }
    throw new IllegalStateException("no conflict");
  }

  @Test
  void anOperationInProgressIsNamedWithBothWaysOut() {
    record Begun(String noun, String finish, String abort, Consumer<SampleProject> how) {}
    List<Begun> all =
        List.of(
            new Begun("merge", "git commit", "git merge --abort", p -> fails(p, "merge", "other")),
            new Begun(
                "rebase",
                "git rebase --continue",
                "git rebase --abort",
                p -> fails(p, "rebase", "other")),
            new Begun(
                "cherry-pick",
                "git cherry-pick --continue",
                "git cherry-pick --abort",
                p -> fails(p, "cherry-pick", "other")),
            new Begun(
                "revert",
                "git revert --continue",
                "git revert --abort",
                p -> fails(p, "revert", "other")),
            new Begun(
                "git am",
                "git am --continue",
                "git am --abort",
                p -> {
                  Path patch = p.folder().root().resolve("fix.patch");
                  p.git("format-patch", "-1", "--output=" + patch, "other");
                  fails(p, "am", patch.toString());
                }));
    harness.with(p -> {
      conflicting(p);
      for (Begun begun : all) {
        begun.how().accept(p);
        Finding found = blocked(p, "source.clean");
        assertThat(found.summary()).isEqualTo("A %s is in progress.".formatted(begun.noun()));
        assertThat(found.remedy().asText())
            .isEqualTo(
                "Finish it (%s) or abort it (%s), then check again."
                    .formatted(begun.finish(), begun.abort()));
        paste(p, shell(found, 1));
        passes(p, "source.clean");
      }
      p.git("bisect", "start");
      Finding bisect = blocked(p, "source.clean");
      assertThat(bisect.remedy().asText()).startsWith("End it (git bisect reset)");
      paste(p, shell(bisect, 0));
      passes(p, "source.clean");
    });
  }

  @Test
  void aChangeThatGitWasToldNotToSeeIsNamedWithItsMark() {
    for (String mark : List.of("assume-unchanged", "skip-worktree")) {
      harness.with(p -> {
        p.git("update-index", "--" + mark, MAIN);
        p.change(MAIN, text -> text + "// fixed\n");
        Finding found = blocked(p, "source.clean");
        assertThat(found.summary())
            .isEqualTo("%s is marked %s, and is modified.".formatted(MAIN, mark));
        assertThat(shell(found, 0))
            .isEqualTo("git update-index --no-%s -- %s".formatted(mark, MAIN));
        paste(p, shell(found, 0));
        assertThat(p.git("status", "--short")).contains(MAIN);
        paste(p, shell(blocked(p, "source.clean"), 0)); // git stash
        passes(p, "source.clean");
      });
    }
  }

  @Test
  void aCommitOfAnotherBranchIsMergedFirstAndCiHasNotSeenIt() {
    harness.with(p -> {
      p.git("switch", "-qc", "fix");
      p.write("NEWS.md", "news\n").commit().smoke(0);
      Finding found = blocked(p, "source.pushed");
      assertThat(found.remedy().words()).isEqualTo("Merge fix into main first, then push main.");
      Finding ci = blocked(p, "ci.green");
      assertThat(ci.summary()).isEqualTo("CI has not seen this commit: push it first.");
      assertThat(ci.remedy()).isEqualTo(found.remedy());
      paste(p, shell(found, 0));
      passes(p, "source.pushed");
      passes(p, "ci.green");
    });
  }

  @Test
  void branchesThatWentDifferentWaysAreRebasedAndPushed() {
    harness.with(p -> {
      p.write("NEWS.md", "news\n").commit().push();
      p.git("reset", "-q", "--hard", "HEAD~1");
      p.write("OTHER.md", "other\n").commit();
      paste(p, shell(blocked(p, "source.pushed"), 0));
      passes(p, "source.pushed");
    });
  }

  @Test
  void aTagThatIsGoneFromTheRemoteIsPutBack() {
    harness.with(p -> {
      p.git("push", "-q", "origin", "--delete", "refs/tags/v0.1.6");
      Finding found = blocked(p, "trust.pins");
      assertThat(found.summary()).contains("v0.1.6's tag is missing on the remote");
      assertThat(found.remedy().asText())
          .isEqualTo("Tag it: release-console recover tag --version v0.1.6");
      var command = (Action.Console) found.remedy().actions().getFirst();
      var words =
          new ArrayList<>(
              command
                  .on(
                      List.of(
                          "--repo",
                          p.folder().repository().toString(),
                          "--state",
                          p.folder().state().toString()))
                  .words());
      words.addAll(List.of("--confirm", "v0.1.6", "--trust-profile"));
      var out = new ByteArrayOutputStream();
      var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
      int exit = CommandLineFace.run(words.toArray(String[]::new), stream, stream);
      assertThat(exit).as("%s", out).isZero();
      passes(p, "trust.pins");
    });
  }
}
