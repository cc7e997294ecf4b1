package com.thaloco.releaseconsole.check.catalogue;

import static com.thaloco.releaseconsole.check.catalogue.Mistake.asks;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

/** Odd changes of contracts: those that others notice, and those that no one does. */
@Tag("slow")
class OddContractsTest extends CatalogueOfMistakes {
  private static final String UNITS = "internal/cli/units.go";
  private static final String UPDATE = "internal/cli/commands_update.go";
  private static final String CLI = "internal/cli/cli.go";
  private static final String RPC = "internal/rpc/rpc.go";
  private static final String AGENT = "internal/vsockagent/protocol.go";
  private static final String MIGRATIONS = "internal/store/migrations.go";
  private static final String SECOND =
      "\t{2, `ALTER TABLE vms ADD COLUMN created_at TEXT NOT NULL DEFAULT ''`},\n";

  @Override
  protected List<Mistake> mistakes() {
    return Stream.of(cli(), shapes(), store()).flatMap(List::stream).toList();
  }

  private static Mistake bump(String name, Consumer<SampleProject> edit) {
    return asks("version.bump", name, edit).mendedBy(undo());
  }

  private static List<Mistake> cli() {
    return List.of(
        bump(
            "a command is gone from the map",
            edit(CLI, "\t\"image list\":     runImageList,\n", "")),
        bump(
            "a command of a map of wrapped functions is gone",
            p ->
                p.change(
                        CLI,
                        t ->
                            t.replace("\t\"image list\":     runImageList,\n", "")
                                    .replace("runKernelList,", "quietly(runKernelList),")
                                + "\nfunc quietly(run command) command { return run }\n")
                    .ship()),
        bump(
            "a flag of the program itself is gone",
            edit(CLI, "flags.Bool(\"version\"", "flags.Bool(\"V\"")),
        bump(
            "a flag has another default",
            edit(
                "internal/cli/commands_system.go",
                "flags.String(\"root\", \"/\"",
                "flags.String(\"root\", \"/usr\"")),
        bump(
            "a flag has another type",
            edit(UPDATE, "flags.Bool(\"quiet\", false", "flags.Int(\"quiet\", 0")),
        bump(
            "a default that is a constant changes",
            edit(UNITS, "\"/run/banger/bangerd.sock\"", "\"/run/bangerd.sock\"")),
        bump(
            "a daemon's flag is gone",
            edit("cmd/bangerd/main.go", "\"root-helper\"", "\"helper\"")),
        bump(
            "a flag is defined in a loop of names",
            p ->
                p.change(UPDATE, t -> t.replace("flags.Bool(\"quiet\"", "flags.Bool(\"qui\"+\"e\""))
                    .ship()),
        bump(
            "the list of commands is gone",
            p ->
                p.change(
                        CLI,
                        t ->
                            t.replaceFirst(
                                "(?s)var commands = .*?\n}\n",
                                "var commands = load()\n\n"
                                    + "func load() map[string]command { return nil }\n"))
                    .ship()));
  }

  private static List<Mistake> shapes() {
    return List.of(
        bump("a method has another name", edit(RPC, "\"vm.list\"", "\"vm.ls\"")),
        bump("a method is gone", edit(RPC, "\tMethodPing     = \"ping\"\n", "")),
        bump(
            "a field has another type",
            edit(RPC, "Version string `json:\"version\"`", "Version int `json:\"version\"`")),
        bump("a field becomes a list", edit(RPC, "VM VM `json:\"vm\"`", "VM []VM `json:\"vm\"`")),
        bump("a field loses its name", edit(RPC, "VMs []VM `json:\"vms\"`", "VMs []VM")),
        bump(
            "a request must say more",
            edit(
                RPC,
                "type ListVMsRequest struct{}",
                "type ListVMsRequest struct {\n\tOwner string `json:\"owner\"`\n}")),
        bump(
            "a field is no longer left out",
            edit(RPC, "json:\"kernel,omitempty\"", "json:\"kernel\"")),
        bump(
            "numbers become texts",
            edit(
                AGENT,
                "ExitCode int    `json:\"exit_code\"`",
                "ExitCode int    `json:\"exit_code,string\"`")),
        bump("the agent's port changes", edit(AGENT, "Port = 10240", "Port = 10241")),
        bump("a kind of message changes", edit(AGENT, "\"result\"\n", "\"done\"\n")),
        bump(
            "the frame has another byte order",
            p -> p.change(AGENT, t -> t.replace("BigEndian", "LittleEndian")).ship()),
        bump("frames may be longer", edit(AGENT, "1 << 20", "1 << 24")),
        bump(
            "the agent's file is broken", edit(AGENT, "type Exec struct {", "type Exec struct {{")),
        bump(
            "the agent's folder is gone",
            p -> {
              p.git("mv", "internal/vsockagent", "internal/agent");
              p.ship();
            }));
  }

