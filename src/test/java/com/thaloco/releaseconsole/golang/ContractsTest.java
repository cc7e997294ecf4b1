package com.thaloco.releaseconsole.golang;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.profile.ContractRule;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContractsTest {
  private static final ContractRule CLI =
      new ContractRule("cli", ContractRule.Kind.CLI, List.of("cli"), List.of());
  private static final ContractRule RPC =
      new ContractRule("rpc", ContractRule.Kind.RPC, List.of("rpc"), List.of());
  private static final ContractRule AGENT =
      new ContractRule("agent", ContractRule.Kind.PROTOCOL, List.of("agent"), List.of());
  private static final ContractRule STORE =
      new ContractRule("store", ContractRule.Kind.STORE, List.of("store"), List.of());

  private static final Files BASE =
      Files.of(
          "go.mod",
          "module example.org/banger\n",
          "cli/root.go",
          """
          package cli

          import "github.com/spf13/cobra"

          const defaultKernel = "6.1"

          func NewRoot() *cobra.Command {
          	root := &cobra.Command{Use: "banger"}
          	root.PersistentFlags().Bool("verbose", false, "say more")
          	root.AddCommand(newVM(), updateCmd)
          	return root
          }

          func newVM() *cobra.Command {
          	cmd := &cobra.Command{Use: "vm", Aliases: []string{"machine"}}
          	cmd.AddCommand(newCreate())
          	return cmd
          }

          func newCreate() *cobra.Command {
          	var force bool
          	cmd := &cobra.Command{
          		Use:  "create NAME",
          		Args: cobra.ExactArgs(1),
          	}
          	cmd.Flags().BoolVarP(&force, "force", "f", false, "overwrite")
          	cmd.Flags().String("kernel", defaultKernel, "which kernel")
          	return cmd
          }

          var updateCmd = &cobra.Command{Use: "update"}

          func init() {
          	updateCmd.Flags().Bool("check", false, "only look")
          }
          """,
          "cli/hand.go",
          """
          package cli

          import (
          	"flag"
          	"os"
          )

          func run(args []string) int {
          	switch args[0] {
          	case "serve":
          		return serve(args[1:])
          	case "system":
          		return system(args[1:])
          	}
          	return 2
          }

          func serve(args []string) int {
          	fs := flag.NewFlagSet("serve", flag.ContinueOnError)
          	port := fs.Int("port", 8080, "where to listen")
          	_ = port
          	return 0
          }

          func system(args []string) int {
          	if len(args) > 0 && args[0] == "install" {
          		return 0
          	}
          	for _, a := range os.Args {
          		if a == "--dry-run" {
          			return 1
          		}
          	}
          	return 0
          }
          """,
          "rpc/rpc.go",
          """
          package rpc

          const MethodStart = "vm.start"

          type StartRequest struct {
          	Name  string `json:"name"`
          	Image Image  `json:"image"`
          }

          type StartResponse struct {
          	PID int `json:"pid"`
          }

          type Image struct {
          	Ref string
          }

          type Server struct{}

          func (s *Server) Start(req *StartRequest, reply *StartResponse) error { return nil }

          func (s *Server) Close() error { return nil }
          """,
          "agent/agent.go",
          """
          package agent

          import "io"

          const vsockPort = 5000

          type Kind uint8

          const (
          	KindHello Kind = iota + 1
          	KindExec
          )

          type Hello struct {
          	Version int
          }

          func ReadFrame(r io.Reader) ([]byte, error) { return nil, nil }

          func helper() string { return "x" }
          """,
          "store/store.go",
          """
          package store

          import "fmt"

          const schemaVersion = 3

          var migrations = []string{
          	`CREATE TABLE vms (id TEXT PRIMARY KEY, name TEXT NOT NULL)`,
          	`ALTER TABLE vms ADD COLUMN note TEXT`,
          }

          type state struct {
          	Name string `json:"name"`
          }

          func find(id string) string {
          	return fmt.Sprintf("SELECT name FROM vms WHERE id = %q", id)
          }
          """);

  private static Advice advise(Files newer) {
    return new Contracts(BASE, newer, BuildTarget.linuxAmd64())
        .compare(List.of(CLI, RPC, AGENT, STORE));
  }

  private static void is(Advice.Bump bump, String path, String from, String to, String symbol) {
    Advice advice = advise(BASE.edit(path, from, to));
    assertThat(advice.changes())
        .as("%s → %s", from, to)
        .anySatisfy(c -> {
          assertThat(c.symbol()).isEqualTo(symbol);
          assertThat(c.file()).isEqualTo(path);
          assertThat(c.line()).isPositive();
        });
    assertThat(advice.bump()).as("%s → %s: %s", from, to, advice.changes()).isEqualTo(bump);
  }

  private static void minor(String path, String from, String to, String symbol) {
    is(Advice.Bump.MINOR, path, from, to, symbol);
  }

  private static void patch(String path, String from, String to, String symbol) {
    is(Advice.Bump.PATCH, path, from, to, symbol);
  }

  @Test
  void nothingChangedIsAPatchWithoutReasons() {
    assertThat(advise(BASE)).isEqualTo(new Advice(Advice.Bump.PATCH, List.of()));
  }

  @Test
  void commandsAndFlagsAreFoundWithTheirParents() {
    assertThat(new Contracts(BASE, BASE, BuildTarget.linuxAmd64()).symbols(CLI))
        .extracting(s -> s.kind() + " " + s.name())
        .containsExactlyInAnyOrder(
            "command banger",
            "command banger vm",
            "command banger vm alias machine",
            "command banger vm create",
            "command banger update",
            "command serve",
            "command system",
            "command system install",
            "flag banger --verbose",
            "flag banger vm create --force",
            "flag banger vm create --kernel",
            "flag banger update --check",
            "flag serve --port",
            "flag system --dry-run");
  }

  @Test
  void commandLine() {
    minor(
        "cli/root.go",
        "\tcmd.Flags().BoolVarP(&force, \"force\", \"f\", false, \"overwrite\")\n",
        "",
        "banger vm create --force");
    minor("cli/root.go", "newVM(), updateCmd", "newVM()", "banger update");
    minor(
        "cli/root.go", "Bool(\"check\", false", "String(\"check\", \"\"", "banger update --check");
    minor(
        "cli/root.go",
        "defaultKernel = \"6.1\"",
        "defaultKernel = \"6.6\"",
        "banger vm create --kernel");
    minor("cli/root.go", "ExactArgs(1)", "NoArgs", "banger vm create");
    minor("cli/root.go", ", Aliases: []string{\"machine\"}", "", "banger vm alias machine");
    minor("cli/hand.go", "case \"serve\":\n\t\treturn serve(args[1:])\n\t", "", "serve");
    minor("cli/hand.go", "a == \"--dry-run\"", "a == \"--dry\"", "system --dry-run");
    patch(
        "cli/root.go",
        "\treturn cmd\n}\n\nvar",
        "\tcmd.Flags().Int(\"cpus\", 1, \"how many\")\n\treturn cmd\n}\n\nvar",
        "banger vm create --cpus");
    patch(
        "cli/hand.go",
        "\tcase \"system\":",
        "\tcase \"logs\":\n\t\treturn 0\n\tcase \"system\":",
        "logs");
    assertThat(advise(BASE.edit("cli/root.go", "\"overwrite\"", "\"overwrite all\"")).changes())
        .isEmpty();
    assertThat(advise(BASE.edit("cli/root.go", "cmd", "command")).changes()).isEmpty();
    assertThat(advise(BASE.edit("cli/root.go", "\n", "\r\n")).changes()).isEmpty();
  }

  @Test
  void requestsAndResponses() {
    minor("rpc/rpc.go", "\tPID int `json:\"pid\"`\n", "", "StartResponse.pid");
    minor("rpc/rpc.go", "PID int", "PID string", "StartResponse.pid");
    minor("rpc/rpc.go", "json:\"pid\"", "json:\"process\"", "StartResponse.pid");
    minor("rpc/rpc.go", "Ref string", "Ref []string", "Image.Ref");
    minor("rpc/rpc.go", "\"vm.start\"", "\"vm.boot\"", "vm.start");
    minor("rpc/rpc.go", "Start(req *StartRequest", "Boot(req *StartRequest", "Server.Start");
    minor(
        "rpc/rpc.go",
        "Name  string `json:\"name\"`",
        "Name  string `json:\"name\"`\n\tCPUs int `json:\"cpus\"`",
        "StartRequest.cpus");
    patch(
        "rpc/rpc.go",
        "Name  string `json:\"name\"`",
        "Name  string `json:\"name\"`\n\tCPUs int `json:\"cpus,omitempty\"`",
        "StartRequest.cpus");
    patch(
        "rpc/rpc.go",
        "PID int `json:\"pid\"`",
        "PID int `json:\"pid\"`\n\tIP string `json:\"ip\"`",
        "StartResponse.ip");
    assertThat(advise(BASE.edit("rpc/rpc.go", "PID int", "Process int")).changes()).isEmpty();
    assertThat(advise(BASE.edit("rpc/rpc.go", "Close()", "Shut()")).changes()).isEmpty();
  }

  @Test
  void theGuestAgentsProtocol() {
    minor("agent/agent.go", "vsockPort = 5000", "vsockPort = 5001", "vsockPort");
    minor("agent/agent.go", "\tKindExec\n", "\tKindExec\n\tKindPing\n", "KindPing");
    minor("agent/agent.go", "iota + 1", "iota", "KindExec");
    minor("agent/agent.go", "Version int", "Version int\n\tName string", "Hello.Name");
    minor("agent/agent.go", "{ return nil, nil }", "{ return io.ReadAll(r) }", "ReadFrame");
    assertThat(advise(BASE.edit("agent/agent.go", "return \"x\"", "return \"y\"")).changes())
        .isEmpty();
  }

  @Test
  void theStore() {
    String last = "`ALTER TABLE vms ADD COLUMN note TEXT`,";
    patch(
        "store/store.go",
        last,
        last + "\n`alter table vms add column tag TEXT NOT NULL DEFAULT ''`,",
        "ALTER TABLE VMS ADD COLUMN TAG TEXT NOT NULL DEFAULT ''");
    patch(
        "store/store.go",
        last,
        last + "\n`CREATE TABLE IF NOT EXISTS disks (id TEXT)`,",
        "CREATE TABLE IF NOT EXISTS DISKS(ID TEXT)");
    minor(
        "store/store.go",
        last,
        last + "\n`ALTER TABLE vms ADD COLUMN tag TEXT NOT NULL`,",
        "ALTER TABLE VMS ADD COLUMN TAG TEXT NOT NULL");
    minor(
        "store/store.go",
        last,
        last + "\n`ALTER TABLE vms RENAME COLUMN name TO label`,",
        "ALTER TABLE VMS RENAME COLUMN NAME TO LABEL");
    minor("store/store.go", last, last + "\n`DROP TABLE vms`,", "DROP TABLE VMS");
    minor("store/store.go", last, "", "ALTER TABLE VMS ADD COLUMN NOTE TEXT");
    minor(
        "store/store.go",
        "name TEXT NOT NULL)",
        "name BLOB NOT NULL)",
        "CREATE TABLE VMS(ID TEXT PRIMARY KEY,NAME BLOB NOT NULL)");
    minor("store/store.go", "schemaVersion = 3", "schemaVersion = 4", "schemaVersion");
    minor("store/store.go", "json:\"name\"", "json:\"title\"", "state.name");
    patch(
        "store/store.go",
        "`json:\"name\"`",
        "`json:\"name\"`\n\tNote string `json:\"note,omitempty\"`",
        "state.note");
    assertThat(advise(BASE.edit("store/store.go", "SELECT name", "SELECT id, name")).changes())
        .isEmpty();
    assertThat(
            advise(
                    BASE.edit(
                        "store/store.go",
                        "CREATE TABLE vms (id",
                        "create table  vms(\n  id -- the key\n"))
                .changes())
        .isEmpty();
  }

  @Test
  void olderBinariesThatRefuseANewerStoreMakeAnyMigrationMinor() {
    Files older =
        BASE.edit(
            "store/store.go",
            t ->
                t
                    + """

                    func open(found int) error {
                    	if found > len(migrations) {
                    		return fmt.Errorf("the store is newer than this binary")
                    	}
                    	return nil
                    }
                    """);
    Files newer =
        older.edit(
            "store/store.go", "note TEXT`,", "note TEXT`,\n\t`CREATE TABLE disks (id TEXT)`,");
    Advice advice = new Contracts(older, newer, BuildTarget.linuxAmd64()).compare(List.of(STORE));
    assertThat(advice.bump()).isEqualTo(Advice.Bump.MINOR);
    assertThat(advice.changes().getFirst().why()).contains("store/store.go:");
  }

  @Test
  void whatCantBeReadIsUnclearAndSoMinor() {
    Advice advice = advise(BASE.edit("rpc/rpc.go", "type Image struct {", "type Image struct"));
    assertThat(advice.bump()).isEqualTo(Advice.Bump.MINOR);
    assertThat(advice.changes())
        .anyMatch(c -> c.change().equals("unclear") && c.file().equals("rpc/rpc.go"));
  }
}
