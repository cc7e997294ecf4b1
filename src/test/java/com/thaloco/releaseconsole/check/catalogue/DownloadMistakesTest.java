package com.thaloco.releaseconsole.check.catalogue;

import static com.thaloco.releaseconsole.check.catalogue.Mistake.blocks;
import static com.thaloco.releaseconsole.check.catalogue.Mistake.warns;

import com.thaloco.releaseconsole.flow.Finding.Status;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

/** What goes wrong with what is built and downloaded: ldflags, catalogs and the installer. */
@Tag("slow")
class DownloadMistakesTest extends CatalogueOfMistakes {
  private static final String BUILDINFO = "internal/buildinfo/buildinfo.go";
  private static final String KERNELS = "internal/kernelcat/catalog.json";
  private static final String INSTALLER = "scripts/install.sh";

  @Override
  protected List<Mistake> mistakes() {
    return Stream.of(ldflags(), catalogs(), installer()).flatMap(List::stream).toList();
  }

  private static List<Mistake> ldflags() {
    String id = "build.ldflags";
    return List.of(
        blocks(id, "the version's variable is renamed", edit(BUILDINFO, "Version", "Release"))
            .mendedBy(undo()),
        blocks(
                id,
                "the version becomes a constant",
                p ->
                    p.replace(BUILDINFO, "\tVersion = \"dev\"\n", "")
                        .replace(BUILDINFO, "// Line is", "const Version = \"dev\"\n\n// Line is")
                        .ship())
            .mendedBy(undo()),
        blocks(
            id,
            "the profile misspells the package",
            p -> p.profile(text -> text.replace("buildinfo.Commit", "buildinf.Commit"))),
        blocks(
            id,
            "the build time is asked for at start-up",
            edit(BUILDINFO, "BuiltAt = \"unknown\"", "BuiltAt = fmt.Sprint(1)")),
        blocks(
            id,
            "the commit is no string any more",
            edit(BUILDINFO, "Commit  = \"unknown\"", "Commit  = []byte(\"unknown\")")),
        blocks(
            id,
            "the variables move into a function",
            p ->
                p.replace(BUILDINFO, "\tBuiltAt = \"unknown\"\n", "")
                    .replace(BUILDINFO, "\treturn fmt", "\tBuiltAt := \"unknown\"\n\treturn fmt")
                    .ship()));
  }

  private static List<Mistake> catalogs() {
    String id = "catalogs.entries";
    return List.of(
        warns(
                id,
                "the package embeds another file than the catalog",
                p -> {
                  p.write("internal/kernelcat/dev.json", p.read("internal/kernelcat/catalog.json"));
                  p.replace(
                          "internal/kernelcat/kernelcat.go",
                          "//go:embed catalog.json",
                          "//go:embed dev.json")
                      .ship();
                })
            .mendedBy(undo()),
        blocks(
                id,
                "an entry whose object was never published",
                edit(KERNELS, "linux-6.12-1", "linux-6.13-1"))
            .mendedBy(undo()),
        blocks(
                id,
                "an entry with another size",
                p -> p.change(KERNELS, t -> replaceLast(t, "\"size\": ", "\"size\": 1")).ship())
            .mendedBy(undo()),
        blocks(
                id,
                "an entry with another hash",
                p -> p.change(KERNELS, t -> lastHash(t, "0".repeat(64))).ship())
            .mendedBy(undo()),
        blocks(
            id,
            "an entry with half a hash",
            p -> p.change(KERNELS, t -> lastHash(t, "0".repeat(32))).ship()),
        blocks(
            id,
            "an entry without an object",
            p -> p.change(KERNELS, t -> replaceLast(t, "\"path\"", "\"pth\"")).ship()),
        blocks(
            id,
            "two entries of one name",
            edit(KERNELS, "\"name\": \"linux-6.12-1\"", "\"name\": \"linux-6.6-1\"")),
        blocks(id, "a catalog that is no JSON", p -> p.change(KERNELS, t -> t + "}").ship()),
        blocks(id, "a catalog without its list", edit(KERNELS, "\"entries\"", "\"kernels\"")),
        blocks(id, "a catalog that is gone", p -> p.delete(KERNELS).ship()),
        warns(
            id,
            "an entry without a hash",
            p -> p.change(KERNELS, t -> replaceLast(t, "\"sha256\"", "\"note\"")).ship()),
        warns(
            id,
            "an entry that users had is removed",
            p ->
                p.change(
                        KERNELS,
                        t -> t.replaceFirst("(?s)\\{\\s+\"name\": \"linux-6.1-1\".*?\\},\\s+", ""))
                    .ship()));
  }

