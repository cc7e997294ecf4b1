package com.thaloco.releaseconsole.check.catalogue;

import static com.thaloco.releaseconsole.check.catalogue.Mistake.asks;
import static com.thaloco.releaseconsole.check.catalogue.Mistake.blocks;
import static com.thaloco.releaseconsole.check.catalogue.Mistake.warns;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

/** Changes of code as maintainers make them, written before the code of the checks was read. */
@Tag("slow")
class FurtherCodeTest extends CatalogueOfMistakes {
  private static final String CLI = "internal/cli/";
  private static final String UNITS = CLI + "units.go";
  private static final String SYSTEM = CLI + "commands_system.go";
  private static final String VM = CLI + "commands_vm.go";
  private static final String RPC = "internal/rpc/rpc.go";
  private static final String STORE = "internal/store/store.go";
  private static final String MIGRATIONS = "internal/store/migrations.go";
  private static final String CLIENT = "internal/updater/verify_signature.go";
  private static final String LAST_LINE = "in the order of their names, not of their creation.\n";

  @Override
  protected List<Mistake> mistakes() {
    return Stream.of(units(), contracts(), verification()).flatMap(List::stream).toList();
  }

  private static SampleProject note(SampleProject p, String text) {
    return p.replace("CHANGELOG.md", LAST_LINE, LAST_LINE + "\n### Notes\n\n- " + text + "\n");
  }

  private static Mistake callout(String name, String text) {
    return blocks(
        "units.callout", name, p -> note(p.replace(UNITS, "\"2s\"", "\"5s\""), text).commit());
  }

  private static List<Mistake> units() {
    String id = "units.callout";
    return List.of(
        blocks(
            id,
            "the daemon's unit has another name",
            committed(UNITS, "\"bangerd.service\"", "\"banger.service\"")),
        blocks(
            id,
            "units are written into another folder",
            committed(CLI + "restart.go", "/etc/systemd/system", "/usr/lib/systemd/system")),
        blocks(
            id,
            "the renderer gets another folder",
            committed(
                SYSTEM, "     renderSystemdUnit(bin)", "     renderSystemdUnit(\"/opt/banger\")")),
        blocks(
            id,
            "the unit is changed after it was rendered",
            p ->
                p.replace(
                        SYSTEM,
                        "     renderSystemdUnit(bin)",
                        "     strings.Replace(renderSystemdUnit(bin), \"=2s\", \"=9s\", 1)")
                    .replace(
                        SYSTEM, "\t\"path/filepath\"\n", "\t\"path/filepath\"\n\t\"strings\"\n")
                    .commit()),
        blocks(
            id,
            "installation writes a timer as well",
            committed(
                SYSTEM,
                "renderRootHelperSystemdUnit(bin),\n\t}\n\tfor",
                "renderRootHelperSystemdUnit(bin),\n"
                    + "\t\t\"banger-gc.timer\": \"[Timer]\\nOnCalendar=daily\\n\",\n\t}\n\tfor")),
        callout(
            "the callout's command has no-break spaces",
            "After updating run `sudo\u00a0banger\u00a0system\u00a0install` once."),
        callout(
            "the callout's command has a path",
            "After updating run `sudo /usr/local/bin/banger system install` once."),
        callout(
            "the callout breaks a word of the command",
            "After updating run `sudo banger system in-\n  stall` once."),
        asks(
            id,
            "the callout is for those who come from an older release",
            p ->
                note(
                        p.replace(UNITS, "\"2s\"", "\"5s\""),
                        "If you update from v0.1.3 or older, run `sudo banger system install`.")
                    .commit()),
        asks(
            id,
            "the callout is in another language",
            p ->
                note(
                        p.replace(UNITS, "\"2s\"", "\"5s\""),
                        "Nach dem Update einmal `sudo banger system install` ausf\u00fchren.")
                    .commit()),
        callout(
            "the callout is a question",
            "Do I have to run `sudo banger system install`? See docs."));
  }

  private static Mistake bump(String name, Consumer<SampleProject> edit) {
    return asks("version.bump", name, edit);
  }

