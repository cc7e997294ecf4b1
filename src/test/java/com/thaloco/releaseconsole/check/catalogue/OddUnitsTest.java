package com.thaloco.releaseconsole.check.catalogue;

import static com.thaloco.releaseconsole.check.catalogue.Mistake.blocks;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

/** Odd changes of the unit files: those that mean something else, and those that do not. */
@Tag("slow")
class OddUnitsTest extends CatalogueOfMistakes {
  private static final String UNITS = "internal/cli/units.go";
  private static final String LAST_LINE = "in the order of their names, not of their creation.\n";

  @Override
  protected List<Mistake> mistakes() {
    return Stream.of(units(), callouts()).flatMap(List::stream).toList();
  }

  private static Mistake unit(String name, Consumer<SampleProject> edit) {
    return blocks("units.callout", name, edit).mendedBy(undo());
  }

  private static List<Mistake> units() {
    return List.of(
        unit(
            "a constant is hidden by a local one",
            edit(
                UNITS,
                "\treturn fmt.Sprintf(`[Unit]\nDescription=banger daemon",
                "\trestartDelay := \"9s\"\n"
                    + "\treturn fmt.Sprintf(`[Unit]\n"
                    + "Description=banger daemon")),
        unit(
            "a start function changes the hardening",
            p ->
                p.write(
                        "internal/cli/init.go",
                        "package cli\n\nfunc init() { hardening += \"NoNewPrivileges=yes\\n\" }\n")
                    .ship()),
        unit(
            "a start function assigns through a pointer",
            p ->
                p.write(
                        "internal/cli/init.go",
                        "package cli\n\nfunc init() { p := &hardening; *p = \"\" }\n")
                    .ship()),
        unit(
            "what a start function calls changes the hardening",
            p ->
                p.write(
                        "internal/cli/init.go",
                        "package cli\n\n"
                            + "func init() { loosen() }\n\n"
                            + "func loosen() { hardening = \"\" }\n")
                    .ship()),
        unit("a verb of the format changes", edit(UNITS, "RestartSec=%s\n\n", "RestartSec=%q\n\n")),
        unit(
            "two values change places",
            edit(UNITS, "runtimeDirectory, restartDelay", "restartDelay, runtimeDirectory")),
        unit(
            "a blank at the end of a line of the unit",
            edit(UNITS, "DynamicUser=yes\n", "DynamicUser=yes \n")),
        unit(
            "the embedded file is another one",
            p ->
                p.write("internal/cli/sandbox.conf", "PrivateTmp=yes\n")
                    .replace(UNITS, "go:embed hardening.conf", "go:embed sandbox.conf")
                    .ship()),
        unit(
            "the embedded file has the line ends of Windows",
            p -> p.change("internal/cli/hardening.conf", t -> t.replace("\n", "\r\n")).ship()),
        unit("the embed line is gone", edit(UNITS, "//go:embed hardening.conf\n", "")),
        unit(
            "the renderer becomes a method",
            edit(UNITS, "func renderSystemdUnit(", "func (u unit) renderSystemdUnit(")),
        unit(
            "the renderer is only built elsewhere",
            edit(UNITS, "package cli\n", "//go:build darwin\n\npackage cli\n")),
        unit(
            "a helper in another package changes the folder",
            p ->
                p.write(
                        "internal/where/where.go",
                        "package where\n\n"
                            + "func Bin(bin string) string { return bin + \"/../libexec\" }\n")
                    .replace(
                        UNITS,
                        "\t\"path/filepath\"\n",
                        "\t\"path/filepath\"\n\n\t\"banger/internal/where\"\n")
                    .replace(
                        UNITS,
                        "filepath.Join(bin, \"bangerd\"), socketPath",
                        "filepath.Join(where.Bin(bin), \"bangerd\"), socketPath")
                    .ship()),
        unit(
            "a variable is changed by a function that the renderer calls",
            p ->
                p.replace(
                        UNITS,
                        "func renderSystemdUnit(bin string) string {\n",
                        "func renderSystemdUnit(bin string) string {\n\tharden()\n")
                    .replace(
                        UNITS,
                        "// renderSystemdUnit",
                        "func harden() { hardening = \"\" }\n\n// renderSystemdUnit")
                    .ship()),
        unit(
            "the file was left with marks of a merge",
            edit(UNITS, "// renderRootHelper", "<<<<<<< HEAD\n// renderRootHelper")));
  }

  private static Mistake callout(String name, String text) {
    return blocks(
        "units.callout", name, p -> noted(p.replace(UNITS, "\"2s\"", "\"5s\""), text).ship());
  }

  private static SampleProject noted(SampleProject p, String text) {
    return p.replace("CHANGELOG.md", LAST_LINE, LAST_LINE + "\n### Notes\n\n" + text + "\n");
  }

