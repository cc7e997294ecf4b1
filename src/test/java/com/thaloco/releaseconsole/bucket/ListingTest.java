package com.thaloco.releaseconsole.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.profile.BucketRules;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Listings as stores give them that are not as careful as R2. */
class ListingTest {
  @TempDir Path folder;

  @Test
  void aStoreThatDoesNotEncodeKeysIsTakenAtItsWord() throws IOException {
    assertThat(listed("<Contents><Key>banger/a+b%41 &amp;</Key></Contents>"))
        .containsExactly("a+b%41 &");
  }

  @Test
  void theMarkerOfThePrefixItselfIsNoObjectBelowIt() throws IOException {
    assertThat(
            listed(
                "<EncodingType>url</EncodingType><Contents><Key>banger/</Key></Contents>"
                    + "<Contents><Key>banger/a%2Bb+c%0A</Key></Contents>"))
        .containsExactly("a+b c\n");
  }

  @Test
  void anAnswerThatIsNoXmlIsNotTakenForSilence() {
    assertThatThrownBy(() -> listed("<Contents><Key>banger/\u0001</Key></Contents>"))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().id()).isEqualTo("bucket.answer"));
  }

  private List<String> listed(String inside) throws IOException {
    byte[] answer =
        ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><ListBucketResult"
             + " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><IsTruncated>false</IsTruncated>"
                + inside
                + "</ListBucketResult>")
            .getBytes(StandardCharsets.UTF_8);
    HttpServer store =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    store.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "application/xml");
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    store.start();
    try (var bucket = S3Bucket.open(rules(store.getAddress().getPort()), Map.of())) {
      var keys = new ArrayList<String>();
      bucket.list("", info -> keys.add(info.key()), BucketFixture.work());
      return keys;
    } finally {
      store.stop(0);
    }
  }

  private BucketRules rules(int port) throws IOException {
    Path keys = folder.resolve("credentials");
    LoopbackCredentials.write(keys, "rehearsal", "not-a-secret");
    URI address = URI.create("http://127.0.0.1:" + port);
    return BucketFixture.rules(address, BucketFixture.BUCKET, BucketFixture.PREFIX, address, keys);
  }
}
