package com.thaloco.releaseconsole.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * A bucket that can only be listed, from an index in memory, as a real store has one: what is
 * measured is who asks, not a folder that is read. It knows no signatures.
 */
final class IndexedListing implements AutoCloseable {
  static final String BUCKET = "releases";

  private static final String OBJECT =
      """
      <Contents><Key>%s</Key><LastModified>2026-01-01T00:00:00.000Z</LastModified>\
      <ETag>"d41d8cd98f00b204e9800998ecf8427e"</ETag><Size>1</Size>\
      <StorageClass>STANDARD</StorageClass></Contents>\
      """;
  private static final String PAGE =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>releases</Name>\
      <Prefix>%s</Prefix><KeyCount>%d</KeyCount><MaxKeys>%d</MaxKeys>\
      <IsTruncated>%s</IsTruncated>%s%s</ListBucketResult>\
      """;

  private final NavigableMap<String, String> objects = new TreeMap<>();
  private final HttpServer server;

  IndexedListing(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      String key = "banger/v1.0.%d/part-%05d".formatted(i % 100, i);
      objects.put(key, OBJECT.formatted(key));
    }
    System.setProperty("sun.net.httpserver.nodelay", "true");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/" + BUCKET, this::page);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:%d".formatted(server.getAddress().getPort()));
  }

  private void page(HttpExchange exchange) throws IOException {
    Map<String, String> asked =
        Arrays.stream(exchange.getRequestURI().getRawQuery().split("&"))
            .map(each -> (each + "=").split("=", 3))
            .collect(
                Collectors.toMap(
                    each -> each[0], each -> URLDecoder.decode(each[1], StandardCharsets.UTF_8)));
    String prefix = asked.getOrDefault("prefix", "");
    String after = asked.getOrDefault("continuation-token", asked.getOrDefault("marker", ""));
    int most = Integer.parseInt(asked.getOrDefault("max-keys", "1000"));
    NavigableMap<String, String> rest = objects.subMap(prefix, true, prefix + '\uffff', false);
    var text = new StringBuilder();
    String last = "";
    int count = 0;
    boolean isCut = false;
    for (var each : (after.isEmpty() ? rest : rest.tailMap(after, false)).entrySet()) {
      if (count == most) {
        isCut = true;
        break;
      }
      text.append(each.getValue());
      last = each.getKey();
      count++;
    }
    String next =
        isCut
            ? "<NextContinuationToken>%1$s</NextContinuationToken><NextMarker>%1$s</NextMarker>"
                .formatted(last)
            : "";
    byte[] body =
        PAGE.formatted(prefix, count, most, isCut, next, text).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/xml");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
