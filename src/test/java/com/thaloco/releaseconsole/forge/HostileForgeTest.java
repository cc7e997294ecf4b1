package com.thaloco.releaseconsole.forge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.thaloco.releaseconsole.Hostile;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.profile.SourceRules;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A forge that answers whatever it likes. */
class HostileForgeTest {
  private static final String SHA = "6dcb09b5b57875f334f61aebed695e2e4193db5e";
  private static final String HONEST =
      """
      {"id":1,"full_name":"thaloco/banger","state":"success","sha":"%s","total_count":1,
       "statuses":[{"id":1,"status":"success","context":"ci","target_url":"https://ci",
       "created_at":"2026-05-14T12:00:00Z","updated_at":"2026-05-14T12:00:00Z"}],
       "check_runs":[{"id":4,"head_sha":"%s","name":"ci","status":"completed","conclusion":"success",
       "started_at":"2026-05-14T12:00:00Z","completed_at":null}],
       "repository":{"id":1,"full_name":"thaloco/banger"}}
      """
          .formatted(SHA, SHA);

  @Test
  void itsAnswerEndsSoonAndClearly() throws IOException {
    var answer = new AtomicReference<>(new byte[0]);
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = answer.get();
          exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    URI address = URI.create("http://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
    for (SourceRules.Kind kind : SourceRules.Kind.values()) {
      var forge =
          new HttpForge(
              new SourceRules.Forge(kind, address, "thaloco/banger", Optional.empty()), Map.of());
      Hostile.feed(
          "%s's answer".formatted(kind.name().toLowerCase(Locale.ROOT)),
          List.of(HONEST.getBytes(UTF_8)),
          30,
          bytes -> {
            answer.set(bytes);
            CommitStatus status = forge.status(SHA, Run.of(event -> {}).at(new StepId("ci")));
            if (status instanceof CommitStatus.Green) {
              assertThat(new String(bytes, UTF_8)).contains("success");
            }
          });
    }
    server.stop(0);
  }
}
