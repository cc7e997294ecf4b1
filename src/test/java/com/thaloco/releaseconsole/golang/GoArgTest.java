package com.thaloco.releaseconsole.golang;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.profile.ContractRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tags of go-arg. */
class GoArgTest {
  private static List<String> symbols(String main) {
    Files files = Files.of("go.mod", "module example.org/tool\n", "main.go", main);
    var cli = new ContractRule("cli", ContractRule.Kind.CLI, List.of("."), List.of());
    return new Contracts(files, files, BuildTarget.linuxAmd64())
        .symbols(cli).stream()
            .map(s -> "%s %s: %s".formatted(s.kind(), s.name(), s.shape()))
            .toList();
  }

  @Test
  void tagsOfGoArg() {
    // What --help of this program prints with go-arg 1.3.0; Token is read from the environment.
    assertThat(
            symbols(
                """
                package main

                import "github.com/alexflint/go-arg"

                type Common struct {
                	Verbose bool `arg:"-v, --verbose" help:"more"`
                }

                type addCmd struct {
                	Name  string   `arg:"positional,required"`
                	Tags  []string `arg:"positional"`
                	Force bool
                }

                var args struct {
                	Common
                	DBFile string `arg:"--db, -d, env:DB_FILE" default:"tool.db"`
                	Limit  int    `arg:"required"`
                	Token  string `arg:"--,env:TOKEN"`
                	Skip   string `arg:"-"`
                	Add    *addCmd             `arg:"subcommand"`
                	Remove *struct{ All bool } `arg:"subcommand:rm"`
                }

                func main() { arg.MustParse(&args) }
                """))
        .containsExactly(
            "command tool: arguments any",
            "flag tool --verbose: bool, short -v",
            "flag tool --db: string, short -d, default \"tool.db\"",
            "flag tool --limit: int",
            "required flag tool --limit: required",
            "command tool add: arguments any",
            "argument tool add argument 1: string",
            "required argument tool add argument 1: required",
            "argument tool add argument 2: []string",
            "flag tool add --force: bool",
            "command tool rm: arguments any",
            "flag tool rm --all: bool");
  }
}