  private static List<Mistake> callouts() {
    return List.of(
        callout(
            "the callout names the helper only",
            "- After updating, run `sudo banger system units` once."),
        callout(
            "the callout is in capitals",
            "- After updating, run `sudo Banger System Install` once."),
        callout(
            "only new installs run it",
            "- Running `sudo banger system install` is only needed for new installs."),
        callout(
            "it was needed in the past",
            "- You no longer have to run `sudo banger system install` after updating."),
        callout("it is said to be optional", "- Running `sudo banger system install` is optional."),
        callout("it can be skipped", "- You can skip `sudo banger system install` this time."),
        callout(
            "the text is a link's title",
            "- Units ([more](https://example.org \"run sudo banger system install\"))."),
        callout(
            "the text is in an unused row",
            "- Units.\n\n"
                + "[x]: https://example.org \"After updating run sudo banger system install\""),
        callout(
            "it is to be undone",
            "- Uninstall first if you ran `sudo banger system install` before."),
        blocks(
            "units.callout",
            "the callout stands under Unreleased",
            p ->
                p.replace(UNITS, "\"2s\"", "\"5s\"")
                    .replace(
                        "CHANGELOG.md",
                        "## [Unreleased]\n",
                        "## [Unreleased]\n\n"
                            + "### Notes\n\n"
                            + "- After updating, run `sudo banger system install` once.\n")
                    .ship()));
  }

  private static Variation same(String name, Consumer<SampleProject> edit) {
    return new Variation(name, edit);
  }

  private static List<Variation> sameUnits() {
    return List.of(
        same(
            "a constant of the units has another name",
            p -> p.change(UNITS, t -> t.replace("restartDelay", "restartPause")).ship()),
        same("a constant of the units is put together", edit(UNITS, "\"2s\"", "\"2\" + \"s\"")),
        same("a constant is written as a raw string", edit(UNITS, "\"2s\"", "`2s`")),
        same(
            "a constant has its type",
            edit(UNITS, "restartDelay     = \"2s\"", "restartDelay string = \"2s\"")),
        same(
            "the embedded file has another name",
            p -> {
              p.git("mv", "internal/cli/hardening.conf", "internal/cli/sandbox.conf");
              p.replace(UNITS, "go:embed hardening.conf", "go:embed sandbox.conf").ship();
            }),
        same(
            "the units have the line ends of Windows",
            p -> p.change(UNITS, t -> t.replace("\n", "\r\n")).ship()),
        same(
            "the same functions for another system",
            p ->
                p.write(
                        "internal/cli/units_darwin.go",
                        "package cli\n\n"
                            + "func renderSystemdUnit(bin string) string { return \"\" }\n")
                    .ship()),
        same(
            "the same function in a file that is never built",
            p ->
                p.write(
                        "internal/cli/gen.go",
                        "//go:build ignore\n\n"
                            + "package main\n\n"
                            + "func renderSystemdUnit(bin string) string { return \"\" }\n\n"
                            + "func main() {}\n")
                    .ship()),
        same(
            "the units move into a file for linux",
            p -> {
              p.git("mv", UNITS, "internal/cli/units_linux.go");
              p.ship();
            }),
        same(
            "a constant that no unit uses",
            edit(
                UNITS,
                "\truntimeDirectory = \"banger\"\n",
                "\truntimeDirectory = \"banger\"\n\tcacheDirectory = \"cache\"\n")),
        same(
            "a test of the units",
            p ->
                p.write(
                        "internal/cli/units_test.go",
                        "package cli\n\n"
                            + "import \"testing\"\n\n"
                            + "func TestUnits(t *testing.T) { restartDelay := \"1s\"; _ ="
                            + " restartDelay }\n")
                    .ship()),
        same(
            "imports have other names",
            p ->
                p.change(
                        UNITS,
                        t ->
                            t.replace("\t\"path/filepath\"\n", "\tfp \"path/filepath\"\n")
                                .replace("filepath.Join", "fp.Join"))
                    .ship()),
        same(
            "generated code beside the units",
            p ->
                p.write(
                        "internal/cli/zz_generated.go",
                        "// Code generated by make; DO NOT EDIT.\n\n"
                            + "package cli\n\n"
                            + "var completions = map[string]int{\"a\": 1}\n")
                    .ship()),
        same(
            "code with generics and new syntax",
            p ->
                p.write(
                        "internal/cli/generic.go",
                        "package cli\n\n"
                            + "import \"iter\"\n\n"
                            + "type set[T comparable] = map[T]struct{}\n\n"
                            + "type number interface{ ~int | ~float64 }\n\n"
                            + "func sum[N number](all ...N) (n N) {\n"
                            + "\tfor i := range 3 {\n"
                            + "\t\t_ = i\n"
                            + "\t}\n"
                            + "\tfor _, one := range all {\n"
                            + "\t\tn += one\n"
                            + "\t}\n"
                            + "\treturn min(n, max(n, n))\n"
                            + "}\n\n"
                            + "func each[T any](s []T) iter.Seq[T] {\n"
                            + "\treturn func(yield func(T) bool) {\n"
                            + "\t\tfor _, v := range s {\n"
                            + "\t\t\tif !yield(v) {\n"
                            + "\t\t\t\treturn\n"
                            + "\t\t\t}\n"
                            + "\t\t}\n"
                            + "\t}\n"
                            + "}\n\n"
                            + "var x = 0b1010_1010 + 0o17 + 0x1p-2 + 'a'\n")
                    .ship()),
        same(
            "parentheses and blanks",
            p ->
                p.replace(
                        UNITS,
                        "\treturn fmt.Sprintf(`[Unit]\nDescription=banger root",
                        "\treturn (fmt.Sprintf)(`[Unit]\nDescription=banger root")
                    .ship()));
  }

  @Override
  protected List<Variation> variations() {
    return sameUnits();
  }
}
