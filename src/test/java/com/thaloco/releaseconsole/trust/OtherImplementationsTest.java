package com.thaloco.releaseconsole.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the installer (openssl) and the client (Go) say to our signatures and key texts. */
final class OtherImplementationsTest {
  @TempDir private Path folder;

  private void sign(String name) throws IOException {
    byte[] sums = TestKeys.utf8("%064x  %s\n".formatted(name.hashCode(), name));
    try (UnlockedKey key = TestKeys.unlocked("release")) {
      byte[] der = key.signSums(sums);
      Files.write(folder.resolve(name), sums);
      Files.write(folder.resolve(name + ".der"), der);
      Files.write(folder.resolve(name + ".sig"), SignatureFile.write(der));
      Files.writeString(folder.resolve("cosign.pub"), key.publicKey().pem());
    }
  }

  private int openssl(String name) throws IOException, InterruptedException {
    return RealTool.run(
        folder,
        "openssl",
        "dgst",
        "-sha256",
        "-verify",
        "cosign.pub",
        "-signature",
        name + ".der",
        name);
  }

  @Test
  void opensslAccepts() throws IOException, InterruptedException {
    for (int i = 0; i < 10; i++) {
      sign("sums-" + i);
      assertThat(openssl("sums-" + i)).isZero();
    }
    Files.writeString(folder.resolve("sums-0"), "other");
    assertThat(openssl("sums-0")).isNotZero();
  }

  @Test
  void opensslMakesKeysAndSignaturesThatWeRead() throws IOException, InterruptedException {
    assertThat(
            RealTool.run(
                folder,
                "openssl",
                "ecparam",
                "-name",
                "prime256v1",
                "-genkey",
                "-noout",
                "-out",
                "k"))
        .isZero();
    assertThat(RealTool.run(folder, "openssl", "ec", "-in", "k", "-pubout", "-out", "pub"))
        .isZero();
    Files.writeString(folder.resolve("blob"), "hello");
    assertThat(
            RealTool.run(folder, "openssl", "dgst", "-sha256", "-sign", "k", "-out", "d", "blob"))
        .isZero();
    String pem = Files.readString(folder.resolve("pub"), StandardCharsets.US_ASCII);
    ReleaseKey key = ReleaseKey.parse(pem, "pub");
    assertThat(key.pem()).isEqualTo(pem);
    byte[] der = Files.readAllBytes(folder.resolve("d"));
    assertThat(Verifier.accepts(key, TestKeys.utf8("hello"), der)).isTrue();
    assertThat(Verifier.accepts(key, TestKeys.utf8("hellO"), der)).isFalse();
  }

  @Test
  @Tag("slow")
  void theGoClientAccepts() throws IOException, InterruptedException {
    Files.writeString(folder.resolve("client.go"), GoClient.SOURCE);
    assertThat(RealTool.run(folder, "go", "build", "-o", "client", "client.go")).isZero();
    String[] command = new String[101];
    command[0] = "./client";
    for (int i = 1; i < command.length; i++) {
      command[i] = "sums-" + i;
      sign(command[i]);
    }
    assertThat(run(command)).isZero();
    Files.writeString(folder.resolve("sums-7"), "other");
    assertThat(run(command)).isEqualTo(3);
  }

  private int run(String... command) throws IOException, InterruptedException {
    Process client = new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start();
    return client.waitFor();
  }
}
