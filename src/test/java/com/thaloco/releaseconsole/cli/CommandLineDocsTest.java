package com.thaloco.releaseconsole.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.check.Checks;
import com.thaloco.releaseconsole.cut.CutStep;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.recover.RecoverStep;
import com.thaloco.releaseconsole.recover.RecoveryKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The page of the command line says what the program itself says. */
class CommandLineDocsTest {
  private static final Path PAGE = Path.of("docs/command-line.md");
  private static final String COMMON = "Common options";
  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--?[a-zA-Z][a-z-]*");
  private static final Pattern QUOTED = Pattern.compile("`([a-z][a-z.-]*[a-z])`");

  @Test
  void everyCommandHasASectionAndNothingElseHas() throws IOException {
    assertThat(section("Commands", 2).lines().filter(line -> line.startsWith("### ")))
        .containsExactlyInAnyOrderElementsOf(
            commands().keySet().stream().map(name -> "### " + name).toList());
  }

  @Test
  void everyCommandIsDocumentedWithItsOptionsAndNoOthers() throws IOException {
    Set<String> common = options(section(COMMON, 2));
    for (Map.Entry<String, CommandLine> command : commands().entrySet()) {
      String text = section(command.getKey(), 3);
      Set<String> own =
          command.getValue().getCommandSpec().options().stream()
              .filter(option -> !option.hidden())
              .flatMap(option -> Arrays.stream(option.names()))
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(options(text))
          .as(command.getKey())
          .containsAll(own.stream().filter(name -> !common.contains(name)).toList());
      assertThat(own).as(command.getKey()).containsAll(options(text));
    }
  }

  @Test
  void argumentsAreNamedAsInTheHelp() throws IOException {
    for (Map.Entry<String, CommandLine> command : commands().entrySet()) {
      var spec = command.getValue().getCommandSpec();
      String text = section(command.getKey(), 3);
      spec.positionalParameters()
          .forEach(each -> assertThat(text).as(command.getKey()).contains(each.paramLabel()));
      spec.options().stream()
          .filter(option -> option.required() || option.arity().max() > 0)
          .filter(option -> !option.hidden() && !isCommon(option))
          .forEach(option ->
              assertThat(text)
                  .as(command.getKey())
                  .contains(option.longestName() + " " + option.paramLabel()));
    }
  }

  @Test
  void everyCommandTakesTheCommonOptions() throws IOException {
    Set<String> common = options(section(COMMON, 2));
    for (Map.Entry<String, CommandLine> command : commands().entrySet()) {
      assertThat(command.getValue().getCommandSpec().optionsMap().keySet())
          .as(command.getKey())
          .containsAll(common.stream().filter(name -> !name.equals("-V")).toList());
    }
  }

  @Test
  void idsOfChecksAndStepsAreInTheProgramsOrder() throws IOException {
    assertThat(rows("Ids of the checks")).containsExactlyElementsOf(Checks.all().ids());
    assertThat(
            Files.readAllLines(Path.of("docs/checks.md")).stream()
                .filter(line -> line.startsWith("### "))
                .map(line -> line.substring(4)))
        .containsExactlyElementsOf(Checks.all().ids());
    String steps = section("Steps of a cut", 2);
    List<String> all = Stream.of(CutStep.values()).map(CutStep::toString).toList();
    assertThat(quoted(steps).skip(1).limit(all.size())).containsExactlyElementsOf(all);
    assertThat(quoted(steps))
        .containsAll(Stream.of(RecoverStep.values()).map(RecoverStep::toString).toList());
    assertThat(quoted(section("recover", 3)))
        .containsAll(Stream.of(RecoveryKind.values()).map(RecoveryKind::word).toList());
  }

  @Test
  void everyExitCodeIsListed() throws IOException {
    String codes = section("Exit codes", 2);
    for (Problem.Kind kind : Problem.Kind.values()) {
      var problem =
          new Problem("any", kind, "It failed.", "Nothing.", Remedy.text("Try."), List.of());
      assertThat(codes)
          .as("%s", kind)
          .contains("\n| %d |".formatted(CommonOptions.exitCode(problem)));
    }
    assertThat(codes).contains("\n| %d |".formatted(CommandLine.ExitCode.USAGE));
  }

  /** The ids of a table, without those of the text around it. */
  private static List<String> rows(String heading) throws IOException {
    return section(heading, 2)
        .lines()
        .filter(line -> line.startsWith("|"))
        .flatMap(CommandLineDocsTest::quoted)
        .toList();
  }

  private static Stream<String> quoted(String text) {
    return QUOTED.matcher(text).results().map(found -> found.group(1));
  }

  private static Set<String> options(String text) {
    return OPTION
        .matcher(text.replaceAll("(?s)```json.*?```|`\\{[^`]*`", ""))
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isCommon(OptionSpec option) {
    return Set.of("--json", "--state", "--key", "--trust-profile", "-v")
        .contains(option.longestName());
  }

  /** The text below a heading, up to the next one of its level or above. */
  private static String section(String heading, int level) throws IOException {
    String page = Files.readString(PAGE);
    String marks = "#".repeat(level);
    int start = page.indexOf("\n%s %s\n".formatted(marks, heading));
    assertThat(start).as("a section %s", heading).isNotNegative();
    String rest = page.substring(start + 1);
    int end = rest.indexOf("\n## ");
    int next = level == 3 ? rest.indexOf("\n### ") : -1;
    int cut = next >= 0 && (end < 0 || next < end) ? next : end;
    return cut < 0 ? rest : rest.substring(0, cut);
  }

  private static Map<String, CommandLine> commands() {
    var sink = new PrintStream(new ByteArrayOutputStream());
    var all = new LinkedHashMap<String, CommandLine>();
    add(CommandLineFace.commands(sink, sink, folder -> OptionalInt.empty()), "", all);
    return all;
  }

  private static void add(CommandLine line, String name, Map<String, CommandLine> all) {
    line.getSubcommands()
        .forEach((word, command) -> {
          String whole = (name + " " + word).strip();
          all.put(whole, command);
          add(command, whole, all);
        });
  }
}
