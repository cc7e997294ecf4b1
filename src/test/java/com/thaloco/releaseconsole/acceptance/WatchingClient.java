package com.thaloco.releaseconsole.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the public side all the time as an installed program does, with nothing of the console's
 * code: manifest, then SHA256SUMS, signature and tarball of the latest.
 */
final class WatchingClient implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** A download that takes longer than the profile's drain time may meet a release that went. */
  private static final Duration DRAIN = Duration.ofSeconds(3);

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI base;
  private final PublicKey key;
  private final List<String> broken = new ArrayList<>(); // guarded by itself
  private final AtomicInteger reads = new AtomicInteger();
  private final Thread thread;
  private volatile boolean ended;

  WatchingClient(URI publicUrl, String pem) {
    this.base = publicUrl;
    this.key = key(pem);
    this.thread = Thread.ofPlatform().daemon().start(this::watch);
  }

  /** What did not verify. */
  List<String> broken() {
    synchronized (broken) {
      return List.copyOf(broken);
    }
  }

  /** How often all of a release was read and judged. */
  int reads() {
    return reads.get();
  }

  private void watch() {
    while (!ended) {
      long begun = System.nanoTime();
      try {
        String fault = fault();
        if (System.nanoTime() - begun < DRAIN.toNanos()) {
          reads.incrementAndGet();
          if (!fault.isEmpty()) {
            synchronized (broken) {
              broken.add(fault);
            }
          }
        }
        Thread.sleep(200);
      } catch (IOException e) {
        // The server is busy: a client tries again.
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private String fault() throws IOException, InterruptedException {
    JsonNode manifest;
    try {
      manifest = JSON.readTree(get(base.resolve("manifest.json").toString()));
    } catch (RuntimeException e) {
      return "the manifest can't be read: " + e;
    }
    String latest = manifest.at("/latest_stable").asString("");
    for (JsonNode entry : manifest.at("/releases")) {
      if (entry.at("/version").asString("").equals(latest)) {
        return fault(latest, entry);
      }
    }
    return "no entry for " + latest;
  }

  private String fault(String latest, JsonNode entry) throws IOException, InterruptedException {
    byte[] sums = get(entry.at("/sha256sums_url").stringValue());
    byte[] signature = get(entry.at("/sha256sums_sig_url").stringValue());
    byte[] tarball = get(entry.at("/tarball_url").stringValue());
    String hash = entry.at("/tarball_sha256").stringValue();
    try {
      var verifier = Signature.getInstance("SHA256withECDSA");
      verifier.initVerify(key);
      verifier.update(sums);
      if (!verifier.verify(Base64.getMimeDecoder().decode(signature))) {
        return latest + ": the signature does not verify";
      }
      boolean same =
          HexFormat.of()
              .formatHex(MessageDigest.getInstance("SHA-256").digest(tarball))
              .equals(hash);
      return same && new String(sums, java.nio.charset.StandardCharsets.US_ASCII).startsWith(hash)
          ? ""
          : latest + ": other bytes than the manifest says";
    } catch (GeneralSecurityException e) {
      return latest + ": " + e;
    }
  }

  private byte[] get(String url) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        client.send(
            HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(20)).build(),
            HttpResponse.BodyHandlers.ofByteArray());
    return answer.statusCode() == 200 ? answer.body() : new byte[0];
  }

  private static PublicKey key(String pem) {
    try {
      byte[] der =
          Base64.getMimeDecoder()
              .decode(pem.replaceAll("(?s).*BEGIN PUBLIC KEY-----(.*)-----END.*", "$1"));
      return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    ended = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    client.close();
  }
}
