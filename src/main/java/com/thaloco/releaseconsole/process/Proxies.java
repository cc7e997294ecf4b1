package com.thaloco.releaseconsole.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The proxies that {@code http_proxy}, {@code https_proxy}, {@code all_proxy} and {@code no_proxy}
 * name, in small letters or in capitals: for our own connections, which Java would make without
 * them, and for children. This machine's own addresses, which only a rehearsal has, are never asked
 * for through one. HTTP proxies only, and without a password.
 */
public final class Proxies extends ProxySelector {
  private static final List<String> NAMES = List.of("http_proxy", "https_proxy", "all_proxy");
  private static final String AROUND = "no_proxy";
  private static final String LOOPBACK = "localhost,127.0.0.1,::1";
  private static final int USUAL_PORT = 80;

  private final Map<String, String> environment;
  private final List<String> direct;

  Proxies(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
    this.direct =
        Stream.of(value(environment, AROUND).orElse("").split("[,\\s]+"))
            .map(entry -> entry.toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", ""))
            .filter(entry -> !entry.isEmpty())
            .toList();
  }

  /** Makes every connection of this process go by these variables. */
  public static void install(Map<String, String> environment) {
    setDefault(new Proxies(environment));
  }

  /** The variables that a child gets: curl, among others, would ask a proxy even for 127.0.0.1. */
  public static Map<String, String> forChildren(Map<String, String> own) {
    var given = new TreeMap<String, String>();
    own.forEach((name, value) -> {
      if (NAMES.contains(name.toLowerCase(Locale.ROOT))) {
        given.put(name, value);
      }
    });
    if (!given.isEmpty()) {
      String around = value(own, AROUND).map(named -> named + "," + LOOPBACK).orElse(LOOPBACK);
      given.put(AROUND, around);
      given.put(AROUND.toUpperCase(Locale.ROOT), around);
    }
    return given;
  }

  @Override
  public List<Proxy> select(URI address) {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    if (!List.of("http", "https").contains(scheme) || isDirect(host)) {
      return List.of(Proxy.NO_PROXY);
    }
    return List.of(
        value(environment, scheme + "_proxy")
            .or(() -> value(environment, "all_proxy"))
            .flatMap(Proxies::parsed)
            .orElse(Proxy.NO_PROXY));
  }

  private boolean isDirect(String host) {
    return host.equals("localhost")
        || host.startsWith("127.")
        || host.equals("[::1]")
        || direct.stream()
            .anyMatch(
                entry -> entry.equals("*") || host.equals(entry) || host.endsWith("." + entry));
  }

  /** {@code http://host:port} or {@code host:port}; anything else is not understood. */
  private static Optional<Proxy> parsed(String text) {
    try {
      URI at = URI.create(text.contains("://") ? text : "http://" + text);
      if (!"http".equalsIgnoreCase(at.getScheme()) || at.getHost() == null) {
        return Optional.empty();
      }
      int port = at.getPort() < 0 ? USUAL_PORT : at.getPort();
      return Optional.of(
          new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(at.getHost(), port)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Small letters win, as they do with curl. */
  private static Optional<String> value(Map<String, String> environment, String name) {
    return Stream.of(name, name.toUpperCase(Locale.ROOT))
        .flatMap(key -> Optional.ofNullable(environment.get(key)).stream())
        .filter(value -> !value.isBlank())
        .findFirst();
  }

  @Override
  public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
    // Whoever wanted the connection tells of it.
  }
}
