package com.thaloco.releaseconsole.golang;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.profile.ContractRule;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A command that leads to a function through a table is seen, however the table is written. */
class CommandTablesTest {
  private static final ContractRule CLI =
      new ContractRule("cli", ContractRule.Kind.CLI, List.of("cli"), List.of());

  private static final String HEAD =
      """
      package cli

      type command func(args []string) error

      type Cmd struct {
      	Name string
      	Run  func(args []string) error
      }

      func runUpdate(args []string) error { return nil }

      func wrap(c command) command { return c }

      """;

  private static List<String> commands(String table) {
    Files files = Files.of("go.mod", "module example.org/banger\n", "cli/a.go", HEAD + table);
    return new Contracts(files, files, BuildTarget.linuxAmd64())
        .symbols(CLI).stream()
            .filter(symbol -> symbol.kind().equals("command"))
            .map(Symbol::name)
            .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "var all = map[string]command{\"update\": runUpdate}",
        "var all = map[string]func([]string) error{\"update\": runUpdate}",
        "var all = map[string]command{\"update\": wrap(runUpdate)}",
        "var all = map[string]command{\"update\": func(a []string) error { return nil }}",
        "var all = map[string]*Cmd{\"update\": &Cmd{Run: runUpdate}}",
        "var all = map[string]*Cmd{\"update\": {Run: runUpdate}}",
        "var all = map[string]Cmd{\"update\": {Run: wrap(runUpdate)}}",
        "var all = []Cmd{{\"update\", runUpdate}}",
        "var all = []Cmd{{Name: \"update\", Run: runUpdate}}",
        "var all = []*Cmd{&Cmd{Name: \"update\", Run: runUpdate}}",
        "var all = map[string]command{}\n\nfunc init() { all[\"update\"] = runUpdate }",
        "func all() map[string]command { return map[string]command{\"update\": runUpdate} }",
        "const name = \"update\"\n\nvar all = map[string]command{name: runUpdate}",
        "type App struct{}\n\nfunc (a App) update(args []string) error { return nil }\n\n"
            + "func (a App) all() map[string]command { return map[string]command{\"update\":"
            + " a.update} }",
      })
  void aCommandOfATableIsSeen(String table) {
    assertThat(commands(table + "\n")).containsExactly("update");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "var colours = map[string]string{\"update\": \"red\"}",
        "var units = map[string]string{\"a.service\": render()}\n\nfunc render() string { return"
            + " \"\" }",
        "var numbers = map[string]int{\"update\": 1}",
      })
  void anotherTableIsNone(String table) {
    assertThat(commands(table + "\n")).isEmpty();
  }
}
