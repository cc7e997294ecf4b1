package com.thaloco.releaseconsole.rehearsal;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * The bucket as the public sees it under a custom domain: anonymous GET and HEAD of objects with
 * the stored headers, the path being the key. There is no listing. Below {@code /api/} it is the
 * forge.
 */
final class PublicSide implements HttpHandler {
  private static final int BUFFER = 64 * 1024;

  private final BlobStore store;
  private final String bucket;
  private final ForgeSide forge;
  private final URI base;

  PublicSide(BlobStore store, String bucket, ForgeSide forge, URI base) {
    this.store = store;
    this.bucket = bucket;
    this.forge = forge;
    this.base = base;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String method = exchange.getRequestMethod();
      String path = Optional.ofNullable(exchange.getRequestURI().getPath()).orElse("/");
      boolean head = method.equals("HEAD");
      if (!head && !method.equals("GET")) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        text(exchange, 405, "only GET and HEAD", head);
      } else if (path.startsWith("/api/")) {
        ForgeSide.Answer answer = forge.answer(path, base);
        whole(exchange, answer.status(), "application/json", answer.body(), head);
      } else {
        object(exchange, path.substring(1), head);
      }
    }
  }

  private void object(HttpExchange exchange, String key, boolean head) throws IOException {
    // Parts of unfinished uploads lie among the objects of the embedded store.
    if (key.isEmpty() || key.endsWith("/") || key.startsWith(".mpus-")) {
      text(exchange, 404, "not found", head);
      return;
    }
    String range = head ? null : exchange.getRequestHeaders().getFirst("Range");
    var ask = GetObjectRequest.builder().bucket(bucket).key(key);
    Optional.ofNullable(range)
        .filter(text -> text.matches("bytes=(\\d+-\\d*|-\\d+)"))
        .ifPresent(ask::range);
    try (ResponseInputStream<GetObjectResponse> body = store.getBlob(ask.build())) {
      GetObjectResponse found = body.response();
      boolean part = found.contentRange() != null;
      stored(exchange.getResponseHeaders(), found);
      long length = found.contentLength();
      if (head) {
        exchange.getResponseHeaders().set("Content-Length", Long.toString(length));
      }
      exchange.sendResponseHeaders(part ? 206 : 200, head || length == 0 ? -1 : length);
      if (!head && length > 0) {
        send(body, exchange.getResponseBody());
      }
    } catch (AwsServiceException e) {
      text(exchange, e.statusCode(), e.statusCode() == 404 ? "not found" : "refused", head);
    }
  }

  private static void send(ResponseInputStream<?> body, OutputStream out) throws IOException {
    byte[] buffer = new byte[BUFFER];
    for (int count; (count = body.read(buffer)) >= 0; ) {
      out.write(buffer, 0, count);
    }
  }

  private static void stored(Headers headers, GetObjectResponse found) {
    set(headers, "Content-Type", found.contentType());
    set(headers, "Cache-Control", found.cacheControl());
    set(headers, "Content-Encoding", found.contentEncoding());
    set(headers, "Content-Disposition", found.contentDisposition());
    set(headers, "Content-Language", found.contentLanguage());
    set(headers, "Content-Range", found.contentRange());
    set(headers, "ETag", quoted(found.eTag()));
    set(headers, "Accept-Ranges", "bytes");
    Optional<Instant> time = Optional.ofNullable(found.lastModified());
    time.ifPresent(at ->
        headers.set(
            "Last-Modified",
            DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC))));
  }

  private static @Nullable String quoted(@Nullable String etag) {
    return etag == null || etag.startsWith("\"") ? etag : '"' + etag + '"';
  }

  private static void set(Headers headers, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      headers.set(name, value);
    }
  }

  private static void text(HttpExchange exchange, int status, String text, boolean head)
      throws IOException {
    byte[] body = (text + "\n").getBytes(StandardCharsets.UTF_8);
    whole(exchange, status, "text/plain; charset=utf-8", body, head);
  }

  private static void whole(
      HttpExchange exchange, int status, String type, byte[] body, boolean head)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    if (head) {
      exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
    }
    exchange.sendResponseHeaders(status, head ? -1 : body.length);
    if (!head) {
      exchange.getResponseBody().write(body);
    }
  }
}
