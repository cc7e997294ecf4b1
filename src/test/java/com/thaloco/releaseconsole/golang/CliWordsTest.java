package com.thaloco.releaseconsole.golang;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.profile.ContractRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Words that a program tells apart itself, while a library calls its commands. */
class CliWordsTest {
  private static final ContractRule CLI =
      new ContractRule("cli", ContractRule.Kind.CLI, List.of("."), List.of());

  private static final Files WORDS =
      main(
          """
          func newRoot() *cobra.Command {
          	root := &cobra.Command{Use: "tool"}
          	root.PersistentPreRun = func(c *cobra.Command, _ []string) { needsPassword(c.Name()) }
          	key := &cobra.Command{Use: "key [list|add]"}
          	key.RunE = func(cmd *cobra.Command, args []string) error { return runKey(1, args) }
          	root.AddCommand(key)
          	return root
          }

          func main() { newRoot().Execute() }

          func needsPassword(cmd string) bool {
          	switch cmd {
          	case "cache":
          		return false
          	}
          	return true
          }

          func runKey(level int, args []string) error {
          	if err := checkKey(args[:]); err != nil {
          		return err
          	}
          	switch args[0] {
          	case "list":
          	case "add":
          	}
          	return nil
          }

          func checkKey(arguments []string) error {
          	if arguments[0] == "passwd" {
          		return nil
          	}
          	return nil
          }
          """);

  private static Files main(String code) {
    return Files.of(
        "go.mod",
        "module example.org/tool\n",
        "main.go",
        "package main\n\nimport (\"os\"; \"github.com/spf13/cobra\")\n\n" + code);
  }

  private static List<String> commands(Files files) {
    return new Contracts(files, files, BuildTarget.linuxAmd64())
        .symbols(CLI).stream().map(s -> "%s: %s".formatted(s.name(), s.shape())).toList();
  }

  private static List<String> changes(Files older, Files newer) {
    return new Contracts(older, newer, BuildTarget.linuxAmd64())
        .compare(List.of(CLI)).changes().stream()
            .map(c -> "%s %s %s".formatted(c.minor() ? "minor" : "patch", c.symbol(), c.change()))
            .toList();
  }

  @Test
  void aWordAmongACommandsArgumentsIsThatCommands() {
    assertThat(commands(WORDS))
        .containsExactlyInAnyOrder(
            "tool: arguments any",
            "tool key: arguments any",
            "tool key list: word",
            "tool key add: word",
            "tool key passwd: word");
    assertThat(changes(WORDS, WORDS.edit("main.go", "\tcase \"add\":\n", "")))
        .containsExactly("minor tool key add removed");
    Files inside =
        WORDS.edit(
            "main.go",
            "return runKey(1, args) }",
            "if args[0] == \"list\" { return nil }; return nil }");
    assertThat(changes(WORDS, inside)).contains("minor tool key add removed");
    assertThat(changes(WORDS, inside)).doesNotContain("minor tool key list removed");
  }

  @Test
  void aWordThatBecomesACommandIsStillAccepted() {
    Files commands =
        main(
            """
            func main() {
            	root := &cobra.Command{Use: "tool"}
            	key := &cobra.Command{Use: "key"}
            	key.AddCommand(&cobra.Command{Use: "list"}, &cobra.Command{Use: "add"}, &cobra.Command{Use: "passwd"})
            	root.AddCommand(key)
            	root.Execute()
            }
            """);
    assertThat(changes(WORDS, commands))
        .containsExactlyInAnyOrder(
            "patch tool key list changed",
            "patch tool key add changed",
            "patch tool key passwd changed");
  }

  @Test
  void theWordsThatCobraAloneTakesAreSeen() {
    Files list =
        main(
            """
            func main() {
            	kinds := []string{"blobs", "packs"}
            	list := &cobra.Command{Use: "list", ValidArgs: kinds, Args: cobra.MatchAll(cobra.ExactArgs(1), cobra.OnlyValidArgs)}
            	list.Execute()
            }
            """);
    assertThat(changes(list, list.edit("main.go", "\"blobs\", ", "")))
        .containsExactly("minor list blobs removed");
  }

  @Test
  void aCommandThatTheProgramNowAsksTheSystemForIsStillAccepted() {
    Files command =
        main(
            """
            func main() {
            	root := &cobra.Command{Use: "tool"}
            	root.AddCommand(&cobra.Command{Use: "init", Run: run}, &cobra.Command{Use: "start", Run: run})
            	root.Execute()
            }

            func run(cmd *cobra.Command, args []string) {}
            """);
    Files word =
        command
            .edit("main.go", "&cobra.Command{Use: \"init\", Run: run}, ", "")
            .edit(
                "main.go",
                "func run",
                "func init() {\n\tif os.Args[1] == \"init\" {\n\t\tos.Exit(0)\n\t}\n}\n\nfunc run");
    assertThat(changes(command, word)).containsExactly("patch tool init changed");
  }

  @Test
  void aProgramThatIsMadeForEachCallerIsOne() {
    Files twice =
        WORDS.edit("main.go", "func main() {", "func docs() { newRoot() }\n\nfunc main() {");
    assertThat(commands(twice)).containsExactlyInAnyOrderElementsOf(commands(WORDS));
  }

  @Test
  void aCommandThatIsMadeOnceMoreToCopyFromIsNone() {
    Files copied =
        main(
            """
            func main() {
            	root := &cobra.Command{Use: "tool"}
            	root.AddCommand(newIndex(), newOld())
            	root.Execute()
            }

            func newIndex() *cobra.Command { return &cobra.Command{Use: "index", Short: "Repair"} }

            func newOld() *cobra.Command { return &cobra.Command{Use: "rebuild", Short: newIndex().Short} }
            """);
    assertThat(commands(copied))
        .containsExactlyInAnyOrder(
            "tool: arguments any", "tool index: arguments any", "tool rebuild: arguments any");
  }

  @Test
  void aFlagThatAnotherModulesCallMayAddSinceItHasMoreArgumentsIsUnclear() {
    Files before =
        Files.of(
            "go.mod",
            "module example.org/tool\n",
            "main.go",
            """
            package main

            import ("example.org/web"; "github.com/alecthomas/kingpin/v2")

            func main() {
            	app := kingpin.New("tool", "")
            	app.Flag("listen", "").Default(":80").String()
            	web.AddFlags(app)
            }
            """);
    Files after =
        before
            .edit("main.go", "AddFlags(app)", "AddFlags(app, \":80\")")
            .edit("main.go", "app.Flag(\"listen\", \"\").Default(\":80\").String()", "");
    assertThat(changes(before, after))
        .containsExactlyInAnyOrder(
            "minor tool --listen unclear", "minor tool web.AddFlags unclear");
  }
}
