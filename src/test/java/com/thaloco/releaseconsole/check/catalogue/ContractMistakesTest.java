package com.thaloco.releaseconsole.check.catalogue;

import static com.thaloco.releaseconsole.check.catalogue.Mistake.asks;
import static com.thaloco.releaseconsole.check.catalogue.Mistake.blocks;
import static com.thaloco.releaseconsole.check.catalogue.Mistake.warns;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

/** What goes wrong with unit files, contracts and the verification of releases. */
@Tag("slow")
class ContractMistakesTest extends CatalogueOfMistakes {
  private static final String UNITS = "internal/cli/units.go";
  private static final String UPDATE = "internal/cli/commands_update.go";
  private static final String LAST_LINE = "in the order of their names, not of their creation.\n";
  private static final String CALLOUT =
      "The unit files have changed. After updating, run `sudo banger system install` once.";

  @Override
  protected List<Mistake> mistakes() {
    return Stream.of(units(), bumps(), verification()).flatMap(List::stream).toList();
  }

  /** Adds a note to the entry of v0.1.7. */
  private static SampleProject note(SampleProject p, String text) {
    return p.replace("CHANGELOG.md", LAST_LINE, LAST_LINE + "\n### Notes\n\n- " + text + "\n");
  }

  private static Consumer<SampleProject> note(String text) {
    return p -> note(p, text).ship();
  }

  /** Unit files that changed, with an entry that does not do. */
  private static Mistake unitsWith(String name, String text) {
    return blocks("units.callout", name, changedUnits(text)).mendedBy(callout(text));
  }

  private static Mistake askedAbout(String name, String text) {
    return asks("units.callout", name, changedUnits(text)).mendedBy(callout(text));
  }

  private static Consumer<SampleProject> changedUnits(String text) {
    return p -> note(p.replace(UNITS, "\"2s\"", "\"5s\""), text).ship();
  }

  private static Consumer<SampleProject> callout(String text) {
    return p -> p.replace("CHANGELOG.md", text, CALLOUT).ship();
  }

  private static List<Mistake> units() {
    String id = "units.callout";
    return List.of(
        blocks(id, "a constant of the units changes", edit(UNITS, "\"2s\"", "\"5s\""))
            .mendedBy(note(CALLOUT)),
        blocks(
                id,
                "an embedded file of the units changes",
                edit("internal/cli/hardening.conf", "strict", "full"))
            .mendedBy(note("After updating run\n  `sudo banger\n  system install` once.")),
        blocks(id, "the unit's text changes", edit(UNITS, "DynamicUser=yes\n", "DynamicUser=no\n"))
            .mendedBy(
                note("Rerun this after updating:\n\n  ```\n  sudo banger system install\n  ```")),
        blocks(
                id,
                "a constant in another file changes",
                p ->
                    p.replace(UNITS, "\trestartDelay     = \"2s\"\n", "")
                        .replace(
                            "internal/cli/restart.go",
                            "const unitFolder",
                            "const restartDelay = \"3s\"\n\nconst unitFolder")
                        .ship())
            .mendedBy(note(CALLOUT)),
        unitsWith("the callout is a comment", "Units. <!-- run `sudo banger system install` -->"),
        unitsWith(
            "the callout says no need", "There is no need to run `sudo banger system install`."),
        unitsWith(
            "the callout says needs no", "This release needs no `sudo banger system install`."),
        unitsWith("the callout says not to", "Do not run `sudo banger system install` for this."),
        unitsWith("the callout lacks sudo", "After updating, run `banger system install` once."),
        askedAbout(
            "the command is only named", "`sudo banger system install` writes other units now."),
        unitsWith("it is another command", "After updating, run `sudo banger system installer`."),
        askedAbout(
            "it is run by somebody else", "`banger update` will run `sudo banger system install`."),
        blocks(
                id,
                "a file of the units' package is broken",
                edit(UNITS, "func renderSystemdUnit(", "func func renderSystemdUnit("))
            .mendedBy(undo()),
        blocks(
            id,
            "the profile names a function that is nowhere",
            p -> p.profile(t -> t.replace("renderRootHelperSystemdUnit", "renderHelperUnit"))),
        warns(id, "a callout without a changed unit", note(CALLOUT)).mendedBy(undo()));
  }

  private static List<Mistake> bumps() {
    String id = "version.bump";
    String protocol = "internal/vsockagent/protocol.go";
    Consumer<SampleProject> newProtocol =
        p -> {
          p.version("v0.2.0").replace(protocol, "ProtocolVersion = 1", "ProtocolVersion = 2");
          p.replace("CHANGELOG.md", "v0.1.7", "v0.2.0").ship();
        };
    return List.of(
        asks(
                id,
                "a flag is removed in a patch",
                edit(UPDATE, "flags.Bool(\"force\"", "flags.Bool(\"anyway\""))
            .mendedBy(p -> p.version("v0.2.0").replace("CHANGELOG.md", "v0.1.7", "v0.2.0").ship()),
        asks(
            id,
            "a command is renamed in a patch",
            edit("internal/cli/commands_vm.go", "\"banger vm create\"", "\"banger vm new\"")),
        asks(
            id,
            "a response loses a field in a patch",
            edit("internal/rpc/rpc.go", "\tImage  string `json:\"image\"`\n", "")),
        asks(
            id,
            "a request's field is renamed in a patch",
            edit(
                "internal/rpc/rpc.go",
                "json:\"kernel,omitempty\"",
                "json:\"kernel_name,omitempty\"")),
        asks(
            id,
            "the envelope of each answer, a type of the package's own, changes in a patch",
            edit("internal/rpc/rpc.go", "`json:\"error,omitempty\"`", "`json:\"err,omitempty\"`")),
        asks(
            id,
            "the guest agent's protocol changes in a patch",
            edit(protocol, "json:\"exit_code\"", "json:\"code\"")),
        asks(
            id,
            "a migration drops a table in a patch",
            edit(
                "internal/store/migrations.go",
                "DEFAULT ''`},\n",
                "DEFAULT ''`},\n\t{3, `DROP TABLE vms`},\n")),
        blocks(id, "a minor of the guest agent says nothing of re-pulling", newProtocol)
            .mendedBy(note("Existing VMs must be re-pulled.")),
        blocks(
            id,
            "a minor of the guest agent says that VMs need not be re-pulled",
            newProtocol.andThen(note("Existing VMs need not be re-pulled."))),
        warns(
            id,
            "a minor number that nothing asks for",
            p -> p.version("v0.2.0").replace("CHANGELOG.md", "v0.1.7", "v0.2.0").ship()));
  }

