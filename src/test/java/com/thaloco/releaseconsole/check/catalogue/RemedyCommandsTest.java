package com.thaloco.releaseconsole.check.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.flow.OwnCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Each kind of command that a result of the checklist may propose is pasted by a test, or is listed
 * here with the reason why pasting it alone can't make the result pass.
 */
class RemedyCommandsTest {
  private static final Path MAIN = Path.of("src/main/java/com/thaloco/releaseconsole");
  private static final Path TESTS = Path.of("src/test/java/com/thaloco/releaseconsole");

  /** The packages whose remedies a result may have. */
  private static final List<String> PACKAGES = List.of("check", "project", "source", "trust");

  private static final Pattern SHELL =
      Pattern.compile(
          "Action\\.shell\\(\\s*\"([\\w-]+)\"(?:,\\s*\"([\\w-]+)\")?|new"
              + " Action\\.Shell\\(\\s*(?:git \\+ )?\"(?:git)? ?(-c \\S+ )?([\\w-]+)");
  private static final Pattern OWN =
      Pattern.compile("OwnCommand\\.(\\w+)\\.with\\(\\s*(?:\"([a-z][a-z-]*)\")?");

  private static final String UNTIL_PASSED = "check/catalogue/PastedUntilPassedTest.java";
  private static final String COMMANDS = "check/catalogue/PastedCommandsTest.java";
  private static final String CONFIGURATION = "source/UsualConfigurationTest.java";

  /** The command, and the test that pastes it. */
  private static final Map<String, String> PASTED =
      Map.ofEntries(
          Map.entry("git fetch", UNTIL_PASSED),
          Map.entry("git pull", UNTIL_PASSED),
          Map.entry("git push", UNTIL_PASSED),
          Map.entry("git stash", UNTIL_PASSED),
          Map.entry("git switch", UNTIL_PASSED),
          Map.entry("git tag", UNTIL_PASSED),
          Map.entry("smoke", UNTIL_PASSED),
          Map.entry("recover tag", UNTIL_PASSED),
          Map.entry("recover manifest", UNTIL_PASSED),
          Map.entry("recover object", UNTIL_PASSED),
          Map.entry("recover withdraw", UNTIL_PASSED),
          Map.entry("git merge", COMMANDS),
          Map.entry("git update-index", COMMANDS),
          Map.entry("sed", COMMANDS),
          Map.entry("git sparse-checkout", CONFIGURATION),
          Map.entry("changelog promote", "check/catalogue/PromoteCommandTest.java"));

  /** The command, and why pasting it is not all. */
  private static final Map<String, String> REASONS =
      Map.ofEntries(
          Map.entry("git checkout", "only a resumed cut of another commit names it"),
          Map.entry("git commit", "the window shows it beside its own button, as the same thing"),
          Map.entry("git show", "it shows what a hook has changed"),
          Map.entry("git remote", "what it is to be set to is not known; or it only shows"),
          Map.entry("git config", "name, address or trust is the person's to say"),
          Map.entry("git ls-remote", "it shows whether the remote can be reached"),
          Map.entry("git ls-tree", "it shows the paths that can't be written here"),
          Map.entry("git fsck", "it shows what is damaged"),
          Map.entry("git -C", "it shows what git says of the folder"),
          Map.entry("ssh-add", "it asks for a passphrase"),
          Map.entry("advise", "it drafts an entry; the release that needs it is another one"),
          Map.entry("check", "it asks the question again, with the answer of a person"),
          Map.entry("bucket rollback", "only a warning names it: clients may be held back"),
          Map.entry("recover", "a tag without an entry: a person chooses what to recover"),
          Map.entry("recover resume", "it finishes the release, which no check asks about then"),
          Map.entry("recover re-cut", "it releases, so that no check asks about it then"),
          Map.entry("catalog publish", "the file to publish is the person's"),
          Map.entry("key new", "it asks for a password, and its key has to be pinned"));

  private static Stream<Path> sources() throws IOException {
    var all = new TreeSet<Path>();
    for (String each : PACKAGES) {
      try (Stream<Path> files = Files.walk(MAIN.resolve(each))) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(all::add);
      }
    }
    return all.stream();
  }

  /** Each command with a file that names it. */
  private static Map<String, String> named() throws IOException {
    var found = new TreeMap<String, String>();
    for (Path file : sources().toList()) {
      String text = Files.readString(file);
      Matcher shell = SHELL.matcher(text);
      while (shell.find()) {
        String program = shell.group(1);
        String command =
            program == null
                ? "git " + shell.group(4)
                : shell.group(2) == null || !program.equals("git")
                    ? program
                    : program + " " + shell.group(2);
        found.put(command, file.toString());
      }
      Matcher own = OWN.matcher(text);
      while (own.find()) {
        String words = OwnCommand.valueOf(own.group(1)).words();
        found.put(own.group(2) == null ? words : words + " " + own.group(2), file.toString());
      }
    }
    return found;
  }

  @Test
  void eachCommandIsPastedOrHasAReason() throws IOException {
    Map<String, String> named = named();
    assertThat(named).hasSizeGreaterThan(20);
    var known = new TreeSet<>(PASTED.keySet());
    known.addAll(REASONS.keySet());
    assertThat(known).containsAll(named.keySet());
    assertThat(named.keySet()).as("a command that no remedy names any more").containsAll(known);
  }

  @Test
  void theTestsThatPasteThemAreThere() {
    PASTED.values().forEach(test -> assertThat(TESTS.resolve(test)).exists());
  }
}
