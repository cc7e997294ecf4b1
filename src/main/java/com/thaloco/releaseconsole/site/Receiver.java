package com.thaloco.releaseconsole.site;

import com.thaloco.releaseconsole.flow.Cancelled;
import com.thaloco.releaseconsole.flow.Hashes;
import com.thaloco.releaseconsole.flow.Work;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes one answer: hashes and hands on its body, or drops it at once. */
final class Receiver implements HttpResponse.BodyHandler<Receiver.Verdict> {
  private static final long STEP = 256 * 1024;

  /** What is done with a body. */
  sealed interface Verdict {
    /**
     * Into the sink, unless it begins like a page.
     *
     * @param page whether its content type says that it is one
     */
    record Take(boolean page) implements Verdict {}

    /** Nothing is there. */
    record Absent() implements Verdict {}

    /** Not a body that was asked for. */
    record Refuse(String why) implements Verdict {}
  }

  private final OutputStream sink;
  private final Work work;
  private final Function<HttpResponse.ResponseInfo, Verdict> judge;
  private final MessageDigest sha256;
  private volatile long lastMove = System.nanoTime();
  private volatile long size;
  private volatile @Nullable IOException sinkFailure;
  private volatile boolean tooMuch;
  private final long most;
  private boolean stopped; // guarded by this

  /**
   * @param most bytes that are taken
   */
  Receiver(
      OutputStream sink, Work work, long most, Function<HttpResponse.ResponseInfo, Verdict> judge) {
    this.sink = sink;
    this.work = work;
    this.most = most;
    this.judge = judge;
    this.sha256 = Hashes.digest();
  }

  long size() {
    return size;
  }

  long most() {
    return most;
  }

  /** Whether it was broken off since more came, or was announced, than is taken. */
  boolean isTooMuch() {
    return tooMuch;
  }

  Duration silentFor() {
    return Duration.ofNanos(System.nanoTime() - lastMove);
  }

  Optional<IOException> sinkFailure() {
    return Optional.ofNullable(sinkFailure);
  }

  /** Lower-case hexadecimal; only once, at the end. */
  String sha256() {
    return Hashes.hex(sha256);
  }

  /** After this nothing goes into the sink any more. */
  synchronized void stop() {
    stopped = true;
  }

  @Override
  public HttpResponse.BodySubscriber<Verdict> apply(HttpResponse.ResponseInfo info) {
    lastMove = System.nanoTime();
    long total = info.headers().firstValueAsLong("content-length").orElse(-1);
    return new Subscriber(judge.apply(info), total);
  }

  private final class Subscriber implements HttpResponse.BodySubscriber<Verdict> {
    private Verdict verdict;
    private final long total;
    private final CompletableFuture<Verdict> body = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;
    private long told;

    Subscriber(Verdict verdict, long total) {
      this.verdict = verdict;
      this.total = total;
    }

    @Override
    public CompletionStage<Verdict> getBody() {
      return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
      if (verdict instanceof Verdict.Take(boolean page)) {
        if (total > most && !page) {
          tooMuch();
          return;
        }
        given.request(1); // one at a time: a slow sink slows the sender, not fills the memory
      } else {
        given.cancel();
        body.complete(verdict);
      }
    }

    private void tooMuch() {
      tooMuch = true;
      if (subscription != null) {
        subscription.cancel();
      }
      body.completeExceptionally(new TooMuch());
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      if (size == 0 && isPage(buffers.getFirst())) {
        verdict = new Verdict.Refuse(ResponseCheck.PAGE);
        if (subscription != null) {
          subscription.cancel();
        }
        body.complete(verdict);
        return;
      }
      if (size + buffers.stream().mapToLong(ByteBuffer::remaining).sum() > most) {
        tooMuch();
        return;
      }
      try {
        work.checkpoint();
        buffers.forEach(this::take);
      } catch (Cancelled | SinkFailed e) {
        if (subscription != null) {
          subscription.cancel();
        }
        body.completeExceptionally(e);
        return;
      }
      if (subscription != null) {
        subscription.request(1);
      }
    }

    private boolean isPage(ByteBuffer first) {
      var bytes = new byte[first.remaining()];
      first.duplicate().get(bytes);
      return verdict instanceof Verdict.Take(boolean page) && ResponseCheck.isPage(bytes, page);
    }

    private void take(ByteBuffer buffer) {
      var bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      sha256.update(bytes);
      synchronized (Receiver.this) {
        if (stopped) {
          return;
        }
        try {
          sink.write(bytes);
        } catch (IOException e) {
          sinkFailure = e;
          throw new SinkFailed();
        }
      }
      long now = size + bytes.length;
      size = now;
      lastMove = System.nanoTime();
      if (now >= told + STEP || now == total) {
        told = now;
        work.moved(now, total);
      }
    }

    @Override
    public void onError(Throwable failure) {
      body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      body.complete(verdict);
    }
  }

  private static final class TooMuch extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static final class SinkFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