  private static Consumer<SampleProject> owing() {
    return p -> {
      p.git("tag", "-f", "-a", "-m", "banger v0.1.6", "v0.1.6", "v0.1.6^{commit}");
      p.git("push", "-q", "-f", "origin", "refs/tags/v0.1.6");
    };
  }

  private static List<Mistake> verification() {
    String id = "release.verification";
    return List.of(
        asks(
                id,
                "runUpdate changes",
                edit(UPDATE, "if !newer && !*force {", "if !*force && !newer && !*quiet {"))
            .mendedBy(undo()),
        asks(
            id, "a helper of runUpdate changes", edit(UPDATE, "name+\".before\"", "name+\".old\"")),
        asks(
            id,
            "the restart order changes",
            edit(
                "internal/cli/restart.go",
                "{rootHelperUnit, daemonUnit}",
                "{daemonUnit, rootHelperUnit}")),
        asks(
            id,
            "a file of the updater is added",
            p ->
                p.write("internal/updater/retry.go", "package updater\n\nconst tries = 3\n")
                    .ship()),
        asks(
            id,
            "an answer that is none",
            edit(UPDATE, "name+\".before\"", "name+\".old\"")
                .andThen(p -> p.answer(id, "no time for that"))),
        asks(id, "a functional release while one is owed", owing()),
        blocks(
                id,
                "a verification release that changes more",
                owing()
                    .andThen(
                        note("No functional changes. Verification release for v0.1.6: see it.")))
            .mendedBy(p -> {
              p.git("checkout", "-q", "v0.1.6", "--", "internal");
              p.ship();
            }),
        blocks(
            id,
            "a verification release that does not say for which",
            note("No functional changes. Verification release.")),
        warns(
            id,
            "nothing functional changes while one is owed",
            owing()
                .andThen(p -> {
                  p.git("checkout", "-q", "v0.1.6", "--", "internal");
                  p.ship();
                })));
  }

  @Override
  protected List<Variation> variations() {
    return List.of(
        new Variation(
            "a renderer in a file of its own",
            p -> {
              String text = p.read(UNITS);
              int at = text.indexOf("// renderRootHelperSystemdUnit");
              p.write(UNITS, text.substring(0, at));
              p.write(
                  "internal/cli/helper_unit.go",
                  "package cli\n\nimport (\n\t\"fmt\"\n\t\"path/filepath\"\n)\n\n"
                      + text.substring(at));
              p.ship();
            }),
        new Variation(
            "comments in the code of units and update",
            p ->
                p.replace(UNITS, "\treturn fmt", "\t// What systemd reads.\n\treturn fmt")
                    .replace(UPDATE, "\tif *quiet {", "\t/* quiet */\n\tif *quiet {")
                    .ship()),
        new Variation(
            "other blanks in Go files",
            p ->
                p.change(UNITS, t -> t.replace("\trestartDelay     =", "\trestartDelay ="))
                    .replace(UPDATE, "name+\".before\"", "name + \".before\"")
                    .ship()),
        new Variation(
            "CRLF in Go files without raw strings",
            p -> p.change(UPDATE, t -> t.replace("\n", "\r\n")).ship()),
        new Variation(
            "declarations in another order",
            p ->
                p.replace(UNITS, "\trestartDelay     = \"2s\"\n", "")
                    .replace(
                        UNITS, "\tdaemonUnit     =", "\trestartDelay = \"2s\"\n\tdaemonUnit     =")
                    .ship()),
        new Variation(
            "another name for a local variable",
            p ->
                p.change(
                        UNITS,
                        t ->
                            t.replace("(bin string)", "(folder string)")
                                .replace("Join(bin,", "Join(folder,"))
                    .ship()),
        new Variation(
            "a test of the update flow",
            p -> p.write("internal/updater/manifest_test.go", "package updater\n").ship()),
        new Variation(
            "a new flag and a new optional field",
            p ->
                p.replace(
                        "internal/cli/commands_vm.go",
                        "asJSON := ",
                        "_ = flags.Bool(\"long\", false, \"print more\")\n\tasJSON := ")
                    .replace(
                        "internal/rpc/rpc.go",
                        "\tImage  string `json:\"image,omitempty\"`\n",
                        "\tImage  string `json:\"image,omitempty\"`\n"
                            + "\tNote   string `json:\"note,omitempty\"`\n")
                    .ship()),
        new Variation(
            "a migration that only adds",
            p ->
                p.replace(
                        "internal/store/migrations.go",
                        "DEFAULT ''`},\n",
                        "DEFAULT ''`},\n"
                            + "\t{3, `ALTER TABLE vms ADD COLUMN note TEXT NOT NULL DEFAULT"
                            + " ''`},\n")
                    .ship()),
        new Variation("a new document", p -> p.write("docs/units.md", "How units work.\n").ship()));
  }
}
