package com.thaloco.releaseconsole.check.catalogue;

import static com.thaloco.releaseconsole.check.catalogue.Mistake.blocks;
import static com.thaloco.releaseconsole.check.catalogue.Mistake.warns;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

/** Odd pins, catalogs and install scripts: those that do harm, and those that do none. */
@Tag("slow")
class OddDownloadTest extends CatalogueOfMistakes {
  private static final String INSTALLER = "scripts/install.sh";
  private static final String CLIENT = "internal/updater/verify_signature.go";
  private static final String KERNELS = "internal/kernelcat/catalog.json";
  private static final String OTHER =
      "-----BEGIN PUBLIC KEY-----\n"
          + "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEDw3DDgTTvMQMwBuzzmA9jcB7x9iY\n"
          + "abcdefghabcdefghabcdefghabcdefghabcdefghabcdefghabcdefghabcdefghabcdef==\n"
          + "-----END PUBLIC KEY-----\n";

  @Override
  protected List<Mistake> mistakes() {
    return Stream.of(pins(), catalogs(), installer()).flatMap(List::stream).toList();
  }

  private static Mistake pin(String name, String path, UnaryOperator<String> edit) {
    return blocks("trust.pins", name, p -> p.change(path, edit).ship()).mendedBy(undo());
  }

  private static List<Mistake> pins() {
    return List.of(
        pin(
            "the client's constant has another name",
            CLIENT,
            t -> t.replace("BangerReleasePublicKey", "PublicKey")),
        pin(
            "the client's constant is made at start-up",
            CLIENT,
            t ->
                t.replace("const BangerReleasePublicKey = `", "var BangerReleasePublicKey = load(`")
                    .replace("KEY-----\n`", "KEY-----\n`)")),
        pin(
            "the client's key is commented out",
            CLIENT,
            t ->
                t.replaceFirst(
                    "(?s)const BangerReleasePublicKey = `(.*?)`",
                    "/*$1*/\nvar BangerReleasePublicKey string")),
        pin(
            "the installer has a second key",
            INSTALLER,
            t -> t.replace("BINARIES=", "OLD_KEY='" + OTHER.strip() + "'\n\nBINARIES=")),
        pin(
            "the installer's key is commented out",
            INSTALLER,
            t -> t.replaceFirst("(?s)RELEASE_PUBLIC_KEY='(.*?)'", "RELEASE_PUBLIC_KEY=")),
        pin(
            "the installer's key has the line ends of Windows",
            INSTALLER,
            t -> t.replace("KEY-----\nMFk", "KEY-----\r\nMFk")),
        pin("cosign.pub holds two keys", "cosign.pub", t -> t + t),
        pin("cosign.pub is a private key", "cosign.pub", t -> t.replace("PUBLIC", "PRIVATE")),
        pin("cosign.pub is empty", "cosign.pub", t -> ""),
        pin("cosign.pub is cut off", "cosign.pub", t -> t.substring(0, t.length() / 2 + 20)),
        pin("lines of cosign.pub begin with a blank", "cosign.pub", t -> t.replace("\nM", "\n M")),
        pin("the armour is misspelt", "cosign.pub", t -> t.replace("END PUBLIC", "END PUBLlC")));
  }

  private static Mistake entry(String name, UnaryOperator<String> edit) {
    return blocks("catalogs.entries", name, p -> p.change(KERNELS, edit).ship()).mendedBy(undo());
  }

  private static String last(String text, String old, String by) {
    int at = text.lastIndexOf(old);
    return text.substring(0, at) + by + text.substring(at + old.length());
  }

  private static List<Mistake> catalogs() {
    return List.of(
        entry("a comma at the end of the catalog", t -> t.replaceFirst("\\}\\s*]", "},]")),
        entry("a negative size", t -> last(t, "\"size\": ", "\"size\": -")),
        entry("a size with a fraction", t -> last(t, "\"size\": 91", "\"size\": 90.5")),
        entry("a path that leaves the catalog", t -> last(t, "\"path\": \"", "\"path\": \"../../")),
        entry("a path with a blank", t -> last(t, "\"path\": \"linux", "\"path\": \" linux")),
        entry(
            "an entry without a name",
            t -> last(t, "\"name\": \"linux-6.12-1\"", "\"name\": \"\"")),
        entry("an entry that is null", t -> last(t, "}\n  ]", "},\n    null\n  ]")),
        entry(
            "a name in two spellings of one field",
            t ->
                last(
                    t,
                    "\"name\": \"linux-6.12-1\"",
                    "\"name\": \"linux-6.12-1\", \"name\": \"linux-6.12-2\"")),
        entry("an object of another entry", t -> last(t, "linux-6.12-1.img", "linux-6.6-1.img")),
        entry("an address of another scheme", t -> last(t, "\"path\": \"", "\"path\": \"file:///")),
        entry(
            "an old entry with another size", t -> t.replaceFirst("\"size\": 90", "\"size\": 89")),
        blocks(
                "catalogs.entries",
                "the other catalog points at nothing",
                p ->
                    p.change(
                            "internal/imagecat/catalog.json",
                            t -> t.replace("debian-12-1", "debian-13-1"))
                        .ship())
            .mendedBy(undo()));
  }

