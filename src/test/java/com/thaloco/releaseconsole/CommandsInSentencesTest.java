package com.thaloco.releaseconsole;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.flow.OwnCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A command in a sentence could only be found again by parsing: it is an Action of a Remedy. */
class CommandsInSentencesTest {
  private static final Path MAIN = Path.of("src/main/java/com/thaloco/releaseconsole");
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
  private static final Pattern JOINED = Pattern.compile("\"\\s*\\+\\s*\"");
  private static final String OWN =
      Arrays.stream(OwnCommand.values())
          .map(command -> Pattern.quote(command.words()))
          .collect(Collectors.joining("|"));
  private static final Pattern COMMAND =
      Pattern.compile(
          "release-console (?:%s)|--answer |\\bcut --|\\b(?:bucket|receipt|catalog|key) (?:ls|list|audit|restore|new)\\b|recover (?:re-cut|withdraw|tag)\\b|\\bgit (?:fetch|push|pull|tag|switch|fsck|ls-remote|remote) "
              .formatted(OWN));

  @Test
  void noSentenceOfTheCoreHoldsACommand() throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(MAIN)) {
      for (Path file : files.filter(CommandsInSentencesTest::isOfTheCore).sorted().toList()) {
        String code = JOINED.matcher(Files.readString(file)).replaceAll("");
        Matcher literal = LITERAL.matcher(code);
        while (literal.find()) {
          boolean whole = literal.group(1).startsWith("git "); // the line of an Action.Shell
          if (!whole && COMMAND.matcher(literal.group(1)).find()) {
            found.add("%s: %s".formatted(MAIN.relativize(file), literal.group(1)));
          }
        }
      }
    }
    assertThat(found).isEmpty();
  }

  private static boolean isOfTheCore(Path file) {
    String path = MAIN.relativize(file).toString();
    return path.endsWith(".java") && !path.startsWith("cli/") && !path.startsWith("flow/");
  }
}
