package com.thaloco.releaseconsole.golang;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.profile.ContractRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What callers rely on beside commands and flags. */
class CliBehaviourTest {
  private static final ContractRule CLI =
      new ContractRule("cli", ContractRule.Kind.CLI, List.of("cli"), List.of());

  private static final Files TOOL =
      Files.of(
          "go.mod",
          "module example.org/tool\n",
          "cli/cli.go",
          """
          package cli

          import ("errors"; "flag"; "os"; "example.org/tool/paths")

          func create(args []string) error {
          	flags := flag.NewFlagSet("tool create", flag.ContinueOnError)
          	kernel := flags.String("kernel", "", "which")
          	image := flags.String("image", "debian", "which")
          	if err := flags.Parse(args); err != nil {
          		return err
          	}
          	if *image == "" {
          		return errors.New("no image")
          	}
          	use(*kernel, os.Getenv("TOOL_PREFIX"), os.Getenv("HOME"), paths.State())
          	return nil
          }

          func status() { use(os.Getenv("TOOL_PREFIX")) }

          func use(values ...string) {}
          """,
          "paths/paths.go",
          """
          package paths

          import "os"

          func State() string { return os.Getenv("TOOL_STATE") }
          """);

  private static List<String> changes(Files older, Files newer) {
    return new Contracts(older, newer, BuildTarget.linuxAmd64())
        .compare(List.of(CLI)).changes().stream()
            .map(c -> "%s %s %s".formatted(c.minor() ? "minor" : "patch", c.symbol(), c.change()))
            .toList();
  }

  @Test
  void aFlagThatTheCodeRefusesToMissIsRequired() {
    Files required =
        TOOL.edit(
            "cli/cli.go",
            "\tuse(*kernel",
            "\tif *kernel == \"\" {\n"
                + "\t\treturn errors.New(\"--kernel is needed\")\n"
                + "\t}\n"
                + "\tuse(*kernel");
    assertThat(changes(TOOL, required)).containsExactly("minor tool create --kernel added");
    assertThat(changes(required, TOOL)).containsExactly("patch tool create --kernel removed");
    Files filled =
        required.edit(
            "cli/cli.go", "return errors.New(\"--kernel is needed\")", "*kernel = \"newest\"");
    assertThat(changes(TOOL, filled)).isEmpty();
  }

  @Test
  void aVariableOfTheProgramsOwnIsPartOfItsContract() {
    assertThat(changes(TOOL, TOOL.edit("paths/paths.go", "TOOL_STATE", "TOOL_DATA")))
        .containsExactlyInAnyOrder("minor TOOL_STATE removed", "patch TOOL_DATA added");
    assertThat(changes(TOOL, TOOL.edit("cli/cli.go", "os.Getenv(\"HOME\")", "\"\""))).isEmpty();
  }

  @Test
  void aVariableThatHasAnotherNameInSomePlacesIsUnclear() {
    Files some =
        TOOL.edit(
            "cli/cli.go",
            "status() { use(os.Getenv(\"TOOL_PREFIX",
            "status() { use(os.Getenv(\"TOOL_ROOT");
    assertThat(changes(TOOL, some))
        .containsExactlyInAnyOrder("minor TOOL_PREFIX unclear", "patch TOOL_ROOT added");
    Files fewer = TOOL.edit("cli/cli.go", "{ use(os.Getenv(\"TOOL_PREFIX\")) }", "{}");
    assertThat(changes(TOOL, fewer)).containsExactly("patch TOOL_PREFIX changed");
  }

  @Test
  void aVariableThatOwnCodeAsksForIsStillRead() {
    Files helper =
        TOOL.edit("paths/paths.go", "os.Getenv(\"TOOL_STATE\")", "env(\"TOOL_STATE\")")
            .edit(
                "paths/paths.go",
                "func State",
                "func env(name string) string { return os.Getenv(name) }\n\nfunc State");
    assertThat(changes(TOOL, helper)).isEmpty();
  }

  @Test
  void anotherNumberOfArgumentsIsMinorUnlessAllAreStillTaken() {
    String test =
        "\tif flags.NArg() != 1 { return errors.New(\"one\") }\n"
            + "\tuse(*kernel, os.Getenv(\"TOOL_PREFIX\")";
    String use = "\tuse(*kernel, os.Getenv(\"TOOL_PREFIX\")";
    Files one = TOOL.edit("cli/cli.go", use, test);
    Files two = TOOL.edit("cli/cli.go", use, test.replace("!= 1", "!= 2"));
    Files more = TOOL.edit("cli/cli.go", use, test.replace("!= 1", "< 1"));
    assertThat(changes(one, two)).containsExactly("minor cli create changed");
    assertThat(changes(one, more)).containsExactly("patch cli create changed");
    assertThat(changes(more, one)).containsExactly("minor cli create changed");
    assertThat(changes(one, TOOL)).noneMatch(change -> change.startsWith("minor"));
  }

  @Test
  void flagsThatAnotherModuleAddsAreUnclearWhenItsVersionChanges() {
    Files foreign =
        Files.of(
            "go.mod",
            "module example.org/tool\n\nrequire example.org/kit v1.2.0\n",
            "cli/cli.go",
            """
            package main

            import ("flag"; "example.org/kit/webflags")

            func main() {
            	flags := flag.NewFlagSet("tool", flag.ExitOnError)
            	flags.Bool("quiet", false, "say nothing")
            	webflags.AddFlags(flags)
            	flags.Parse(nil)
            }
            """);
    assertThat(changes(foreign, foreign)).isEmpty();
    assertThat(changes(foreign, foreign.edit("go.mod", "v1.2.0", "v1.3.0")))
        .containsExactly("minor tool webflags.AddFlags unclear");
  }
}
