package com.thaloco.releaseconsole.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.Tools;
import com.thaloco.releaseconsole.journal.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands of the guide, in order, in bash, in a home folder of their own. */
@Tag("slow")
class GuideTest {
  private static final Pattern COMMANDS =
      Pattern.compile("(?ms)^```sh\n(.*?)^```$|^- run: (.*?\n)");

  private static final String SAMPLE =
      """
      release-console rehearse prepare --dir ~/practice
      release-console rehearse serve --dir ~/practice >~/practice/served &
      until grep -q public ~/practice/served; do sleep 1; done
      export COSIGN_PASSWORD=rehearsal
      cd ~/practice/repo
      release-console smoke --repo .
      """;

  /** What a page takes for granted: a project, and where it is in its life. */
  private static final Map<String, String> BEFORE =
      Map.of(
          "runbook",
          SAMPLE
              + """
              release-console cut --repo . --version v0.1.7 --yes
              sed -i 's/^## .Unreleased.$/&\\n\\n### Fixed\\n\\n- A fault that nobody has met./' CHANGELOG.md
              git commit -qam 'Fix a fault'
              git push -q
              """,
          "troubleshooting",
          SAMPLE,
          "ci",
          SAMPLE,
          "own-project",
          """
          git init -q -b main ~/other
          cd ~/other
          git config user.name Ada
          git config user.email ada@example.org
          printf '# Changelog\\n\\n## [Unreleased]\\n' >CHANGELOG.md
          git add CHANGELOG.md
          git commit -qm Begin
          """);

  @TempDir private Path home = Path.of("");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "first-release",
        "runbook",
        "own-project",
        "key-ceremony",
        "ci",
        "troubleshooting"
      })
  void everyCommandOfThePageSucceeds(String page) throws Exception {
    Tools.need("bash", "git", "make", "openssl", "curl", "tar", "gzip");
    String commands =
        COMMANDS
            .matcher(Files.readString(Path.of("docs/guide", page + ".md")))
            .results()
            .map(found -> found.group(found.group(1) == null ? 2 : 1))
            .collect(Collectors.joining());
    assertThat(commands).contains("release-console");
    Path log = home.resolve("log");
    Process bash =
        new ProcessBuilder(
                "bash",
                "-emxo",
                "pipefail",
                script(BEFORE.getOrDefault(page, "") + commands).toString())
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      assertThat(bash.waitFor(15, TimeUnit.MINUTES)).as(Files.readString(log)).isTrue();
      assertThat(bash.exitValue()).as(Files.readString(log)).isZero();
    } finally {
      bash.descendants().forEach(ProcessHandle::destroy);
      bash.destroy();
      Folders.delete(home.resolve("bin")); // JUnit warns of each link
    }
  }

  /** With the program of these classes on PATH, and no Go: the sample is then built of scripts. */
  private Path script(String commands) throws IOException {
    Path bin = Files.createDirectories(home.resolve("bin"));
    for (String tool :
        List.of(
            "bash",
            "sh",
            "env",
            "git",
            "make",
            "openssl",
            "curl",
            "tar",
            "gzip",
            "sha256sum",
            "base64",
            "grep",
            "sed",
            "sleep",
            "mkdir",
            "rm",
            "cat",
            "cp",
            "mv",
            "chmod",
            "mktemp",
            "sort",
            "tr",
            "basename",
            "dirname",
            "install",
            "id",
            "uname",
            "touch",
            "ln",
            "ls",
            "head",
            "tail",
            "cut",
            "wc",
            "awk",
            "find",
            "date",
            "printf",
            "test",
            "expr")) {
      Path there = Tools.find(tool).orElse(null);
      if (there != null) {
        Files.createSymbolicLink(bin.resolve(tool), there);
      }
    }
    Path launcher = bin.resolve("release-console");
    Files.writeString(
        launcher,
        "#!/bin/sh\nexec '%s' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED -cp '%s' com.thaloco.releaseconsole.Main \"$@\"\n"
            .formatted(Path.of(System.getProperty("java.home"), "bin/java"), classPath()));
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    Path script = home.resolve("commands");
    Files.writeString(
        script,
        """
        export HOME=%1$s PATH=%2$s LC_ALL=C.UTF-8
        unset XDG_STATE_HOME XDG_CONFIG_HOME XDG_CACHE_HOME RELEASE_CONSOLE_KEY DISPLAY CI
        cd
        """
                .formatted(home, bin)
            + commands);
    return script;
  }

  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(":"))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(":"));
  }
}