  private static Mistake script(String name, UnaryOperator<String> edit) {
    return blocks("installer.syntax", name, p -> p.change(INSTALLER, edit).ship()).mendedBy(undo());
  }

  private static List<Mistake> installer() {
    return List.of(
        script("a byte order mark stands before the script", t -> "\ufeff" + t),
        script("the hashes have another name", t -> t.replace("SHA256SUMS", "SHA512SUMS")),
        script(
            "the signature has another name", t -> t.replace("SHA256SUMS.sig", "SHA256SUMS.asc")),
        script("another architecture", t -> t.replace("linux-amd64", "linux-arm64")),
        script(
            "another kind of archive", t -> t.replace("linux-amd64.tar.gz", "linux-amd64.tar.xz")),
        script("another program", t -> t.replace("\"banger-$version", "\"bangerd-$version")),
        script("a function without its brace", t -> t.replace("main() {", "main()")),
        script("a loop without its done", t -> t.replaceFirst("\n  done\n", "\n")),
        script("a parenthesis too many", t -> t.replace("mktemp -d)", "mktemp -d))")),
        script(
            "marks of a merge were left",
            t ->
                t.replace(
                    "fail() {", "<<<<<<< HEAD\nfail() {\n=======\nfail() {\n>>>>>>> other\n")),
        warns(
                "installer.syntax",
                "a typing error in a variable",
                p -> p.replace(INSTALLER, "verify \"$folder\"", "verify \"$foldr\"").ship())
            .mendedBy(undo()),
        script("it is cut off before its last line", t -> t.replace("\nmain \"$@\"\n", "\n")));
  }

  private static Variation same(String name, String path, UnaryOperator<String> edit) {
    return new Variation(name, p -> p.change(path, edit).ship());
  }

  @Override
  protected List<Variation> variations() {
    return List.of(
        same(
            "the installer's key has another variable",
            INSTALLER,
            t -> t.replace("RELEASE_PUBLIC_KEY", "PUBKEY")),
        same(
            "the installer's key is in double quotes",
            INSTALLER,
            t -> t.replace("='-----BEGIN", "=\"-----BEGIN").replace("KEY-----'", "KEY-----\"")),
        same(
            "the installer's key is in a here-document",
            INSTALLER,
            t ->
                t.replaceFirst(
                    "(?s)RELEASE_PUBLIC_KEY='(.*?)'\n",
                    "RELEASE_PUBLIC_KEY=\\$(cat <<'END'\n$1\nEND\n)\n")),
        same(
            "an old key stands in a comment of the installer",
            INSTALLER,
            t ->
                t.replace(
                    "BINARIES=",
                    OTHER.replaceAll("(?m)^", "# ").replaceFirst("# \\z", "") + "\nBINARIES=")),
        same("cosign.pub has no line end at its end", "cosign.pub", String::stripTrailing),
        same("cosign.pub has empty lines at its end", "cosign.pub", t -> t + "\n\n"),
        same(
            "cosign.pub has a sentence before the key",
            "cosign.pub",
            t -> "The release key of banger.\n\n" + t),
        same("catalog entries are in another order", KERNELS, OddDownloadTest::swapped),
        same(
            "catalog entries have notes",
            KERNELS,
            t -> t.replace("\"size\"", "\"note\": \"x\", \"size\"")),
        same(
            "the catalog has a field more",
            KERNELS,
            t -> t.replaceFirst("\\{", "{ \"format\": 1,")),
        same(
            "the installer says more",
            INSTALLER,
            t ->
                t.replace(
                    "echo \"Downloading",
                    "echo 'See https://docs.example.org/banger.tar.gz'\n  echo \"Downloading")),
        same(
            "the installer is broken into other lines",
            INSTALLER,
            t ->
                t.replace(
                    "  fetch \"$base/$version/$tarball\" \"$folder/$tarball\"",
                    "  fetch \\\n    \"$base/$version/$tarball\" \\\n    \"$folder/$tarball\"")),
        same(
            "the installer has braces around names",
            INSTALLER,
            t -> t.replace("banger-$version-linux", "banger-${version}-linux")));
  }

  private static String swapped(String text) {
    return text.replace("linux-6.1-1", "@")
        .replace("linux-6.6-1", "linux-6.1-1")
        .replace("@", "linux-6.6-1")
        .replace("3aee303d408a69f1f06cede001cd8951d809ee1ec06f6a49f3831dfb28b0d0ac", "@")
        .replace(
            "8f8f1196c31460e1efedb22092455467d572f20b9cf788e10c937fe18d545feb",
            "3aee303d408a69f1f06cede001cd8951d809ee1ec06f6a49f3831dfb28b0d0ac")
        .replace("@", "8f8f1196c31460e1efedb22092455467d572f20b9cf788e10c937fe18d545feb");
  }
}
