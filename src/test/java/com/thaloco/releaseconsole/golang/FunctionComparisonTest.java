package com.thaloco.releaseconsole.golang;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.profile.GoFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionComparisonTest {
  private static final GoFunction RENDER = new GoFunction("internal/cli", "renderSystemdUnit");

  private static final Files BASE =
      Files.of(
          "go.mod",
          "module example.org/banger\n\ngo 1.19\n",
          "internal/cli/units.go",
          """
          package cli

          import (
          	"bytes"
          	_ "embed"
          	"fmt"
          	"strings"
          	"text/template"

          	"example.org/banger/internal/paths"
          )

          //go:embed unit.tmpl
          var unitTemplate string

          const (
          	unitRestartSec = "5"
          	unitUser       = "root"
          )

          type restartMode int

          const (
          	restartNever restartMode = iota
          	restartOnFailure
          	restartAlways
          )

          func (m restartMode) String() string {
          	switch m {
          	case restartNever:
          		return "no"
          	case restartOnFailure:
          		return "on-failure"
          	}
          	return "always"
          }

          type unitData struct {
          	Binary  string
          	Restart string
          	Unused  int
          }

          type renderer struct {
          	buf    bytes.Buffer
          	indent string
          }

          func (r *renderer) line(key, value string) {
          	fmt.Fprintf(&r.buf, "%s%s=%s\\n", r.indent, key, value)
          }

          func (r *renderer) unrelated() string { return "x" }

          var tmpl = template.Must(template.New("unit").Parse(unitTemplate))

          // renderSystemdUnit gives the daemon's unit.
          func renderSystemdUnit(socket string) string {
          	r := &renderer{indent: ""}
          	r.line("RestartSec", unitRestartSec)
          	r.line("Restart", restartOnFailure.String())
          	for _, env := range environment() {
          		r.line("Environment", env)
          	}
          	data := unitData{Binary: paths.Binary(), Restart: fmt.Sprint(restartAlways)}
          	if err := tmpl.Execute(&r.buf, data); err != nil {
          		panic(err)
          	}
          	if strings.HasPrefix(socket, "/") && (unitUser != "") {
          		r.line("User", unitUser)
          	}
          	return r.buf.String()
          }

          func otherFunction() string { return "other" }
          """,
          "internal/cli/unit.tmpl",
          "ExecStart={{.Binary}} serve\n",
          "internal/cli/helpers.go",
          """
          package cli

          func environment() []string {
          	return []string{"HOME=/root", "LANG=C"}
          }
          """,
          "internal/cli/env_darwin.go",
          "package cli\n\nfunc darwinOnly() {}\n",
          "internal/cli/units_test.go",
          "package cli\n\nconst broken = \n",
          "internal/paths/paths.go",
          "package paths\n\nconst prefix = \"/usr/local/bin\"\n\n"
              + "func Binary() string { return prefix + \"/bangerd\" }\n");

  private static FunctionResult compare(Files newer) {
    return FunctionComparison.of(BASE, newer, BuildTarget.linuxAmd64()).compare(RENDER);
  }

  private static void silent(Files newer) {
    assertThat(UpdateFlow.evidence(compare(newer))).isEmpty();
    assertThat(compare(newer).same()).isTrue();
  }

  private static void silent(UnaryOperator<String> change) {
    Files newer = BASE.edit("internal/cli/units.go", change);
    assertThat(newer.text("internal/cli/units.go"))
        .isNotEqualTo(BASE.text("internal/cli/units.go"));
    silent(newer);
  }

  @Test
  void theSameCommitIsTheSame() {
    silent(BASE);
  }

  @Test
  void writingIsNoChange() {
    silent(t -> t.replace("\n", "\r\n"));
    silent(t -> "\uFEFF" + t);
    silent(t -> t.replace("\t", "        "));
    silent(t -> t.replace("// renderSystemdUnit gives", "/* another */ // word"));
    silent(t -> t.replace("r.line(\"User\", unitUser)", "r.line( // who\n\"User\",\nunitUser,\n)"));
    silent(t -> t.replace("(unitUser != \"\")", "unitUser != \"\""));
    silent(t -> t.replace("\"RestartSec\"", "`RestartSec`"));
    silent(t -> t.replace("\"RestartSec\"", "\"\\x52estart\" + \"Sec\""));
    silent(t -> t.replace("env := range", "setting := range").replace(", env)", ", setting)"));
    silent(t -> t.replace("key, value string", "key string, value string"));
    silent(t ->
        t.replace("\t\"fmt\"", "\tf \"fmt\"")
            .replace("fmt.Fprintf", "f.Fprintf")
            .replace("fmt.Sprint(", "f.Sprint("));
    silent(t ->
        t.replace(
            "const (\n\tunitRestartSec = \"5\"\n\tunitUser       = \"root\"\n)",
            "const unitUser = \"root\"\n\nconst unitRestartSec = \"5\""));
    silent(t -> t.replace("unitRestartSec", "restartSeconds"));
    silent(t -> t.replace("unitUser != \"\"", "\"root\" != \"\""));
  }

  @Test
  void whatIsNotUsedIsNoChange() {
    silent(t -> t.replace("return \"other\"", "return \"changed\""));
    silent(t -> t.replace("return \"x\"", "return \"y\""));
    silent(t -> t.replace("Unused  int", "Unused  string\n\tAlso bool"));
    silent(BASE.with("internal/cli/new.go", "package cli\n\nfunc fresh() {}\n"));
    silent(BASE.edit("internal/cli/env_darwin.go", "{}", "{ panic(1) }"));
    silent(BASE.with("internal/cli/units_test.go", "package cli\n\nfunc renderSystemdUnit( {\n"));
  }

  @Test
  void movingIsNoChange() {
    String text = BASE.text("internal/cli/units.go");
    int at = text.indexOf("// renderSystemdUnit gives");
    int end = text.indexOf("func otherFunction");
    String function = text.substring(at, end);
    Files moved =
        BASE.with(
                "internal/cli/units.go",
                text.substring(0, at) + text.substring(end) + "var _ = strings.Cut\n")
            .edit(
                "internal/cli/helpers.go",
                t ->
                    t.replace(
                            "package cli\n",
                            "package cli\n\nimport (\n\t\"fmt\"\n\t\"strings\"\n\n"
                                + "\tp \"example.org/banger/internal/paths\"\n)\n")
                        + "\n"
                        + function.replace("paths.", "p."));
    silent(moved);
    silent(t ->
        t.substring(0, t.indexOf("//go:embed"))
            + function
            + t.substring(t.indexOf("//go:embed")).replace(function, ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          unitRestartSec = "5" | unitRestartSec = "7" | const unitRestartSec in internal/cli/units.go:17: "5" → "7"
          "RestartSec" | "RestartUSec" | func renderSystemdUnit in internal/cli/units.go:59: changed
          return "on-failure" | return "on-abort" | method restartMode.String in
          restartNever restartMode = iota | restartNever restartMode = iota + 1 | const restartOnFailure in
          "%s%s=%s\\n" | "%s%s = %s\\n" | method renderer.line in
          Restart string | Restart []byte | type unitData in
          strings.HasPrefix(socket | strings.HasSuffix(socket | func renderSystemdUnit
          template.New("unit") | template.New("unit").Option("missingkey=error") | var tmpl in
          """)
  void aChangeOfWhatItUsesIsNamed(String from, String to, String evidence) {
    FunctionResult result = compare(BASE.edit("internal/cli/units.go", from, to));
    assertThat(result).isInstanceOf(FunctionResult.Changed.class);
    assertThat(UpdateFlow.evidence(result)).anyMatch(e -> e.contains(evidence));
  }

  @Test
  void changesInOtherFilesAndPackagesAreNamed() {
    assertThat(
            UpdateFlow.evidence(compare(BASE.edit("internal/cli/helpers.go", "LANG=C", "LANG=D"))))
        .containsExactly(
            "renderSystemdUnit: func environment in internal/cli/helpers.go:3: changed");
    assertThat(
            UpdateFlow.evidence(
                compare(BASE.edit("internal/paths/paths.go", "/usr/local", "/opt"))))
        .containsExactly(
            "renderSystemdUnit: const prefix in internal/paths/paths.go:3:"
                + " \"/usr/local/bin\" → \"/opt/bin\"");
    assertThat(UpdateFlow.evidence(compare(BASE.edit("internal/cli/unit.tmpl", "serve", "run"))))
        .anyMatch(e -> e.contains("embedded file internal/cli/unit.tmpl"));
  }

  @Test
  void vendoredCodeIsNoPartOfAFunction() {
    Files older =
        BASE.with("vendor/example.org/q/go.mod", "module example.org/q\n")
            .with(
                "vendor/example.org/q/q.go", "package q\n\nfunc Quote() string { return \"a\" }\n")
            .edit(
                "internal/cli/units.go",
                "\t\"text/template\"",
                "\t\"text/template\"\n\t\"example.org/q\"");
    Files calls =
        older.edit(
            "internal/cli/units.go", "return r.buf.String()", "return r.buf.String() + q.Quote()");
    Files newer = calls.edit("vendor/example.org/q/q.go", "\"a\"", "\"b\"");
    assertThat(FunctionComparison.of(calls, newer, BuildTarget.linuxAmd64()).compare(RENDER).same())
        .isTrue();
    assertThat(FunctionComparison.of(older, calls, BuildTarget.linuxAmd64()).compare(RENDER).same())
        .isFalse();
  }

  @Test
  void whatInitSetsIsPartOfAVariable() {
    Files older =
        BASE.edit(
            "internal/cli/units.go",
            "const (\n\tunitRestartSec",
            "var unitRestartSec = \"5\"\n\n"
                + "func init() {\n"
                + "\tunitRestartSec = \"6\"\n"
                + "}\n\n"
                + "const (\n"
                + "\tunused");
    Files newer = older.edit("internal/cli/units.go", "\"6\"", "\"7\"");
    assertThat(FunctionComparison.of(older, newer, BuildTarget.linuxAmd64()).compare(RENDER))
        .isInstanceOf(FunctionResult.Changed.class);
  }

  @Test
  void aFunctionMayComeAndGo() {
    Files without =
        BASE.edit("internal/cli/units.go", "func renderSystemdUnit(", "func renderUnit(");
    assertThat(compare(without)).isInstanceOf(FunctionResult.Disappeared.class);
    assertThat(FunctionComparison.of(without, BASE, BuildTarget.linuxAmd64()).compare(RENDER))
        .isInstanceOf(FunctionResult.Appeared.class);
    assertThat(FunctionComparison.of(without, without, BuildTarget.linuxAmd64()).compare(RENDER))
        .isInstanceOf(FunctionResult.Absent.class);
  }

  @Test
  void aMethodIsFoundByItsReceiver() {
    Files newer = BASE.edit("internal/cli/units.go", "return \"x\"", "return \"y\"");
    FunctionComparison comparison = FunctionComparison.of(BASE, newer, BuildTarget.linuxAmd64());
    for (String name : new String[] {"renderer.unrelated", "(*renderer).unrelated"}) {
      assertThat(comparison.compare(new GoFunction("./internal/cli/", name)))
          .isInstanceOf(FunctionResult.Changed.class);
    }
    assertThat(comparison.compare(new GoFunction("internal/cli", "renderer.line")).same()).isTrue();
  }

  @Test
  void aFileThatIsNoGoIsNamed() {
    FunctionResult result = compare(BASE.edit("internal/cli/helpers.go", "return []", "return ]["));
    assertThat(result).isInstanceOf(FunctionResult.Unreadable.class);
    SyntaxError error = ((FunctionResult.Unreadable) result).error();
    assertThat(error.file()).isEqualTo("internal/cli/helpers.go");
    assertThat(error.line()).isEqualTo(4);
  }
}
