package com.thaloco.releaseconsole;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import com.thaloco.releaseconsole.changelog.Lint;
import com.thaloco.releaseconsole.check.Checks;
import com.thaloco.releaseconsole.recover.RecoveryKind;
import com.thaloco.releaseconsole.ui.kit.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** docs/messages.md has the texts of the sources; -Dwrite.docs writes it. */
class MessagesPageTest {
  private static final Path PAGE = Path.of("docs/messages.md");
  private static final Path MAIN = Path.of("src/main/java/com/thaloco/releaseconsole");
  private static final String TO_WRITE = "mvn test -Dtest=MessagesPageTest -Dwrite.docs";
  private static final Map<String, String> RESULTS =
      Map.of(
          "passed", "Passed",
          "warned", "Warning",
          "asks", "Needs an answer",
          "blocked", "Blocked",
          "notRun", "Not run",
          "notNeeded", "Not applicable");
  private static final List<String> ORDER =
      List.of("blocked", "asks", "warned", "notRun", "notNeeded", "passed");

  private static final Map<Path, CompilationUnitTree> FILES = new TreeMap<>();

  @BeforeAll
  static void parse() throws IOException {
    try (Stream<Path> all = Files.walk(MAIN);
        var manager =
            ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null)) {
      List<Path> sources = all.filter(file -> file.toString().endsWith(".java")).toList();
      var task =
          (JavacTask)
              ToolProvider.getSystemJavaCompiler()
                  .getTask(
                      null,
                      manager,
                      null,
                      List.of("-proc:none"),
                      null,
                      manager.getJavaFileObjectsFromPaths(sources));
      for (CompilationUnitTree file : task.parse()) {
        FILES.put(MAIN.toAbsolutePath().relativize(Path.of(file.getSourceFile().toUri())), file);
      }
    }
  }

  @Test
  void thePageHasTheTextsOfTheSources() throws IOException {
    String page =
        """
        # Messages

        Every result of a check, every problem of releases and every refusal, in the program's own words: this page is made
        from its sources (`%s`), and a test compares both. `…` is
        what is only known when it is said.

        """
                .formatted(TO_WRITE)
            + checks()
            + problems()
            + refusals();
    if (System.getProperty("write.docs") != null) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE).as(TO_WRITE).hasContent(page);
  }

  private static String checks() {
    var text = new StringBuilder("## Results of the checks\n\n");
    text.append("What each asks, and when it says which, is in [checks.md](checks.md).\n");
    for (String id : Checks.all().ids()) {
      text.append("\n### %s\n\n`%s`\n\n".formatted(Texts.of("check." + id), id));
      var rows = new TreeSet<String>();
      CompilationUnitTree file = fileOf(id);
      var texts = new SourceTexts(file);
      new TreeScanner<Void, Void>() {
        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void none) {
          if (RESULTS.containsKey(name(call))) {
            rows.addAll(result(texts, call));
          }
          return super.visitMethodInvocation(call, none);
        }

        @Override
        public Void visitNewClass(NewClassTree made, Void none) { // each of ChangelogLints
          if (made.getArguments().size() == 4
              && texts.of(made.getArguments().getFirst()).equals(List.of(id))) {
            String next = cell(texts.of(made.getArguments().getLast()));
            rows.add(row("blocked", "The lint with its line, where it is an error.", next));
            rows.add(row("warned", "The lint with its line, where it is none.", next));
            rows.add(row("passed", cell(texts.of(made.getArguments().get(2))), ""));
          }
          return super.visitNewClass(made, none);
        }
      }.scan(file, null);
      assertThat(rows).as(id).isNotEmpty();
      text.append("| result | it says | what to do |\n| --- | --- | --- |\n");
      rows.forEach(row -> text.append(row.substring(1)));
    }
    return text.append(lints()).toString();
  }

  /** Rows that begin with their place in the order. */
  private static List<String> result(SourceTexts texts, MethodInvocationTree call) {
    List<List<String>> said =
        call.getArguments().stream()
            .filter(argument -> !argument.toString().startsWith("List.of("))
            .map(texts::of)
            .filter(each -> each.stream().anyMatch(text -> text.contains(" ")))
            .toList();
    if (said.isEmpty()) {
      return List.of();
    }
    String next = said.size() > 1 ? cell(said.getLast()) : "";
    return said.getFirst().stream()
        .filter(text -> text.contains(" "))
        .map(text -> row(name(call), cell(List.of(text)), next))
        .toList();
  }

  private static String row(String result, String says, String next) {
    return "%d| %s | %s | %s |\n".formatted(ORDER.indexOf(result), RESULTS.get(result), says, next);
  }

  /** The lints of the changelog, whose messages three checks report. */
  private static String lints() {
    var rows = new TreeMap<String, TreeSet<String>>();
    FILES.forEach((path, file) -> {
      var texts = new SourceTexts(file);
      new TreeScanner<Void, Void>() {
        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void none) {
          List<? extends ExpressionTree> all = call.getArguments();
          if (!all.isEmpty() && all.getFirst().toString().matches("Lint\\.[A-Z_0-9]+")) {
            all.forEach(each ->
                texts.of(each).stream()
                    .filter(text -> text.contains(" "))
                    .forEach(
                        rows.computeIfAbsent(all.getFirst().toString(), _ -> new TreeSet<>())
                            ::add));
          }
          return super.visitMethodInvocation(call, none);
        }
      }.scan(file, null);
    });
    var text = new StringBuilder("\n### Lints of the changelog\n\n");
    text.append("| lint | severity | it says |\n| --- | --- | --- |\n");
    for (Lint lint : Lint.values()) {
      text.append(
          "| `%s` | %s | %s |\n"
              .formatted(
                  lint.word(),
                  lint.severity().toString().toLowerCase(Locale.ROOT),
                  cell(List.copyOf(rows.getOrDefault("Lint." + lint.name(), new TreeSet<>())))));
    }
    return text.toString();
  }

  private static String problems() {
    var rows = new TreeSet<String>();
    var ways = new TreeMap<String, TreeSet<String>>();
    FILES.forEach((path, file) -> {
      var texts = new SourceTexts(file);
      new TreeScanner<Void, Void>() {
        @Override
        public Void visitNewClass(NewClassTree made, Void none) {
          List<? extends ExpressionTree> all = made.getArguments();
          if (made.getIdentifier().toString().equals("ReleaseProblem") && all.size() == 8) {
            for (String id : texts.of(all.getFirst())) {
              rows.add(
                  "| `%s` | %s | %s | %s |\n"
                      .formatted(
                          id,
                          cell(texts.of(all.get(3))),
                          cell(texts.of(all.get(5))),
                          cell(texts.of(all.get(6)))));
            }
          }
          if (made.getIdentifier().toString().equals("OfferedRecovery") && all.size() == 3) {
            String kind = all.getFirst().toString().replaceAll(".*\\.", "");
            ways.computeIfAbsent(kind, _ -> new TreeSet<>()).addAll(texts.of(all.get(2)));
          }
          return super.visitNewClass(made, none);
        }
      }.scan(file, null);
    });
    assertThat(rows).isNotEmpty();
    var text = new StringBuilder("\n## Problems of releases\n\n");
    text.append("How each is recovered is in [recovery.md](recovery.md).\n\n");
    text.append("| id | it says | who notices | what to do |\n| --- | --- | --- | --- |\n");
    rows.forEach(text::append);
    text.append("\n## Recoveries\n\n| command | title | offered as |\n| --- | --- | --- |\n");
    for (RecoveryKind kind : RecoveryKind.values()) {
      text.append(
          "| `recover %s` | %s | %s |\n"
              .formatted(
                  kind.word(),
                  Texts.of("recover.title." + kind.word(), SourceTexts.UNKNOWN),
                  cell(List.copyOf(ways.getOrDefault(kind.name(), new TreeSet<>())))));
    }
    return text.toString();
  }

  private static String refusals() {
    var rows = new TreeSet<String>();
    FILES.forEach((path, file) -> {
      var texts = new SourceTexts(file);
      new TreeScanner<Void, Void>() {
        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void none) {
          if (call.getMethodSelect().toString().matches("Problem\\.(refused|input)")
              && call.getArguments().size() == 4) {
            for (String id : texts.of(call.getArguments().getFirst())) {
              rows.add(
                  "| `%s` | %s | %s |\n"
                      .formatted(
                          id,
                          cell(texts.of(call.getArguments().get(1))),
                          cell(texts.of(call.getArguments().get(3)))));
            }
          }
          return super.visitMethodInvocation(call, none);
        }
      }.scan(file, null);
    });
    return "\n## Refusals\n\n| id | it says | what to do |\n| --- | --- | --- |\n"
        + String.join("", rows);
  }

  private static String cell(List<String> texts) {
    return texts.stream()
        .map(text -> text.strip().replace("\n", " ").replace("|", "\\|").replace("<", "&lt;"))
        .collect(Collectors.joining("<br>"));
  }

  private static String name(MethodInvocationTree call) {
    return switch (call.getMethodSelect()) {
      case MemberSelectTree select when select.getExpression().toString().equals("Finding") ->
          select.getIdentifier().toString();
      case IdentifierTree name -> name.getName().toString();
      default -> "";
    };
  }

  /** The source of a check. */
  private static CompilationUnitTree fileOf(String id) {
    return FILES.entrySet().stream()
        .filter(file -> file.getKey().startsWith("check"))
        .filter(file -> isOf(id, MAIN.resolve(file.getKey())))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no source of " + id));
  }

  private static boolean isOf(String id, Path file) {
    try {
      String text = Files.readString(file);
      return text.contains("implements Check ")
          && (text.contains("\"" + id + "\"") || text.contains("{@code " + id + "}"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
