package com.thaloco.releaseconsole.ui;

import com.sun.net.httpserver.HttpServer;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The project of a window with its bucket or public side somewhere else. */
final class Elsewhere {
  private static final String DENIED =
      "<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>";

  private Elsewhere() {}

  /** Opens the same project with another server or prefix, in a copy of its repository. */
  static void open(Studio studio, String server, String prefix) {
    try {
      Path repository = home(studio);
      Path copy = Files.createTempDirectory(repository.getParent(), "elsewhere").resolve("repo");
      new ProcessBuilder("cp", "-r", repository.toString(), copy.toString()).start().waitFor();
      Path profile = copy.resolve(".release-console.yaml");
      String text = Files.readString(profile);
      if (!server.isEmpty()) {
        text = text.replaceFirst("endpoint: \\S+", "endpoint: http://" + server);
      }
      if (server.isEmpty() && prefix.isEmpty()) {
        text =
            text.replaceFirst(
                "public_url: \\S+/banger/", "public_url: http://" + answering(403, "no") + "/");
      }
      if (!prefix.isEmpty()) {
        text = text.replaceFirst("prefix: \\S+", "prefix: " + prefix);
      }
      Files.writeString(profile, text);
      Studio.onFx(() -> {
        studio.window().openProject(copy);
        return true;
      });
      Studio.await(
          "the copy is open",
          Duration.ofSeconds(150),
          () ->
              studio.window().model().isPresent()
                  && studio
                      .window()
                      .model()
                      .get()
                      .project()
                      .repository()
                      .directory()
                      .startsWith(copy.getParent()));
      studio.go(ScreenId.BUCKET);
      Studio.pause(server.endsWith(":1") ? 15_000 : 4_000);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path home(Studio studio) {
    return studio.model().project().profile().rehearsal().orElseThrow().folder().resolve("repo");
  }

  /** A server that refuses. */
  static String denying() {
    return answering(403, DENIED);
  }

  /** A server that never says anything. */
  static String silent() {
    return answering(0, "");
  }

  /** A server that always says the same; status 0 for one that never says anything. */
  private static String answering(int status, String text) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      byte[] answer = text.getBytes(StandardCharsets.UTF_8);
      server.createContext(
          "/",
          exchange -> {
            if (status > 0) {
              exchange.sendResponseHeaders(status, answer.length);
              exchange.getResponseBody().write(answer);
              exchange.close();
            }
          });
      server.start();
      return "127.0.0.1:" + server.getAddress().getPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
