package com.thaloco.releaseconsole.forge;

import com.thaloco.releaseconsole.flow.Cancelled;
import com.thaloco.releaseconsole.flow.Memoized;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.json.ForeignJson;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Asks an API for JSON. The token goes to the API's own host and nowhere else: a redirect is
 * followed only there. No message says what the token is.
 */
final class JsonHttp {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final int MOST_REDIRECTS = 5;
  private static final int MOST_BYTES = 10 << 20;
  private static final ObjectMapper JSON = ForeignJson.mapper().build();

  private final URI api;
  private final boolean github;
  private final Optional<String> token;
  private final Duration timeout;
  private final Memoized<HttpClient> client = new Memoized<>(); // Java's takes a while to make

  /** An answer that can be used: 200 with JSON, or 404 or 422. */
  record Answer(int code, JsonNode json) {}

  /** No answer that can be used; the reason is a sentence. */
  static final class Failed extends Exception {
    private static final long serialVersionUID = 1L;

    Failed(String reason) {
      super(reason);
    }

    String reason() {
      return String.valueOf(getMessage());
    }
  }

  JsonHttp(URI api, boolean github, Optional<String> token) {
    this(api, github, token, Duration.ofSeconds(30));
  }

  JsonHttp(URI api, boolean github, Optional<String> token, Duration timeout) {
    this.api = api;
    this.github = github;
    this.token = token;
    this.timeout = timeout;
  }

  private static HttpClient connect() {
    return HttpClient.newBuilder()
        .connectTimeout(CONNECT)
        .followRedirects(HttpClient.Redirect.NEVER)
        .build();
  }

  Answer get(String path, Work work) throws Failed {
    URI at = URI.create(api.toString().replaceAll("/+$", "") + path);
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      work.checkpoint();
      HttpResponse<byte[]> response = send(request(at), work);
      int code = response.statusCode();
      if (code >= 300 && code < 400) {
        at = redirected(at, response);
        continue;
      }
      return answer(response);
    }
    throw new Failed("%s redirects in circles.".formatted(api.getHost()));
  }

  private HttpRequest request(URI at) throws Failed {
    try {
      var request =
          HttpRequest.newBuilder(at)
              .timeout(timeout)
              .header("User-Agent", "release-console")
              .header("Accept", github ? "application/vnd.github+json" : "application/json");
      if (github) {
        request.header("X-GitHub-Api-Version", "2022-11-28");
      }
      token.ifPresent(
          secret -> request.header("Authorization", (github ? "Bearer " : "token ") + secret));
      return request.build();
    } catch (IllegalArgumentException e) {
      // The message of a bad header would hold the token.
      throw new Failed("The forge's URL or token has characters that HTTP does not allow.");
    }
  }

  private HttpResponse<byte[]> send(HttpRequest request, Work work) throws Failed {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client
            .get(JsonHttp::connect)
            .sendAsync(
                request,
                info ->
                    HttpResponse.BodySubscribers.mapping(
                        HttpResponse.BodySubscribers.ofInputStream(), JsonHttp::limited));
    CompletableFuture<HttpResponse<byte[]>> stoppable = answer;
    try (var registered = work.onCancel(() -> stoppable.cancel(true))) {
      // The request's own timeout ends with the headers; a body may drip for ever.
      return answer.get(timeout.multipliedBy(2).toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new Cancelled();
    } catch (java.util.concurrent.CancellationException e) {
      throw new Cancelled();
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new Failed("%s did not answer in time.".formatted(api.getHost()));
    } catch (ExecutionException e) {
      work.checkpoint();
      throw new Failed("%s can't be reached: %s.".formatted(api.getHost(), reason(e.getCause())));
    }
  }

  private static byte[] limited(InputStream in) {
    try (in) {
      return in.readNBytes(MOST_BYTES);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String reason(@Nullable Throwable e) {
    return switch (e) {
      case null -> "for no reason given";
      case java.net.http.HttpTimeoutException t -> "no answer in time";
      case java.net.ConnectException c -> "the connection was refused";
      case java.nio.channels.UnresolvedAddressException u -> "the name is not known";
      case java.net.UnknownHostException u -> "the name is not known";
      default ->
          e.getClass().getSimpleName() + (e.getMessage() == null ? "" : " " + e.getMessage());
    };
  }

  private URI redirected(URI at, HttpResponse<byte[]> response) throws Failed {
    try {
      URI to = at.resolve(response.headers().firstValue("Location").orElse(""));
      if (to.getScheme().equals(at.getScheme()) && to.getAuthority().equals(at.getAuthority())) {
        return to;
      }
      throw new Failed(
          "%s redirects to %s; name that under source.forge.api in the profile."
              .formatted(at.getHost(), to.getHost()));
    } catch (IllegalArgumentException | NullPointerException e) {
      throw new Failed("%s redirects without an address.".formatted(at.getHost()));
    }
  }

  private Answer answer(HttpResponse<byte[]> response) throws Failed {
    String host = api.getHost();
    int code = response.statusCode();
    switch (code) {
      case 200 -> {
        try {
          JsonNode json = JSON.readTree(response.body());
          if (json.isObject()) {
            return new Answer(code, json);
          }
        } catch (JacksonException e) {
          // Said below.
        }
        throw new Failed("%s did not answer with JSON; check the API's URL.".formatted(host));
      }
      case 404, 422 -> {
        return new Answer(code, JSON.createObjectNode());
      }
      case 401 ->
          throw new Failed(
              token.isPresent()
                  ? "%s refuses the token.".formatted(host)
                  : "%s wants a token.".formatted(host));
      case 403, 429 ->
          throw new Failed(
              response
                  .headers()
                  .firstValue("X-RateLimit-Remaining")
                  .filter("0"::equals)
                  .map(none -> "%s allows no more requests %s.".formatted(host, until(response)))
                  .orElse(
                      code == 429
                          ? "%s allows no more requests at present.".formatted(host)
                          : "%s refuses access (403): the token lacks a permission."
                              .formatted(host)));
      default -> throw new Failed("%s answered with %d.".formatted(host, code));
    }
  }

  private static String until(HttpResponse<byte[]> response) {
    try {
      return response
          .headers()
          .firstValue("X-RateLimit-Reset")
          .map(seconds -> "until " + Instant.ofEpochSecond(Long.parseLong(seconds)))
          .orElse("for now");
    } catch (NumberFormatException e) {
      return "for now";
    }
  }
}