  private static String replaceLast(String text, String old, String by) {
    int at = text.lastIndexOf(old);
    return text.substring(0, at) + by + text.substring(at + old.length());
  }

  private static String lastHash(String text, String by) {
    int at = text.lastIndexOf("\"sha256\": \"") + "\"sha256\": \"".length();
    return text.substring(0, at) + by + text.substring(at + 64);
  }

  private static List<Mistake> installer() {
    String id = "installer.syntax";
    return List.of(
        blocks(id, "an if without its end", edit(INSTALLER, "  fi\n}", "}")).mendedBy(undo()),
        blocks(
            id,
            "a quote that never ends",
            edit(
                INSTALLER,
                "echo \"Downloading banger $version\"",
                "echo \"Downloading banger $version")),
        blocks(
            id,
            "a here-document that never ends",
            p -> p.change(INSTALLER, t -> t + "cat <<END\nbye\n").ship()),
        blocks(
                id,
                "Windows line ends",
                p -> p.change(INSTALLER, t -> t.replace("\n", "\r\n")).ship())
            .mendedBy(undo()),
        blocks(id, "an empty script", p -> p.write(INSTALLER, "").ship()),
        blocks(id, "the script is gone", p -> p.delete(INSTALLER).ship()),
        blocks(
            id,
            "the key is cut",
            edit(INSTALLER, "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE", "MFkwEwYHKoZIzj0CAQYI")),
        blocks(
            id,
            "it downloads from elsewhere",
            edit(
                INSTALLER,
                "base=${BANGER_BASE_URL:-}",
                "base=${BANGER_BASE_URL:-https://old.example.org/banger}")),
        blocks(
                id,
                "it asks for another tarball",
                edit(
                    INSTALLER,
                    "banger-$version-linux-amd64.tar.gz",
                    "banger_$version-linux-amd64.tar.gz"))
            .mendedBy(undo()),
        warns(
            id,
            "it never asks for the manifest",
            edit(INSTALLER, "manifest.json", "releases.json")),
        warns(
            id,
            "shellcheck finds a variable that nobody uses",
            edit(INSTALLER, "  mkdir \"$1/unpacked\"\n", "  mkdir \"$1/unpacked\"\n  unused=1\n")),
        new Mistake(
            "there is no bash",
            id,
            Status.NOT_RUN,
            p -> p.environment("PATH", p.folder().root().resolve("nothing").toString()),
            Optional.empty()));
  }

  @Override
  protected List<Variation> variations() {
    return List.of(
        new Variation(
            "a catalog in another layout",
            p -> p.change(KERNELS, t -> t.replaceAll("\\s+", " ")).ship()),
        new Variation(
            "another variable's start value",
            p -> p.replace(BUILDINFO, "\"dev\"", "\"development\"").ship()),
        new Variation(
            "variables of the linker, each on its own",
            p ->
                p.replace(BUILDINFO, "\tBuiltAt = \"unknown\"\n", "")
                    .replace(BUILDINFO, "// Line is", "var BuiltAt string\n\n// Line is")
                    .ship()),
        new Variation(
            "comments in the installer",
            p ->
                p.replace(INSTALLER, "main \"$@\"", "# https://example.org/install\nmain \"$@\"")
                    .ship()));
  }
}
