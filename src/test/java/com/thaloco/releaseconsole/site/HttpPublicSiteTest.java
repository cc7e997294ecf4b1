package com.thaloco.releaseconsole.site;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.thaloco.releaseconsole.bucket.FaultyProxy;
import com.thaloco.releaseconsole.flow.Cancelled;
import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpPublicSiteTest {
  private static final byte[] BODY = new byte[1 << 20];

  static {
    new Random(1).nextBytes(BODY);
  }

  private HttpServer server;
  private FaultyProxy proxy;
  private HttpPublicSite site;
  private volatile int asked;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::serve);
    server.start();
    proxy = FaultyProxy.before(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    site = HttpPublicSite.at(proxy.uri().resolve("/banger"), Duration.ofMillis(700));
  }

  @AfterEach
  void close() throws IOException {
    site.close();
    proxy.close();
    server.stop(0);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String name = exchange.getRequestURI().getRawPath().substring("/banger/".length());
      switch (name) {
        case "large", "v0.1.7/a%20b%2Bc" -> send(exchange, BODY);
        case "empty" -> exchange.sendResponseHeaders(200, -1);
        case "chunked" -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(BODY);
        }
        case "coded" -> {
          exchange.getResponseHeaders().set("Content-Encoding", "gzip");
          send(exchange, BODY);
        }
        case "moved" -> {
          exchange.getResponseHeaders().set("Location", "/banger/large");
          exchange.sendResponseHeaders(302, -1);
        }
        case "endless" -> {
          exchange.sendResponseHeaders(200, 0);
          while (true) {
            exchange.getResponseBody().write(BODY);
          }
        }
        case "challenge" -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=UTF-8");
          exchange.getResponseHeaders().set("cf-mitigated", "challenge");
          send(exchange, "<!DOCTYPE html><title>Just a moment...</title>".getBytes(US_ASCII));
        }
        case "portal" -> send(exchange, " <HTML><body>Sign in</body></HTML>".getBytes(US_ASCII));
        case "script-called-page" -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          send(exchange, "#!/bin/sh".getBytes(US_ASCII));
        }
        case "busy" -> {
          exchange.getResponseHeaders().set("Retry-After", "0");
          exchange.sendResponseHeaders(asked++ == 0 ? 503 : 429, -1);
        }
        case "busy-for-long" -> {
          exchange.getResponseHeaders().set("Retry-After", "86400");
          exchange.sendResponseHeaders(503, -1);
        }
        case "gone" -> exchange.sendResponseHeaders(410, -1);
        case "denied" -> exchange.sendResponseHeaders(403, -1);
        default -> exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  private static void send(HttpExchange exchange, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Cache-Control", "no-cache");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  private static Work work() {
    return Run.of(event -> {}).at(new StepId("test"));
  }

  private Served get(String key) {
    return site.get(key, OutputStream.nullOutputStream(), work());
  }

  @Test
  void anObjectIsStreamedAndHashed() throws Exception {
    String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(BODY));
    for (String key : new String[] {"large", "chunked", "v0.1.7/a b+c"}) {
      var sink = new ByteArrayOutputStream();
      Served served = site.get(key, sink, work());
      assertThat(served).isInstanceOf(Served.Found.class);
      var found = (Served.Found) served;
      assertThat(found.size()).isEqualTo(BODY.length);
      assertThat(found.sha256()).isEqualTo(sha256);
      assertThat(sink.toByteArray()).isEqualTo(BODY);
    }
    assertThat(((Served.Found) get("large")).headers()).containsEntry("cache-control", "no-cache");
    assertThat(((Served.Found) get("empty")).size()).isZero();
    assertThat(proxy.heads()).allSatisfy(h -> assertThat(h).contains("Accept-Encoding: identity"));
  }

  @Test
  void whatIsNotThereIsMissing() {
    assertThat(get("absent")).isEqualTo(new Served.Missing());
    assertThat(get("gone")).isEqualTo(new Served.Missing());
  }

  @Test
  void anythingElseFailsAndSaysWhy() {
    assertThat(get("denied").toString()).contains("403");
    assertThat(get("moved").toString()).contains("redirect to /banger/large");
    assertThat(get("coded").toString()).contains("Content-Encoding: gzip");
    assertThat(proxy.requests()).noneMatch(line -> line.startsWith("GET /banger/large"));
  }

  @Test
  void moreThanIsWantedIsBrokenOff() {
    for (String key : new String[] {"endless", "large"}) {
      var sink = new ByteArrayOutputStream();
      Served served = site.get(key, sink, 500_000, work());
      assertThat(served.toString()).contains("sends more than 500000 bytes");
      assertThat(sink.size()).isLessThanOrEqualTo(500_000);
    }
  }

  @Test
  void whatTakesLongerThanItsSizeAllowsIsBrokenOff() {
    proxy.next(1, "GET", new FaultyProxy.Fault.StallDownload(1000));
    var late =
        new Clock() {
          private Instant now = Instant.EPOCH;

          @Override
          public Instant instant() {
            now = now.plus(Duration.ofMinutes(2));
            return now;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }

          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }
        };
    Work work = Run.serial(late, event -> {}).at(new StepId("get"));
    assertThat(site.get("large", OutputStream.nullOutputStream(), BODY.length, work).toString())
        .contains("in 2 minutes");
  }

  @Test
  void aPageInPlaceOfTheObjectIsCalledOne() {
    assertThat(get("challenge").toString())
        .contains("an HTML page instead of the object", "Cloudflare's bot protection");
  }

  @Test
  void aPageIsKnownByWhatItSaysNotByItsTypeAlone() {
    assertThat(get("portal").toString()).contains("an HTML page instead of the object");
    assertThat(get("script-called-page")).isInstanceOf(Served.Found.class);
  }

  @Test
  void aBusyServerIsAskedAgainWhenItSaysSo() {
    assertThat(get("busy").toString()).contains("status 429");
    assertThat(asked).isEqualTo(4);
    long before = System.nanoTime();
    assertThat(get("busy-for-long").toString()).contains("status 503");
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void aBodyThatIsCutFails() {
    proxy.next(1, "GET", new FaultyProxy.Fault.CutDownload(1000));
    assertThat(get("large")).isInstanceOf(Served.Failed.class);
  }

  @Test
  void aSilentServerFails() {
    proxy.next(1, "GET", new FaultyProxy.Fault.StallDownload(1000));
    assertThat(get("large").toString()).contains("silent");
    proxy.next(1, "GET", new FaultyProxy.Fault.StallAnswer());
    assertThat(get("large")).isInstanceOf(Served.Failed.class);
  }

  @Test
  void aClosedPortFails() {
    // A port of the system's: one that was free a moment ago may be another test's by now.
    URI nobody = URI.create("http://127.0.0.1:1/banger/");
    try (var closed = HttpPublicSite.at(nobody, Duration.ofMillis(700))) {
      assertThat(closed.get("large", OutputStream.nullOutputStream(), work()))
          .isInstanceOf(Served.Failed.class);
    }
  }

  @Test
  void aStopEndsADownloadAtOnce() {
    proxy.next(1, "GET", new FaultyProxy.Fault.StallDownload(400_000));
    var self = new Run[1];
    self[0] =
        Run.of(event -> {
          if (event instanceof Event.Moved) {
            Thread.ofVirtual().start(() -> self[0].stop());
          }
        });
    long before = System.nanoTime();
    try (var patient = HttpPublicSite.at(proxy.uri().resolve("/banger"), Duration.ofMinutes(1))) {
      Work work = self[0].at(new StepId("get"));
      assertThatThrownBy(() -> patient.get("large", OutputStream.nullOutputStream(), work))
          .isInstanceOf(Cancelled.class);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void aFullDiskIsNotBlamedOnTheSite() {
    var full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    assertThatThrownBy(() -> site.get("large", full, work()))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().id()).isEqualTo("site.sink"));
  }
}
