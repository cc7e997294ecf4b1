package com.thaloco.releaseconsole.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import com.thaloco.releaseconsole.artefact.Member;
import com.thaloco.releaseconsole.artefact.Packed;
import com.thaloco.releaseconsole.artefact.Sha256Sums;
import com.thaloco.releaseconsole.artefact.Tarball;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.site.HttpPublicSite;
import com.thaloco.releaseconsole.trust.CosignKeyFile;
import com.thaloco.releaseconsole.trust.NewKey;
import com.thaloco.releaseconsole.trust.Password;
import com.thaloco.releaseconsole.trust.SignatureFile;
import com.thaloco.releaseconsole.trust.UnlockedKey;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an update takes and refuses, over HTTP on this machine, with keys made for the test. */
class OwnReleasesTest {
  private static final ReleaseVersion OLD = new ReleaseVersion("v0.1.0");
  private static final ReleaseVersion NEW = new ReleaseVersion("v0.2.0");
  private static final Profile PROFILE =
      Channel.own(Optional.of(URI.create("http://127.0.0.1/"))).profile();

  @TempDir private static Path keys = Path.of("");
  private static UnlockedKey own;
  private static UnlockedKey other;

  @TempDir private Path scratch = Path.of("");
  @TempDir private Path served = Path.of("");
  private HttpServer server;
  private HttpPublicSite site;
  private OwnReleases releases;

  @BeforeAll
  static void makeKeys() throws IOException {
    own = key("own");
    other = key("other");
  }

  @AfterAll
  static void wipeKeys() {
    own.close();
    other.close();
  }

  @BeforeEach
  void open() throws IOException {
    server =
        SimpleFileServer.createFileServer(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            served,
            SimpleFileServer.OutputLevel.NONE);
    server.start();
    URI base = URI.create("http://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
    site = HttpPublicSite.at(base);
    releases = new OwnReleases(Channel.at(PROFILE, own.publicKey(), base), site);
    publish(NEW, own);
  }

  @AfterEach
  void close() {
    site.close();
    server.stop(0);
  }

  @Test
  void aNewerVersionIsFetchedAndItsSetupRuns() throws Exception {
    assertThat(releases.newerThan(OLD, work())).contains(NEW);
    Path setup = releases.fetched(NEW, scratch, work());
    Process run = new ProcessBuilder(setup.toString()).start();
    assertThat(new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("setup of v0.2.0\n");
  }

  @Test
  void theSameVersionIsNoUpdate() {
    assertThat(releases.newerThan(NEW, work())).isEmpty();
  }

  @Test
  void anOlderVersionIsRefused() {
    refused("update.older", () -> releases.newerThan(new ReleaseVersion("v0.2.1"), work()));
  }

  @Test
  void anotherKeysSignatureIsRefused() throws IOException {
    publish(NEW, other);
    refused("update.signature", () -> releases.fetched(NEW, scratch, work()));
  }

  @Test
  void aSignatureOfOtherHashesIsRefused() throws IOException {
    Path sums = served.resolve(PROFILE.hashesKey(NEW.text()));
    Files.writeString(sums, "0".repeat(64) + "  " + PROFILE.tarballName(NEW.text()) + "\n");
    refused("update.signature", () -> releases.fetched(NEW, scratch, work()));
  }

  @Test
  void anUnreadableSignatureIsRefused() throws IOException {
    Files.writeString(served.resolve(PROFILE.signatureKey(NEW.text())), "no signature");
    refused("update.signature", () -> releases.fetched(NEW, scratch, work()));
  }

  @Test
  void otherBytesThanTheSignedAreRefused() throws IOException {
    Path tarball = served.resolve(PROFILE.tarballKey(NEW.text()));
    byte[] bytes = Files.readAllBytes(tarball);
    bytes[bytes.length / 2] ^= 1;
    Files.write(tarball, bytes);
    refused("update.hash", () -> releases.fetched(NEW, scratch, work()));
  }

  /** The signature is right, but it is another version's. */
  @Test
  void anEarlierReleaseUnderANewNumberIsRefused() throws IOException {
    publish(OLD, own);
    for (String name : List.of("SHA256SUMS", "SHA256SUMS.sig")) {
      Files.write(
          served.resolve("v0.2.0").resolve(name),
          Files.readAllBytes(served.resolve("v0.1.0").resolve(name)));
    }
    Files.write(
        served.resolve(PROFILE.tarballKey(NEW.text())),
        Files.readAllBytes(served.resolve(PROFILE.tarballKey(OLD.text()))));
    refused("update.hash", () -> releases.fetched(NEW, scratch, work()));
  }

  @Test
  void whatIsNotServedIsSaid() throws IOException {
    Files.delete(served.resolve(PROFILE.tarballKey(NEW.text())));
    refused("update.not-served", () -> releases.fetched(NEW, scratch, work()));
  }

  private static void refused(String id, Runnable update) {
    assertThatThrownBy(update::run)
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().id()).isEqualTo(id));
  }

  private void publish(ReleaseVersion version, UnlockedKey key) throws IOException {
    Path setup = scratch.resolve("made");
    Files.writeString(setup, "#!/bin/sh\necho setup of %s\n".formatted(version));
    Path tarball = served.resolve(PROFILE.tarballKey(version.text()));
    Files.createDirectories(served.resolve(version.text()));
    Packed packed =
        Tarball.pack(
            List.of(new Member("release-console-setup", setup)), Instant.EPOCH, tarball, work());
    byte[] sums = Sha256Sums.of(packed).render();
    Files.write(served.resolve(PROFILE.hashesKey(version.text())), sums);
    Files.write(
        served.resolve(PROFILE.signatureKey(version.text())),
        SignatureFile.write(key.signSums(sums)));
    Files.writeString(
        served.resolve("manifest.json"),
        "{\"latest_stable\": \"%1$s\", \"releases\": [{\"version\": \"%1$s\"}]}\n"
            .formatted(version));
  }

  private static UnlockedKey key(String name) throws IOException {
    Path file = keys.resolve(name + ".key");
    try (Password password = Password.ofBytes(name.getBytes(StandardCharsets.UTF_8))) {
      NewKey made = NewKey.create(file, password);
      return CosignKeyFile.parse(Files.readAllBytes(made.keyFile()), name).unlock(password);
    }
  }

  private static Work work() {
    return Run.of(event -> {}).at(new StepId("update"));
  }
}
