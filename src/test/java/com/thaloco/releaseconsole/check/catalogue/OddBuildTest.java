package com.thaloco.releaseconsole.check.catalogue;

import static com.thaloco.releaseconsole.check.catalogue.Mistake.asks;
import static com.thaloco.releaseconsole.check.catalogue.Mistake.blocks;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

/** Odd changes of the update flow and of what the linker sets. */
@Tag("slow")
class OddBuildTest extends CatalogueOfMistakes {
  private static final String BUILDINFO = "internal/buildinfo/buildinfo.go";
  private static final String LAST_LINE = "in the order of their names, not of their creation.\n";

  @Override
  protected List<Mistake> mistakes() {
    return Stream.of(verification(), ldflags()).flatMap(List::stream).toList();
  }

  private static List<Mistake> verification() {
    String id = "release.verification";
    return List.of(
        asks(
                id,
                "a client waits less for downloads",
                p ->
                    p.change("internal/updater/download.go", t -> t + "\nconst patience = 3\n")
                        .ship())
            .mendedBy(undo()),
        asks(
                id,
                "the pinned key's file gets a new function",
                p ->
                    p.change(
                            "internal/updater/verify_signature.go",
                            t -> t + "\nfunc Keys() int { return 1 }\n")
                        .ship())
            .mendedBy(undo()),
        asks(
                id,
                "a file of the updater is removed",
                p -> p.delete("internal/updater/stage_tarball.go").ship())
            .mendedBy(undo()),
        asks(
                id,
                "an embedded file of the updater",
                p -> p.write("internal/updater/mirrors.txt", "a\n").ship())
            .mendedBy(undo()),
        asks(
                id,
                "the restart waits longer",
                edit("internal/cli/restart.go", "\"try-restart\"", "\"restart\""))
            .mendedBy(undo()),
        blocks(
            id,
            "it claims to verify a release that owes nothing",
            p ->
                noted(p, "- No functional changes. Verification release for v0.1.1: see it.")
                    .ship()),
        blocks(
            id,
            "it claims to verify a release that does not exist",
            p ->
                noted(p, "- No functional changes. Verification release for v0.9.9: see it.")
                    .ship()));
  }

  private static SampleProject noted(SampleProject p, String text) {
    return p.replace("CHANGELOG.md", LAST_LINE, LAST_LINE + "\n### Notes\n\n" + text + "\n");
  }

  private static Mistake flag(String name, Consumer<SampleProject> edit) {
    return blocks("build.ldflags", name, edit);
  }

  private static List<Mistake> ldflags() {
    return List.of(
        flag(
                "a type of its own",
                p ->
                    p.replace(BUILDINFO, "\tCommit  = \"unknown\"\n", "")
                        .replace(
                            BUILDINFO,
                            "// Line is",
                            "type text string\n\nvar Commit text = \"unknown\"\n\n// Line is")
                        .ship())
            .mendedBy(undo()),
        flag(
                "the variable is only built elsewhere",
                p ->
                    p.replace(BUILDINFO, "\tCommit  = \"unknown\"\n", "")
                        .write(
                            "internal/buildinfo/commit_windows.go",
                            "package buildinfo\n\nvar Commit string\n")
                        .ship())
            .mendedBy(undo()),
        flag(
                "the variable stands in a test",
                p ->
                    p.replace(BUILDINFO, "\tCommit  = \"unknown\"\n", "")
                        .write(
                            "internal/buildinfo/commit_test.go",
                            "package buildinfo\n\nvar Commit string\n")
                        .ship())
            .mendedBy(undo()),
        flag(
                "the package was moved",
                p -> {
                  p.git("mv", "internal/buildinfo", "internal/version");
                  p.ship();
                })
            .mendedBy(undo()),
        flag(
                "the module has another name",
                edit("go.mod", "module banger", "module example.org/banger"))
            .mendedBy(undo()),
        flag(
                "the variable is a pointer",
                p ->
                    p.replace(BUILDINFO, "\tCommit  = \"unknown\"\n", "")
                        .replace(BUILDINFO, "// Line is", "var Commit *string\n\n// Line is")
                        .ship())
            .mendedBy(undo()),
        flag(
                "the variable is a field",
                p ->
                    p.replace(BUILDINFO, "\tCommit  = \"unknown\"\n", "")
                        .replace(
                            BUILDINFO,
                            "// Line is",
                            "var Build struct{ Commit string }\n\n// Line is")
                        .ship())
            .mendedBy(undo()),
        flag("the variable is commented out", edit(BUILDINFO, "\tCommit  =", "\t// Commit  ="))
            .mendedBy(undo()),
        flag("a letter of the name is small", edit(BUILDINFO, "BuiltAt", "builtAt"))
            .mendedBy(undo()),
        flag("the file is broken", edit(BUILDINFO, "var (", "var ((")).mendedBy(undo()),
        flag(
                "the environment decides",
                edit(BUILDINFO, "Version = \"dev\"", "Version = os.Getenv(\"VERSION\")"))
            .mendedBy(undo()));
  }

  private static Variation same(String name, Consumer<SampleProject> edit) {
    return new Variation(name, edit);
  }

  private static List<Variation> sameLdflags() {
    return List.of(
        same(
            "variables have their type",
            edit(BUILDINFO, "Version = \"dev\"", "Version string = \"dev\"")),
        same(
            "variables in one line",
            p ->
                p.change(
                        BUILDINFO,
                        t ->
                            t.replaceFirst(
                                "(?s)var \\(.*?\\)\n",
                                "var Version, Commit, BuiltAt = \"dev\", \"unknown\","
                                    + " \"unknown\"\n"))
                    .ship()),
        same(
            "a start value that is a constant",
            p ->
                p.replace(BUILDINFO, "Version = \"dev\"", "Version = unset")
                    .replace(BUILDINFO, "// Line is", "const unset = \"dev\"\n\n// Line is")
                    .ship()),
        same(
            "no start value",
            p -> p.replace(BUILDINFO, "Commit  = \"unknown\"", "Commit  string").ship()),
        same(
            "variables in a file for linux",
            p -> {
              p.git("mv", BUILDINFO, "internal/buildinfo/buildinfo_linux.go");
              p.ship();
            }));
  }

  @Override
  protected List<Variation> variations() {
    return sameLdflags();
  }
}
