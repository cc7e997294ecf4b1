package com.thaloco.releaseconsole.check.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.cli.CommandLineFace;
import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Finding.Status;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each blocked result whose remedy is a command: every command that it names is pasted, in order,
 * and the result is then passed, or names the next one. {@link PastedCommandsTest} and {@link
 * PromoteCommandTest} have those that need more than that.
 */
@Tag("slow")
class PastedUntilPassedTest extends WithHarness {
  /**
   * One mistake.
   *
   * @param spoil makes it, in a project that is ready to be released
   * @param check the result that is blocked by it
   */
  private record Case(String name, String check, Consumer<SampleProject> spoil) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Stream<Case> cases() {
    return Stream.of(
        new Case(
            "a tag here has the version as its folder",
            "tag.write",
            p -> p.git("tag", "v0.1.7/draft")),
        new Case(
            "a tag on the remote has the version as its folder",
            "tag.push",
            p -> {
              p.git("tag", "v0.1.7/draft");
              p.git("push", "-q", "origin", "refs/tags/v0.1.7/draft");
              p.git("tag", "-d", "v0.1.7/draft");
            }),
        new Case(
            "the last release's tag is not here",
            "release.verification",
            p -> p.git("tag", "-d", "v0.1.6")),
        new Case(
            "the last release's tag is another here",
            "release.verification",
            p -> p.git("tag", "-f", "-a", "-m", "mine", "v0.1.6", "v0.1.6^{}")),
        new Case(
            "an earlier release was tagged by someone else",
            "trust.pins",
            p -> taggedElsewhere(p, "v0.1.3")),
        new Case(
            "the last release was tagged by someone else",
            "version.bump",
            p -> taggedElsewhere(p, "v0.1.6")),
        new Case("the index is split", "source.clean", p -> p.git("update-index", "--split-index")),
        new Case("not pushed", "source.pushed", p -> p.write("NEWS.md", "news\n").commit()),
        new Case(
            "behind the remote",
            "source.pushed",
            p -> {
              p.write("NEWS.md", "news\n").commit().push();
              p.git("reset", "-q", "--hard", "HEAD~1");
            }),
        new Case(
            "no branch on the remote", "source.pushed", p -> p.remoteGit("branch", "-D", "main")),
        new Case("another branch", "source.branch", p -> p.git("switch", "-qc", "fix")),
        new Case(
            "shallow",
            "source.clean",
            p -> {
              String head = p.git("rev-parse", "HEAD");
              p.write(".git/shallow", head + "\n");
            }),
        new Case(
            "not committed", "source.clean", p -> p.change("README.md", text -> text + "More.\n")),
        new Case("smoke has not run", "smoke.green", SampleProject::noSmoke),
        new Case(
            "the version is tagged here",
            "version.unused",
            p -> p.git("tag", "-m", "v0.1.7", "v0.1.7")),
        new Case(
            "another version is tagged here only",
            "version.next",
            p -> p.git("tag", "-m", "v0.1.8", "v0.1.8")),
        new Case(
            "a tag is elsewhere here",
            "version.next",
            p -> p.git("tag", "--force", "-m", "v0.1.5", "v0.1.5", "v0.1.4^{}")),
        new Case(
            "the last tag was moved on the remote",
            "version.next",
            p -> {
              p.git("tag", "--force", "-m", "v0.1.6", "v0.1.6", "v0.1.5^{}");
              p.git("push", "-q", "--force", "origin", "refs/tags/v0.1.6");
            }),
        new Case(
            "a release is tagged here only",
            "version.next",
            p -> p.git("push", "-q", "origin", "--delete", "refs/tags/v0.1.6")),
        new Case(
            "someone else has pushed",
            "source.pushed",
            p -> {
              Path other = p.folder().root().resolve("other");
              p.git("clone", "-q", p.folder().remote().toString(), other.toString());
              p.git(
                  "-C",
                  other.toString(),
                  "-c",
                  "user.name=Other",
                  "-c",
                  "user.email=other@example.org",
                  "commit",
                  "-q",
                  "--allow-empty",
                  "-m",
                  "Other");
              p.git("-C", other.toString(), "push", "-q", "origin", "HEAD:main");
            }),
        new Case(
            "the manifest names a burned version",
            "manifest.shape",
            p -> {
              p.bucket().close();
              String record =
                  """
                  {"format":1,"version":"v0.1.6","at":"2026-11-01T00:00:00Z","commit":"%s","tag":"%s","reason":"bad"}
                  """;
              p.put(
                  "history/burned/v0.1.6.json",
                  record.formatted(
                      p.git("rev-parse", "v0.1.6^{}"), p.git("rev-parse", "refs/tags/v0.1.6")));
            }),
        new Case(
            "latest_stable names no entry",
            "manifest.shape",
            p -> {
              p.bucket().close();
              p.manifest(text ->
                  text.replace("\"latest_stable\": \"v0.1.6\"", "\"latest_stable\": \"v0.1.9\""));
            }),
        new Case(
            "the manifest is gone",
            "manifest.shape",
            p -> {
              p.bucket().close();
              p.remove("manifest.json");
            }),
        new Case(
            "an object of the last release is gone",
            "manifest.shape",
            p -> {
              p.bucket().close();
              p.remove("v0.1.6/SHA256SUMS");
            }));
  }

  /** A tag of the remote, on a commit that is not here. */
  private static void taggedElsewhere(SampleProject p, String version) {
    Path other = p.folder().root().resolve("other");
    p.git("clone", "-q", p.folder().remote().toString(), other.toString());
    String there = other.toString();
    p.git("-C", there, "switch", "-q", "--detach", version);
    p.git("-C", there, "config", "user.name", "Other");
    p.git("-C", there, "config", "user.email", "other@example.org");
    p.git("-C", there, "commit", "-q", "--allow-empty", "-m", "Other");
    p.git("-C", there, "tag", "-f", "-a", "-m", version, version);
    p.git("-C", there, "push", "-q", "-f", "origin", "refs/tags/" + version);
    p.git("tag", "-d", version);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void whatItsCommandsSayMakesItPass(Case mistake) {
    harness.with(p -> {
      assertThat(p.check(mistake.check()).status()).isNotEqualTo(Status.BLOCKED);
      mistake.spoil().accept(p);
      Finding found = p.check(mistake.check());
      assertThat(found.status()).as("%s", found).isEqualTo(Status.BLOCKED);
      assertThat(found.remedy().actions()).as("%s", found).isNotEmpty();
      for (int rounds = 0; rounds < 2 && found.status() == Status.BLOCKED; rounds++) {
        found.remedy().actions().forEach(action -> paste(p, action));
        found = p.check(mistake.check());
      }
      assertThat(found.status()).as("%s", found).isEqualTo(Status.PASSED);
    });
  }

  private static void paste(SampleProject p, Action action) {
    switch (action) {
      case Action.Console command -> console(p, command);
      case Action.Shell shell -> PastedCommandsTest.paste(p, shell.typed());
      default -> throw new IllegalStateException("nothing to paste: " + action);
    }
  }

  /** One of our commands, on this project; a recovery is confirmed. */
  private static void console(SampleProject p, Action.Console command) {
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
    words.add("--trust-profile");
    if (words.getFirst().equals("recover")) {
      int version = words.indexOf("--version");
      words.addAll(List.of("--confirm", version < 0 ? "v0.1.6" : words.get(version + 1)));
    }
    var out = new ByteArrayOutputStream();
    var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    int exit = CommandLineFace.run(words.toArray(String[]::new), stream, stream);
    assertThat(exit).as("%s: %s", words, out).isZero();
  }
}