  private static List<Mistake> store() {
    return List.of(
        bump(
            "migrations change places",
            p ->
                p.change(
                        MIGRATIONS,
                        t ->
                            t.replace(SECOND, "")
                                .replace(
                                    "var Migrations = []Migration{\n",
                                    "var Migrations = []Migration{\n" + SECOND))
                    .ship()),
        bump(
            "a released migration changes",
            edit(MIGRATIONS, "image TEXT NOT NULL)", "image TEXT)")),
        bump("a released migration is gone", edit(MIGRATIONS, SECOND, "")),
        bump(
            "a migration is put between",
            edit(
                MIGRATIONS,
                SECOND,
                "\t{2, `ALTER TABLE vms ADD COLUMN note TEXT NOT NULL DEFAULT ''`},\n"
                    + SECOND.replace("{2", "{3"))),
        bump(
            "a column without a default",
            edit(
                MIGRATIONS,
                SECOND,
                SECOND + "\t{3, `ALTER TABLE vms ADD COLUMN owner TEXT NOT NULL`},\n")),
        bump(
            "a column has another name",
            edit(
                MIGRATIONS,
                SECOND,
                SECOND + "\t{3, `ALTER TABLE vms RENAME COLUMN image TO disk`},\n")),
        bump(
            "data is deleted",
            edit(MIGRATIONS, SECOND, SECOND + "\t{3, `DELETE FROM vms WHERE kernel = ''`},\n")),
        bump(
            "an index forbids what was allowed",
            edit(
                MIGRATIONS, SECOND, SECOND + "\t{3, `CREATE UNIQUE INDEX one ON vms (image)`},\n")),
        bump(
            "the file's own fields change",
            edit("internal/store/store.go", "`json:\"tables\"`", "`json:\"rows\"`")));
  }

  private static Variation same(String name, Consumer<SampleProject> edit) {
    return new Variation(name, edit);
  }

  private static List<Variation> sameContracts() {
    return List.of(
        same(
            "the commands are in another order",
            p ->
                p.change(
                        CLI,
                        t ->
                            t.replace("\t\"image list\":     runImageList,\n", "")
                                .replace(
                                    "= map[string]command{\n",
                                    "= map[string]command{\n\t\"image list\":     runImageList,\n"))
                    .ship()),
        same(
            "functions are wrapped",
            p ->
                p.change(
                        CLI,
                        t ->
                            t.replace("runImageList,", "quietly(runImageList),")
                                + "\nfunc quietly(run command) command { return run }\n")
                    .ship()),
        same(
            "a command more",
            edit(
                CLI,
                "\t\"image list\":     runImageList,\n",
                "\t\"image list\":     runImageList,\n\t\"image show\":     runImageList,\n")),
        same(
            "the commands move into another file",
            p -> {
              String t = p.read(CLI);
              int at = t.indexOf("var commands");
              int end = t.indexOf("\n}\n", at) + 3;
              p.write(CLI, t.substring(0, at) + t.substring(end));
              p.write("internal/cli/table.go", "package cli\n\n" + t.substring(at, end));
              p.ship();
            }),
        same(
            "help is told otherwise",
            edit("internal/cli/commands_vm.go", "print JSON", "say it as JSON")),
        same(
            "a request's types move",
            p -> {
              String t = p.read(RPC);
              int at = t.indexOf("// CreateVMRequest");
              int end = t.indexOf("type request struct");
              p.write(RPC, t.substring(0, at) + t.substring(end));
              p.write("internal/rpc/create.go", "package rpc\n\n" + t.substring(at, end));
              p.ship();
            }),
        same(
            "fields in another order",
            edit(
                RPC,
                "\tName   string `json:\"name\"`\n\tKernel string `json:\"kernel\"`\n",
                "\tKernel string `json:\"kernel\"`\n\tName   string `json:\"name\"`\n")),
        same(
            "a field has another Go name",
            p ->
                p.replace(
                        RPC,
                        "\tVersion string `json:\"version\"`",
                        "\tRelease string `json:\"version\"`")
                    .ship()),
        same(
            "comments in migrations",
            p -> p.replace(MIGRATIONS, SECOND, "\t// since v0.1.1\n" + SECOND).ship()),
        same(
            "migrations with names of their fields",
            p ->
                p.change(
                        MIGRATIONS,
                        t ->
                            t.replace("{1, `", "{Version: 1, Statement: `")
                                .replace("{2, `", "{Version: 2, Statement: `"))
                    .ship()),
        same(
            "migrations are broken into lines",
            p ->
                p.change(
                        MIGRATIONS,
                        t ->
                            t.replace(
                                "(name TEXT PRIMARY KEY, kernel",
                                "(\n\t\tname TEXT PRIMARY KEY,\n\t\tkernel"))
                    .ship()),
        same(
            "keywords of SQL in small letters",
            p -> p.change(MIGRATIONS, t -> t.replace("CREATE TABLE", "create table")).ship()),
        same("a comment in the guest agent", edit(AGENT, "// Port is", "// Port, a number, is")));
  }

  @Override
  protected List<Variation> variations() {
    return sameContracts();
  }
}
