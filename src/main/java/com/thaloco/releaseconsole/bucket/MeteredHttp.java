package com.thaloco.releaseconsole.bucket;

import java.io.IOException;
import java.io.UncheckedIOException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * The HTTP client, counting request bodies where they are sent, and telling why a connection that
 * stood still was broken off. Counting any earlier is wrong: over plain HTTP the SDK reads each
 * body once more, to sign it.
 */
final class MeteredHttp implements SdkHttpClient {
  private final SdkHttpClient http;

  MeteredHttp(SdkHttpClient http) {
    this.http = http;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    ContentStreamProvider body = request.contentStreamProvider().orElse(null);
    if (body == null || !TransferMeter.CURRENT.isBound()) {
      return new Answered(http.prepareRequest(request));
    }
    TransferMeter.Attempt attempt = TransferMeter.CURRENT.get();
    HttpExecuteRequest.Builder counted =
        HttpExecuteRequest.builder()
            .request(request.httpRequest())
            .contentStreamProvider(() -> attempt.counting(body.newStream()));
    request.metricCollector().ifPresent(counted::metricCollector);
    return new Sending(new Answered(http.prepareRequest(counted.build())), attempt);
  }

  /** A request whose answer may be no HTTP, which the SDK's client does not expect. */
  private record Answered(ExecutableHttpRequest request) implements ExecutableHttpRequest {
    @Override
    public HttpExecuteResponse call() throws IOException {
      try {
        return request.call();
      } catch (IllegalArgumentException e) {
        throw new IOException("the answer is not HTTP", e);
      }
    }

    @Override
    public void abort() {
      request.abort();
    }
  }

  private record Sending(ExecutableHttpRequest request, TransferMeter.Attempt attempt)
      implements ExecutableHttpRequest {
    @Override
    public HttpExecuteResponse call() throws IOException {
      attempt.begins(request::abort);
      try {
        return request.call();
      } catch (IOException | UncheckedIOException e) {
        if (attempt.isBrokenOff()) {
          throw new IOException("the connection took no more bytes", e);
        }
        throw e;
      } finally {
        attempt.ends();
      }
    }

    @Override
    public void abort() {
      request.abort();
    }
  }

  @Override
  public String clientName() {
    return http.clientName();
  }

  @Override
  public void close() {
    http.close();
  }
}
