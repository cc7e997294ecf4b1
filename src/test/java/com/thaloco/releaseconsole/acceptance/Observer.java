package com.thaloco.releaseconsole.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Judges what lies in the bucket with openssl, sha256sum, tar and git, knowing nothing of the
 * program.
 */
final class Observer {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Stage stage;

  Observer(Stage stage) {
    this.stage = stage;
  }

  /** What any client may meet at any moment: the release that the manifest names is whole. */
  String sound() {
    JsonNode manifest = JSON.readTree(bytes("manifest.json"));
    String latest = manifest.at("/latest_stable").stringValue();
    List<JsonNode> entries = entries(manifest, latest);
    assertThat(entries).as("entries of %s", latest).hasSize(1);
    for (JsonNode entry : manifest.at("/releases")) {
      verify(entry);
    }
    byte[] installer = bytes("install.sh");
    boolean ofLatest = Arrays.equals(installer, installerAt(commitOf(latest)));
    boolean notYet =
        latest.equals(Stage.VERSION)
            && !journalHas("\"step\":\"await-public\"")
            && Arrays.equals(installer, installerAt("v0.1.6"));
    assertThat(ofLatest || notYet).as("install.sh belongs to %s", latest).isTrue();
    return latest;
  }

  /**
   * A release that is finished, with nothing lost of what was there before and nothing left over.
   */
  void finished() {
    assertThat(sound()).isEqualTo(Stage.VERSION);
    String text = new String(bytes("manifest.json"), java.nio.charset.StandardCharsets.UTF_8);
    JsonNode manifest = JSON.readTree(text);
    assertThat(manifest.at("/releases").size()).isEqualTo(8);
    String before = stage.manifestAsPrepared();
    assertThat(text)
        .as("every byte of the earlier entries")
        .contains(before.substring(before.indexOf("[") + 1, before.lastIndexOf("}\n  ]") + 1));
    assertThat(bytes("install.sh")).isEqualTo(installerAt(stage.head()));

    String tag = "refs/tags/" + Stage.VERSION;
    assertThat(stage.gitRemote("for-each-ref", "--format=%(objecttype) %(*objectname)", tag))
        .isEqualTo("tag " + stage.head());
    assertThat(stage.git("rev-parse", tag)).isEqualTo(stage.gitRemote("rev-parse", tag));
    assertThat(names(stage.prefix().resolve(Stage.VERSION)))
        .containsExactly("SHA256SUMS", "SHA256SUMS.sig", "banger-v0.1.7-linux-amd64.tar.gz");
    Path tarball = stage.prefix().resolve(Stage.VERSION + "/banger-v0.1.7-linux-amd64.tar.gz");
    assertThat(Tool.here().run("tar", "tvzf", tarball.toString(), "--numeric-owner").lines())
        .hasSize(3)
        .allMatch(line -> line.matches("-rwxr-xr-x 0/0 +\\d+ \\S+ \\S+ banger(d|-vsock-agent)?"));
    assertThat(Tool.here().run("tar", "xzOf", tarball.toString(), "banger")).contains(stage.head());

    assertThat(stage.state().resolve("cut.jsonl")).doesNotExist();
    assertThat(names(stage.state().resolve("ended"))).hasSize(1);
    assertThat(names(stage.state().resolve("work"))).isEmpty();
    assertThat(names(stage.state().resolve("artefacts"))).isEmpty();
    assertThat(names(stage.root().resolve("receipt"))).hasSize(3);
    probesAreGone();
  }

  /** Probes clean up after themselves, unless they were killed. */
  void probesAreGone() {
    assertThat(names(stage.prefix().resolve(".probe"))).as("left of probes").isEmpty();
  }

  private void verify(JsonNode entry) {
    String version = entry.at("/version").stringValue();
    Path folder = stage.prefix().resolve(version);
    Tool here = Tool.in(folder);
    here.run("sha256sum", "-c", "--strict", "--quiet", "SHA256SUMS");
    try {
      Path work = Files.createTempDirectory("observer-");
      Path signature = work.resolve("signature");
      Path key = work.resolve("key.pem");
      Files.write(
          signature,
          Base64.getDecoder().decode(Files.readString(folder.resolve("SHA256SUMS.sig"))));
      Files.writeString(key, stage.gitRemote("show", "main:cosign.pub") + "\n");
      here.run(
          "openssl",
          "dgst",
          "-sha256",
          "-verify",
          key.toString(),
          "-signature",
          signature.toString(),
          "SHA256SUMS");
      Tool.here().run("rm", "-rf", work.toString());
      String name = "banger-%s-linux-amd64.tar.gz".formatted(version);
      assertThat(Files.readString(folder.resolve("SHA256SUMS")))
          .isEqualTo("%s  %s\n".formatted(entry.at("/tarball_sha256").stringValue(), name));
      assertThat(Files.size(folder.resolve(name))).isEqualTo(entry.at("/tarball_size").longValue());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<JsonNode> entries(JsonNode manifest, String version) {
    return StreamSupport.stream(manifest.at("/releases").spliterator(), false)
        .filter(entry -> entry.at("/version").stringValue().equals(version))
        .toList();
  }

  /** The tag comes last, so a release that has just appeared is of the commit that is being cut. */
  private String commitOf(String version) {
    return version.equals(Stage.VERSION) ? stage.head() : version;
  }

  private byte[] installerAt(String commit) {
    return (stage.git("show", commit + ":scripts/install.sh") + "\n")
        .getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  private boolean journalHas(String text) {
    Path journal = stage.state().resolve("cut.jsonl");
    try {
      return Optional.of(journal).filter(Files::exists).isPresent()
          && Files.readString(journal).contains(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] bytes(String key) {
    try {
      return Files.readAllBytes(stage.prefix().resolve(key));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> names(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.map(each -> each.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