  private static List<Mistake> contracts() {
    return List.of(
        bump("a command takes two names", committed(VM, "flags.NArg() != 1", "flags.NArg() != 2")),
        bump(
            "a variable of the environment has another name",
            committed(CLI + "commands_update.go", "\"BANGER_BASE_URL\"", "\"BANGER_URL\"")),
        bump(
            "a type gets its own encoding",
            p ->
                p.write(
                        "internal/rpc/vm.go",
                        "package rpc\n\n// MarshalJSON writes the name only.\n"
                            + "func (v VM) MarshalJSON() ([]byte, error) {\n"
                            + "\treturn []byte(`\"` + v.Name + `\"`), nil\n}\n")
                    .commit()),
        bump("a response is flattened", committed(RPC, "\tVM VM `json:\"vm\"`\n", "\tVM\n")),
        bump(
            "a number is sent as a text",
            committed(
                "internal/vsockagent/protocol.go",
                "`json:\"exit_code\"`",
                "`json:\"exit_code,string\"`")),
        bump(
            "a method has another value by its constant",
            committed(RPC, "MethodListVMs  = \"vm.list\"", "MethodListVMs  = \"vms.\" + \"list\"")),
        bump(
            "two migrations have one number",
            committed(
                MIGRATIONS,
                "DEFAULT ''`},\n",
                "DEFAULT ''`},\n\t{2, `ALTER TABLE vms ADD COLUMN note TEXT DEFAULT ''`},\n")),
        bump(
            "a table has another name",
            committed(
                MIGRATIONS,
                "DEFAULT ''`},\n",
                "DEFAULT ''`},\n\t{3, `ALTER TABLE vms RENAME TO machines`},\n")),
        bump(
            "a migration comes from an embedded file",
            p ->
                p.write("internal/store/003.sql", "ALTER TABLE vms DROP COLUMN image\n")
                    .replace(
                        MIGRATIONS,
                        "package store\n",
                        "package store\n\nimport _ \"embed\"\n\n"
                            + "//go:embed 003.sql\nvar third string\n")
                    .replace(MIGRATIONS, "DEFAULT ''`},\n", "DEFAULT ''`},\n\t{3, third},\n")
                    .commit()),
        bump(
            "the store is written compressed",
            p ->
                p.replace(
                        STORE,
                        "\tif err := os.WriteFile(s.path+\".new\", content, 0o600); err != nil {",
                        "\tvar packed bytes.Buffer\n\tw := gzip.NewWriter(&packed)\n"
                            + "\tw.Write(content)\n\tw.Close()\n"
                            + "\tif err := os.WriteFile(s.path+\".new\", packed.Bytes(), 0o600);"
                            + " err != nil {")
                    .replace(STORE, "import (\n", "import (\n\t\"bytes\"\n\t\"compress/gzip\"\n")
                    .commit()),
        bump(
            "the daemon answers with another type",
            committed(
                "cmd/bangerd/main.go",
                "return rpc.PingResponse{Version: buildinfo.Version}, nil",
                "return map[string]string{\"release\": buildinfo.Version}, nil")),
        bump(
            "a list is printed as an object with the list in it",
            committed(VM, "Encode(answer.VMs)", "Encode(answer)")),
        bump(
            "a command only works with a new flag",
            committed(
                VM,
                "\trequest := rpc.CreateVMRequest{",
                "\tif *image == \"\" {\n\t\treturn errors.New(\"--image is needed\")\n\t}\n"
                    + "\trequest := rpc.CreateVMRequest{")),
        bump(
            "the update takes no --quiet any more",
            p ->
                p.replace(
                        CLI + "commands_update.go",
                        "flags.Bool(\"quiet\", false, \"print nothing unless something fails\")",
                        "flags.Bool(\"silent\", false, \"print nothing unless something fails\")")
                    .answer("release.verification", "no, because only a flag has another name")
                    .commit()));
  }

  private static List<Mistake> verification() {
    String id = "release.verification";
    return List.of(
        asks(
            id,
            "runUpdate has another name than in the profile",
            p ->
                p.replace(CLI + "commands_update.go", "func runUpdate(", "func runSelfUpdate(")
                    .replace(CLI + "commands_update.go", "// runUpdate", "// runSelfUpdate")
                    .replace(CLI + "cli.go", "runUpdate,", "runSelfUpdate,")
                    .commit()),
        asks(
            id,
            "the daemon handles the signal that restarts it",
            p ->
                p.replace(
                        "cmd/bangerd/main.go",
                        "\treturn rpc.Serve(listener, d.handle)",
                        "\tstop := make(chan os.Signal, 1)\n\tsignal.Notify(stop, os.Interrupt)\n"
                            + "\tgo func() { <-stop; listener.Close() }()\n"
                            + "\treturn rpc.Serve(listener, d.handle)")
                    .replace("cmd/bangerd/main.go", "\t\"os\"\n", "\t\"os\"\n\t\"os/signal\"\n")
                    .commit()),
        warns(
            id,
            "the profile names a folder of the update flow that is not there",
            p ->
                p.profile(t -> t.replace("paths: [internal/updater]", "paths: [internal/update]"))),
        asks(
            id,
            "a test's door was left open in the client",
            p ->
                p.replace(CLIENT, "const BangerReleasePublicKey", "var BangerReleasePublicKey")
                    .write(
                        "internal/updater/test_key.go",
                        "package updater\n\nimport \"os\"\n\nfunc init() {\n"
                            + "\tif key := os.Getenv(\"BANGER_TEST_KEY\"); key != \"\" {\n"
                            + "\t\tBangerReleasePublicKey = key\n\t}\n}\n")
                    .commit()),
        blocks(
            id,
            "a verification release brings a new kernel",
            p -> {
              p.git("tag", "-f", "-a", "-m", "banger v0.1.6", "v0.1.6", "v0.1.6^{commit}");
              p.git("push", "-q", "-f", "origin", "refs/tags/v0.1.6");
              p.git("checkout", "-q", "v0.1.6", "--", "internal");
              p.git("checkout", "-q", "HEAD", "--", "internal/kernelcat");
              note(p, "No functional changes. Verification release for v0.1.6.").commit();
            }),
        warns(
            id,
            "the entry speaks of a fix, and nothing but the changelog changed",
            p -> {
              p.git("checkout", "-q", "v0.1.6", "--", "internal", "cmd", "scripts");
              p.commit();
            }));
  }

