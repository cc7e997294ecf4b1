package com.thaloco.releaseconsole.site;

import com.thaloco.releaseconsole.flow.Cancelled;
import com.thaloco.releaseconsole.flow.Memoized;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.profile.BucketRules;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The public URL over plain HTTP(S), without redirects: clients are promised this address. */
public final class HttpPublicSite implements PublicSite, AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration IDLE = Duration.ofSeconds(30);
  private static final long LOOK_MILLIS = 250;

  /** In bytes a second: what is slower does not end within a time that anybody waits. */
  private static final long SLOWEST = 64 << 10;

  private static final Duration LONGEST = Duration.ofHours(1);

  /** How often a busy server is asked again when it says when. */
  private static final int MOST_WAITS = 3;

  private final URI base;
  private final Duration idle;
  private final Memoized<HttpClient> client = new Memoized<>(); // Java's takes a while to make

  private HttpPublicSite(URI base, Duration idle) {
    this.base = base;
    this.idle = idle;
  }

  private HttpClient client() {
    return client.get(HttpPublicSite::connect);
  }

  private static HttpClient connect() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(CONNECT)
        .build();
  }

  /** The public side of the profile's bucket. */
  public static HttpPublicSite open(BucketRules rules) {
    return at(rules.publicUrl(), IDLE);
  }

  /** Any other public side: what keys are appended to. */
  public static HttpPublicSite at(URI publicUrl) {
    return at(publicUrl, IDLE);
  }

  /** The public side at an address, with the longest silence that is waited for. */
  static HttpPublicSite at(URI publicUrl, Duration idle) {
    String text = publicUrl.toString();
    return new HttpPublicSite(URI.create(text.endsWith("/") ? text : text + "/"), idle);
  }

  @Override
  public URI address(String key) {
    return URI.create(base + encoded(key));
  }

  /**
   * Percent-encodes all but the unreserved characters of RFC 3986 and the slashes between parts.
   */
  private static String encoded(String key) {
    var text = new StringBuilder();
    for (byte b : key.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "-._~/".indexOf(c) >= 0);
      text.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
    }
    return text.toString();
  }

  @Override
  public Headed head(String key, Work work) {
    for (int waits = 0; ; waits++) {
      var busy = new AtomicReference<Optional<Duration>>(Optional.empty());
      Headed headed = headOnce(key, busy, work);
      if (busy.get().isEmpty() || waits == MOST_WAITS) {
        return headed;
      }
      work.pause(busy.get().get());
    }
  }

  private Headed headOnce(String key, AtomicReference<Optional<Duration>> busy, Work work) {
    work.checkpoint();
    HttpRequest request =
        HttpRequest.newBuilder(address(key))
            .method("HEAD", HttpRequest.BodyPublishers.noBody())
            .header("Accept-Encoding", "identity")
            .header("User-Agent", "release-console")
            .timeout(idle)
            .build();
    var answer = client().sendAsync(request, HttpResponse.BodyHandlers.discarding());
    try (var registration = work.onCancel(() -> answer.cancel(true))) {
      HttpResponse<Void> headed = answer.get();
      busy.set(RetryAfter.of(headed.statusCode(), headed.headers(), work.now()));
      return Headed.of(headed);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Cancelled();
    } catch (ExecutionException | CancellationException e) {
      work.checkpoint();
      Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
      return new Headed.Failed(
          "%s could not be asked: %s".formatted(request.uri(), cause), OptionalInt.empty());
    }
  }

  @Override
  public Served get(String key, OutputStream sink, long most, Work work) {
    for (int waits = 0; ; waits++) {
      var busy = new AtomicReference<Optional<Duration>>(Optional.empty());
      Served served =
          once(
              key,
              new Receiver(
                  sink,
                  work,
                  most,
                  info -> {
                    busy.set(RetryAfter.of(info.statusCode(), info.headers(), work.now()));
                    return ResponseCheck.of(key, info);
                  }),
              longest(most),
              work);
      if (busy.get().isEmpty() || waits == MOST_WAITS) {
        return served;
      }
      work.pause(busy.get().get());
    }
  }

  /** How long an object of this size may take. */
  private static Duration longest(long bytes) {
    Duration slow = Duration.ofMinutes(2).plusSeconds(bytes / SLOWEST);
    return slow.compareTo(LONGEST) < 0 ? slow : LONGEST;
  }

  private Served once(String key, Receiver receiver, Duration longest, Work work) {
    work.checkpoint();
    Instant begin = work.now();
    HttpRequest request =
        HttpRequest.newBuilder(address(key))
            .header("Accept-Encoding", "identity")
            .header("User-Agent", "release-console")
            .build();
    var answer = client().sendAsync(request, receiver);
    try (var registration = work.onCancel(() -> answer.cancel(true))) {
      while (true) {
        try {
          return result(answer.get(LOOK_MILLIS, TimeUnit.MILLISECONDS), receiver);
        } catch (TimeoutException e) {
          work.checkpoint();
          if (receiver.silentFor().compareTo(idle) > 0) {
            return new Served.Failed(
                "%s was silent for %d s after %d bytes"
                    .formatted(request.uri(), idle.toSeconds(), receiver.size()));
          }
          if (Duration.between(begin, work.now()).compareTo(longest) > 0) {
            return new Served.Failed(
                "%s sent only %d bytes in %d minutes"
                    .formatted(request.uri(), receiver.size(), longest.toMinutes()));
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Cancelled();
    } catch (ExecutionException | CancellationException e) {
      work.checkpoint();
      Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
      return new Served.Failed(reason(request.uri(), cause, receiver));
    } finally {
      answer.cancel(true);
      receiver.stop();
    }
  }

  private static String reason(URI address, @Nullable Throwable cause, Receiver receiver) {
    receiver.sinkFailure().ifPresent(failure -> throwSink(address, failure));
    if (receiver.isTooMuch()) {
      return "%s sends more than %d bytes".formatted(address, receiver.most());
    }
    String after = receiver.size() == 0 ? "" : " after %d bytes".formatted(receiver.size());
    return "%s could not be read%s: %s".formatted(address, after, String.valueOf(cause));
  }

  private static void throwSink(URI address, IOException failure) {
    throw Problem.refused(
            "site.sink",
            "What was received from %s can't be written on this machine.".formatted(address),
            "It was not received whole.",
            "Free some disk space, then run the same command again.")
        .with(List.of(failure.toString()))
        .toException();
  }

  private static Served result(HttpResponse<Receiver.Verdict> answer, Receiver receiver) {
    return switch (answer.body()) {
      case Receiver.Verdict.Absent() -> new Served.Missing();
      case Receiver.Verdict.Refuse(String why) ->
          new Served.Failed("%s answered with %s".formatted(answer.uri(), why));
      case Receiver.Verdict.Take _ -> {
        long promised = answer.headers().firstValueAsLong("content-length").orElse(receiver.size());
        yield promised == receiver.size()
            ? new Served.Found(receiver.size(), receiver.sha256(), headers(answer))
            : new Served.Failed(
                "%s sent %d bytes of %d".formatted(answer.uri(), receiver.size(), promised));
      }
    };
  }

  static Map<String, String> headers(HttpResponse<?> answer) {
    var headers = new HashMap<String, String>();
    answer
        .headers()
        .map()
        .forEach((name, values) ->
            headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
    return headers;
  }

  @Override
  public void close() {
    client.held().ifPresent(HttpClient::shutdownNow);
  }
}
