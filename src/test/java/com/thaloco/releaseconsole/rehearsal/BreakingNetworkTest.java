package com.thaloco.releaseconsole.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BreakingNetworkTest {
  @TempDir private Path dir;

  @Test
  void aLargeUploadBreaksWhileTheFileIsThereAndSmallOnesPass() throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          long n = exchange.getRequestBody().readAllBytes().length;
          byte[] said = Long.toString(n).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
          exchange.sendResponseHeaders(200, said.length);
          exchange.getResponseBody().write(said);
          exchange.close();
        });
    server.start();
    Path control = dir.resolve("network.json");
    try (BreakingNetwork wire = BreakingNetwork.start(0, server.getAddress().getPort(), control)) {
      assertThat(put(wire, 2_000_000)).isEqualTo("2000000");
      Files.writeString(control, BreakingNetwork.CUT);
      assertThat(put(wire, 1000)).isEqualTo("1000");
      assertThatThrownBy(() -> put(wire, 2_000_000)).isInstanceOf(IOException.class);
      Files.delete(control);
      assertThat(put(wire, 2_000_000)).isEqualTo("2000000");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void itsPortIsFreeOnceItIsClosed() {
    Path control = dir.resolve("network.json");
    int port;
    try (BreakingNetwork first = BreakingNetwork.start(0, 1, control)) {
      port = first.port();
    }
    for (int i = 0; i < 500; i++) {
      BreakingNetwork.start(port, 1, control).close();
    }
  }

  private static String put(BreakingNetwork wire, int bytes) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/".formatted(wire.port())))
              .PUT(HttpRequest.BodyPublishers.ofByteArray(new byte[bytes]))
              .build();
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }
}
