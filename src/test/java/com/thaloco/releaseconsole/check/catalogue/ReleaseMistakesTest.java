package com.thaloco.releaseconsole.check.catalogue;

import static com.thaloco.releaseconsole.check.catalogue.Mistake.blocks;
import static com.thaloco.releaseconsole.check.catalogue.Mistake.warns;

import com.thaloco.releaseconsole.flow.Finding.Status;
import com.thaloco.releaseconsole.trust.CosignKeyFile;
import com.thaloco.releaseconsole.trust.Keyring;
import com.thaloco.releaseconsole.trust.NewKey;
import com.thaloco.releaseconsole.trust.Password;
import com.thaloco.releaseconsole.trust.ReleaseKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

/** What goes wrong with keys and versions. */
@Tag("slow")
class ReleaseMistakesTest extends CatalogueOfMistakes {
  private static final String INSTALLER = "scripts/install.sh";
  private static final String CLIENT = "internal/updater/verify_signature.go";
  private static final String FIRST_LINE =
      "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEtDestknT05o6xsFWrECize+S7YtM\n";

  @Override
  protected List<Mistake> mistakes() {
    return Stream.of(pins(), key(), versions(), used()).flatMap(List::stream).toList();
  }

  private static void takenBack(SampleProject p) {
    p.git("checkout", "-q", "HEAD~1", "--", ".");
    p.ship();
  }

  private static List<Mistake> pins() {
    String id = "trust.pins";
    return List.of(
        blocks(id, "the installer has another key", p -> otherKey(p, INSTALLER))
            .mendedBy(ReleaseMistakesTest::takenBack),
        blocks(id, "the client has another key", p -> otherKey(p, CLIENT))
            .mendedBy(ReleaseMistakesTest::takenBack),
        blocks(id, "cosign.pub is another key", p -> otherKey(p, "cosign.pub"))
            .mendedBy(ReleaseMistakesTest::takenBack),
        blocks(
                id,
                "all places have another key, which installed clients refuse",
                p -> otherKey(p, INSTALLER, CLIENT, "cosign.pub"))
            .mendedBy(ReleaseMistakesTest::takenBack),
        blocks(
                id,
                "the installer's key is broken otherwise into lines",
                p ->
                    p.replace(
                            INSTALLER,
                            FIRST_LINE,
                            FIRST_LINE.substring(0, 30) + "\n" + FIRST_LINE.substring(30))
                        .ship())
            .mendedBy(ReleaseMistakesTest::takenBack),
        blocks(
                id,
                "a letter of the client's key was lost",
                p -> p.replace(CLIENT, "tDestknT", "tDestknt").ship())
            .mendedBy(ReleaseMistakesTest::takenBack),
        blocks(id, "cosign.pub is gone", p -> p.delete("cosign.pub").ship())
            .mendedBy(ReleaseMistakesTest::takenBack),
        blocks(
                id,
                "the tag of an earlier release is gone from the remote",
                p -> p.remoteGit("tag", "-d", "v0.1.3"))
            .mendedBy(p -> p.git("push", "-q", "origin", "refs/tags/v0.1.3")),
        blocks(
                id,
                "a release into a real bucket is pinned to the rehearsal key",
                p -> BucketMistakesTest.elsewhere(p, "aws_profile: releases"))
            .mendedBy(SampleProject::profileAgain));
  }

  /** Puts the public half of a fresh key into some of the places. */
  private static void otherKey(SampleProject p, String... paths) {
    ReleaseKey key;
    try (Password password = Password.ofBytes(Harness.bytes("other"))) {
      key = NewKey.create(p.folder().root().resolve("other.key"), password).publicKey();
    }
    List<String> lines = key.pem().lines().toList();
    for (String path : paths) {
      p.change(
          path,
          text ->
              text.replace(FIRST_LINE, lines.get(1) + "\n")
                  .replaceFirst("uEG\\+N03j73QVu\\S*", Matcher.quoteReplacement(lines.get(2))));
    }
    p.ship();
  }

  private static List<Mistake> key() {
    String id = "trust.key";
    return List.of(
        new Mistake(
            "no password was given",
            id,
            Status.NOT_RUN,
            p -> p.keyring(Keyring.without(CosignKeyFile.missingPassword("cosign.key"))),
            Optional.of(p -> p.keyring(unlocked(p.folder().key(), "rehearsal")))),
        new Mistake(
            "the key was locked after an earlier cut",
            id,
            Status.NOT_RUN,
            p -> {
              Keyring used = unlocked(p.folder().key(), "rehearsal");
              used.close();
              p.keyring(used);
            },
            Optional.of(p -> p.keyring(unlocked(p.folder().key(), "rehearsal")))),
        blocks(
            id,
            "the password is wrong",
            p -> p.keyring(Keyring.without(CosignKeyFile.wrongPassword("cosign.key")))),
        blocks(
                id,
                "the key is another than the pinned one",
                p -> {
                  Path file = p.folder().root().resolve("mine.key");
                  try (Password password = Password.ofBytes(Harness.bytes("mine"))) {
                    NewKey.create(file, password);
                  }
                  p.keyring(unlocked(file, "mine"));
                })
            .mendedBy(p -> p.keyring(unlocked(p.folder().key(), "rehearsal"))));
  }

  private static Keyring unlocked(Path file, String password) {
    try (Password opened = Password.ofBytes(Harness.bytes(password))) {
      return Keyring.of(CosignKeyFile.read(file).unlock(opened));
    }
  }

