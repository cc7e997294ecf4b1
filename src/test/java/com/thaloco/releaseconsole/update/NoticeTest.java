package com.thaloco.releaseconsole.update;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.site.HttpPublicSite;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of the newest version, and how often it is asked for. */
class NoticeTest {
  private static final ReleaseVersion OLD = new ReleaseVersion("v0.1.0");
  private static final Instant NOW = Instant.parse("2026-05-14T12:00:00Z");

  @TempDir private Path folder = Path.of("");
  private HttpServer server;
  private HttpPublicSite site;
  private Notice notice;
  private volatile String latest = "v0.2.0";

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/manifest.json",
        exchange -> {
          byte[] body =
              "{\"latest_stable\": \"%1$s\", \"releases\": [{\"version\": \"%1$s\"}]}\n"
                  .formatted(latest)
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    notice = new Notice(folder.resolve("settings/newer-version"));
    site = HttpPublicSite.at(base());
  }

  @AfterEach
  void close() {
    site.close();
    server.stop(0);
  }

  @Test
  void whatIsNewerIsKeptForADay() {
    assertThat(notice.isDue(NOW)).isTrue();
    ask();
    assertThat(notice.newerThan(OLD)).contains(new ReleaseVersion("v0.2.0"));
    assertThat(notice.isDue(NOW.plus(Duration.ofHours(23)))).isFalse();
    assertThat(notice.isDue(NOW.plus(Duration.ofHours(25)))).isTrue();
    assertThat(notice.isDue(NOW.minusSeconds(1))).isTrue(); // a clock that was set back
  }

  @Test
  void anUpdatedProgramIsNotTold() {
    ask();
    assertThat(notice.newerThan(new ReleaseVersion("v0.2.0"))).isEmpty();
  }

  @Test
  void anOlderManifestOrNoServerIsNoNews() {
    latest = "v0.0.9";
    ask();
    assertThat(notice.newerThan(OLD)).isEmpty();
    server.stop(0);
    ask();
    assertThat(notice.newerThan(OLD)).isEmpty();
    assertThat(notice.isDue(NOW)).isFalse();
  }

  @Test
  void whatIsTurnedOffIsNeitherAskedNorNamed() throws IOException {
    ask();
    notice.turnOff();
    assertThat(notice.newerThan(OLD)).isEmpty();
    assertThat(notice.isDue(NOW.plus(Duration.ofDays(30)))).isFalse();
  }

  @Test
  void onlyAnInstalledReleaseThatMayAskIsTold() {
    Path settings = folder.resolve("settings");
    ask();
    assertThat(NewerVersion.of("0.1.0", Optional.of("/opt"), Map.of(), settings))
        .hasValueSatisfying(
            known -> assertThat(known.known()).contains(new ReleaseVersion("v0.2.0")));
    assertThat(NewerVersion.of("0.1.0-SNAPSHOT", Optional.of("/opt"), Map.of(), settings))
        .isEmpty();
    assertThat(NewerVersion.of("0.1.0", Optional.empty(), Map.of(), settings)).isEmpty();
    assertThat(
            NewerVersion.of(
                "0.1.0", Optional.of("/opt"), Map.of(NewerVersion.VARIABLE, "off"), settings))
        .isEmpty();
  }

  @Test
  void aDamagedFileCountsAsNone() throws IOException {
    ask();
    Files.writeString(notice.kept(), "v9.9.9");
    assertThat(notice.newerThan(OLD)).isEmpty();
    assertThat(notice.isDue(NOW)).isTrue();
  }

  private void ask() {
    Channel channel = Channel.own(Optional.of(base()));
    notice.ask(
        new OwnReleases(channel, site), OLD, NOW, Run.of(event -> {}).at(new StepId("update")));
  }

  private URI base() {
    return URI.create("http://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
  }
}
