package com.thaloco.releaseconsole.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every connection of the console goes by the proxy that the environment names. */
@Tag("slow")
final class ProxiedTest {
  @Test
  void bucketForgeAndRemoteAreAskedForThroughTheProxy() {
    Stages.run(stage -> {
      try (var proxy = new Refusing()) {
        elsewhere(stage);
        Map<String, String> environment = stage.environment();
        environment.put("https_proxy", "http://127.0.0.1:" + proxy.port());
        var arguments =
            new ArrayList<>(
                List.of("check", "--repo", stage.repo().toString(), "--version", Stage.VERSION));
        Program.Ended unapproved = check(stage, environment, arguments);
        assertThat(unapproved.exit()).as(unapproved.toString()).isEqualTo(1);
        assertThat(proxy.asked).as("nothing is contacted unapproved").isEmpty();

        arguments.add("--trust-profile");
        Program.Ended check = check(stage, environment, arguments);
        assertThat(check.exit()).as(check.toString()).isEqualTo(4); // it names no key
        assertThat(proxy.asked)
            .as(check.toString())
            .contains(
                "CONNECT s3.example.test:443",
                "CONNECT forge.example.test:443",
                "CONNECT git.example.test:443");
      }
      return true;
    });
  }

  private static Program.Ended check(
      Stage stage, Map<String, String> environment, List<String> arguments) {
    return Program.console(stage.root(), environment, arguments, (program, line) -> {}).await();
  }

  /** The same project, with everything that it asks for on hosts that are not this machine. */
  private static void elsewhere(Stage stage) {
    stage.write(
        ".release-console.yaml",
        text ->
            text.replaceAll("api: http://[^/]+", "api: https://forge.example.test")
                .replaceAll("endpoint: http://\\S+", "endpoint: https://s3.example.test")
                .replaceAll("http://127[^/]+", "https://public.example.test")
                .replaceAll("\n  key: .*cosign.key\"", "")
                .replaceAll("(?s)\nrehearsal:.*", "\n"));
    stage.git("remote", "set-url", "origin", "https://git.example.test/banger.git");
    try {
      var credentials = stage.root().resolve("credentials");
      Files.writeString(
          credentials, Files.readString(credentials).replace("loopback_only = true", ""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Notes what it is asked for, and says that it can't be had. */
  private static final class Refusing implements AutoCloseable {
    private final ServerSocket socket;
    private final Set<String> asked = new ConcurrentSkipListSet<>();

    Refusing() {
      try {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      Thread.ofVirtual().start(this::serve);
    }

    int port() {
      return socket.getLocalPort();
    }

    private void serve() {
      while (!socket.isClosed()) {
        try {
          Socket one = socket.accept();
          Thread.ofVirtual().start(() -> answer(one));
        } catch (IOException e) {
          return; // closed
        }
      }
    }

    private void answer(Socket one) {
      try (one) {
        var lines =
            new BufferedReader(
                new InputStreamReader(one.getInputStream(), StandardCharsets.US_ASCII));
        String first = String.valueOf(lines.readLine());
        asked.add(first.replaceAll(" HTTP.*", ""));
        for (String line = first; line != null && !line.isEmpty(); ) {
          line = lines.readLine();
        }
        one.getOutputStream()
            .write(
                "HTTP/1.1 502 No\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      } catch (IOException e) {
        // It went away.
      }
    }

    @Override
    public void close() {
      try {
        socket.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