  private static List<Mistake> versions() {
    String id = "version.next";
    return List.of(
        blocks(id, "a patch number is left out", p -> p.version("v0.1.8"))
            .mendedBy(p -> p.version("v0.1.7")),
        blocks(id, "a minor number is left out", p -> p.version("v0.3.0"))
            .mendedBy(p -> p.version("v0.1.7")),
        blocks(id, "the version goes backwards", p -> p.version("v0.0.9"))
            .mendedBy(p -> p.version("v0.1.7")),
        warns(id, "the version is a pre-release", named("v0.1.7-rc.1")),
        blocks(
            id,
            "a pre-release comes before one that is out",
            p -> {
              named("v0.1.7-rc.1").accept(p);
              p.git("tag", "v0.1.7-rc.2");
              p.git("push", "-q", "origin", "refs/tags/v0.1.7-rc.2");
              p.manifest(text -> text.replace("\"v0.1.0\"", "\"v0.1.7-rc.2\""));
            }),
        blocks(
                id,
                "a release was tagged and never published",
                p -> {
                  p.git("tag", "v0.2.0");
                  p.git("push", "-q", "origin", "refs/tags/v0.2.0");
                })
            .mendedBy(p -> {
              p.git("push", "-q", "--delete", "origin", "v0.2.0");
              p.git("tag", "-d", "v0.2.0");
            }),
        blocks(
                id,
                "a release was published and never tagged",
                p -> {
                  p.remoteGit("tag", "-d", "v0.1.5");
                  p.git("tag", "-d", "v0.1.5");
                })
            .mendedBy(p -> {
              p.git("fetch", "-q", p.sampleRemote(), "tag", "v0.1.5");
              p.git("push", "-q", "origin", "refs/tags/v0.1.5");
            }),
        blocks(id, "a release is tagged here only", p -> p.remoteGit("tag", "-d", "v0.1.6"))
            .mendedBy(p -> p.git("push", "-q", "origin", "refs/tags/v0.1.6")),
        blocks(id, "a tag was made too early", p -> p.git("tag", "v0.1.8"))
            .mendedBy(p -> p.git("tag", "-d", "v0.1.8")),
        blocks(
                id,
                "a tag is elsewhere here than on the remote",
                p -> p.git("tag", "-f", "v0.1.5", "HEAD"))
            .mendedBy(p -> p.git("fetch", "-q", "origin", "--tags", "--force")),
        blocks(
                id,
                "the last release's tag was moved, here and on the remote",
                p -> {
                  p.git("tag", "-f", "-a", "-m", "x", "v0.1.6", "HEAD");
                  p.git("push", "-q", "-f", "origin", "refs/tags/v0.1.6");
                })
            .mendedBy(p -> {
              p.git("fetch", "-q", "--force", p.sampleRemote(), "tag", "v0.1.6");
              p.git("push", "-q", "-f", "origin", "refs/tags/v0.1.6");
            }),
        blocks(
                id,
                "the changelog is ready for a higher version",
                p ->
                    p.change(
                            "CHANGELOG.md",
                            text ->
                                text.replace("## [v0.1.7]", "## [v0.2.0]")
                                    .replace("[v0.1.7]:", "[v0.2.0]:")
                                    .replace("tag/v0.1.7", "tag/v0.2.0")
                                    .replace("compare/v0.1.7", "compare/v0.2.0"))
                        .ship())
            .mendedBy(p -> p.version("v0.2.0")));
  }

  private static Consumer<SampleProject> named(String version) {
    return p -> {
      // The bucket of its own comes first, for the profile must be untouched.
      p.bucket().close();
      p.replace("CHANGELOG.md", "v0.1.7", version).ship();
      p.version(version);
    };
  }

  private static List<Mistake> used() {
    String id = "version.unused";
    return List.of(
        blocks(id, "the version is the last release's", p -> p.version("v0.1.6"))
            .mendedBy(p -> p.version("v0.1.7")),
        blocks(id, "the version was withdrawn", p -> p.put("history/burned/v0.1.7.json", "{}\n")),
        blocks(id, "the version is tagged here", p -> p.git("tag", "v0.1.7"))
            .mendedBy(p -> p.git("tag", "-d", "v0.1.7")),
        blocks(
                id,
                "the version is tagged on the remote",
                p -> {
                  p.git("tag", "v0.1.7");
                  p.git("push", "-q", "origin", "refs/tags/v0.1.7");
                  p.git("tag", "-d", "v0.1.7");
                })
            .mendedBy(p -> p.version("v0.1.8")),
        warns(
                id,
                "the version is tagged without its v on the remote",
                p -> {
                  p.git("tag", "0.1.7", "HEAD~1");
                  p.git("push", "-q", "origin", "refs/tags/0.1.7");
                  p.git("tag", "-d", "0.1.7");
                })
            .mendedBy(p -> p.remoteGit("tag", "-d", "0.1.7")),
        warns(
                id,
                "the version is tagged here with the project's name",
                p -> p.git("tag", "banger-v0.1.7", "HEAD~1"))
            .mendedBy(p -> p.git("tag", "-d", "banger-v0.1.7")),
        blocks(
            id,
            "the manifest names the version",
            p -> p.manifest(text -> text.replace("\"v0.1.6\"", "\"v0.1.7\""))),
        warns(
                id,
                "an earlier try left objects",
                p -> p.put("v0.1.7/SHA256SUMS", "what an earlier try left\n"))
            .mendedBy(p -> p.remove("v0.1.7/SHA256SUMS")));
  }
}