  private static Variation same(String name, Consumer<SampleProject> edit) {
    return new Variation(name, edit);
  }

  @Override
  protected List<Variation> variations() {
    return List.of(
        together("code that means the same", sameCode()),
        together("a flag that is bound to a variable", List.of(boundFlag())));
  }

  private static List<Variation> sameCode() {
    return List.of(
        same(
            "a unit changed and was changed back",
            committed(UNITS, "\"2s\"", "\"5s\"").andThen(committed(UNITS, "\"5s\"", "\"2s\""))),
        same(
            "testdata holds Go that does not parse",
            p -> p.write(CLI + "testdata/broken.go", "package {\n").commit()),
        same(
            "files that Go does not read lie beside the others",
            p ->
                p.write(CLI + "_old.go", "package nothing at all\n")
                    .write(CLI + ".draft.go", "flags.Bool(\n")
                    .commit()),
        same(
            "a generator lies beside the package",
            p ->
                p.write(
                        "internal/rpc/gen.go",
                        "//go:build ignore\n\npackage main\n\n"
                            + "// Extra is no part of the protocol.\n"
                            + "type Extra struct {\n\tA int `json:\"a\"`\n}\n\nfunc main() {}\n")
                    .commit()),
        same("the package's words moved to doc.go", FurtherCodeTest::wordsMoved),
        same(
            "a field that is not sent",
            committed(
                RPC,
                "\tImage  string `json:\"image\"`\n",
                "\tImage  string `json:\"image\"`\n\tseen   bool\n\tRow    int `json:\"-\"`\n")),
        same(
            "fields came from a part that two types share",
            committed(
                    RPC,
                    "type VM struct {\n\tName   string `json:\"name\"`\n",
                    "type VM struct {\n\tnamed\n")
                .andThen(p ->
                    p.write(
                            "internal/rpc/named.go",
                            "package rpc\n\n"
                                + "type named struct {\n"
                                + "\tName string `json:\"name\"`\n"
                                + "}\n")
                        .commit())),
        same(
            "a field has a type of its own",
            committed(
                    RPC,
                    "// PingRequest asks",
                    "// Release is a version.\ntype Release string\n\n// PingRequest asks")
                .andThen(
                    committed(
                        RPC,
                        "Version string `json:\"version\"`",
                        "Version Release `json:\"version\"`"))),
        same(
            "a flag's name is a constant",
            committed(VM, "flags.Bool(\"json\"", "flags.Bool(jsonFlag")
                .andThen(
                    committed(
                        VM, "func runVMList(", "const jsonFlag = \"json\"\n\nfunc runVMList("))),
        same(
            "a new method of the daemon",
            committed(
                RPC,
                "\tMethodCreateVM = \"vm.create\"\n",
                "\tMethodCreateVM = \"vm.create\"\n\tMethodStopVM   = \"vm.stop\"\n")),
        same(
            "a new table and an index",
            committed(
                MIGRATIONS,
                "DEFAULT ''`},\n",
                "DEFAULT ''`},\n\t{3, `CREATE TABLE notes (vm TEXT)`},\n"
                    + "\t{4, `CREATE INDEX notes_vm ON notes (vm)`},\n")),
        same(
            "go.mod names a toolchain",
            p -> p.change("go.mod", t -> t + "\ntoolchain go1.22.0\n").commit()));
  }

  private static Variation boundFlag() {
    return same(
        "a flag is bound to a variable",
        committed(
            VM,
            "asJSON := flags.Bool(\"json\", false, \"print JSON\")",
            "asJSON := new(bool)\n\tflags.BoolVar(asJSON, \"json\", false, \"print JSON\")"));
  }

  private static void wordsMoved(SampleProject p) {
    String text = p.read(RPC);
    int at = text.indexOf("package rpc");
    p.write("internal/rpc/doc.go", text.substring(0, at) + "package rpc\n");
    p.write(RPC, text.substring(at)).commit();
  }
}
