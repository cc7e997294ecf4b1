package com.thaloco.releaseconsole.site;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.Hostile;
import com.thaloco.releaseconsole.HostileServer;
import com.thaloco.releaseconsole.flow.Hashes;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A public side that answers whatever it likes, head and body. */
@Tag("slow")
class HostilePublicSiteTest {
  private static final int MOST = 1000;

  /** Of processor time, one takes as much as a hundred of a parser alone. */
  private static final int COSTS = 30;

  private static byte[] answer(String head, String body) {
    return (head.replace("\n", "\r\n") + "\r\n" + body).getBytes(ISO_8859_1);
  }

  @Test
  void itsAnswersEndClearlyAndAreNoOtherBytes() throws IOException {
    List<byte[]> honest =
        List.of(
            answer(
                """
                HTTP/1.1 200 OK
                Content-Type: application/json
                Content-Length: 29
                Cache-Control: no-cache
                ETag: "0a0b"
                Connection: close
                """,
                "{\"latest_stable\": \"v0.1.6\"}  \n"),
            answer(
                """
                HTTP/1.1 404 Not Found
                Content-Length: 4
                Connection: close
                """,
                "no\r\n"),
            answer(
                """
                HTTP/1.1 200 OK
                Transfer-Encoding: chunked
                Connection: close
                """,
                "5\r\nabcde\r\n0\r\n\r\n"));
    try (var server = HostileServer.start();
        var site = HttpPublicSite.at(server.uri(), Duration.ofSeconds(5))) {
      Work work = Run.of(event -> {}).at(new StepId("site"));
      Hostile.feed(
          "public side's answer",
          honest,
          COSTS,
          bytes -> {
            server.answers(bytes);
            site.head("a", work);
            var sink = new ByteArrayOutputStream();
            if (site.get("a", sink, MOST, work) instanceof Served.Found found) {
              assertThat(found.sha256()).isEqualTo(Hashes.sha256(sink.toByteArray()));
              assertThat(found.size()).isEqualTo(sink.size()).isLessThanOrEqualTo(MOST);
              assertThat(new String(bytes, ISO_8859_1)).startsWith("HTTP/");
            }
          });
    }
  }
}
