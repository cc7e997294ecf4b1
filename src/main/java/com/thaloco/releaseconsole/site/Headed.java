package com.thaloco.releaseconsole.site;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What the public URL answered when only asked for headers. */
public sealed interface Headed {
  /**
   * It is there.
   *
   * @param size in bytes, where the server says so
   * @param headers names in lower case
   */
  record There(OptionalLong size, Map<String, String> headers) implements Headed {
    public There {
      headers = Map.copyOf(headers);
    }
  }

  /** 404 or 410. */
  record Missing() implements Headed {}

  /**
   * Any other answer, or none.
   *
   * @param reason what was seen
   * @param status of the answer, where there was one
   */
  record Failed(String reason, OptionalInt status) implements Headed {}

  /** Reads an answer. */
  static Headed of(HttpResponse<?> answer) {
    return switch (answer.statusCode()) {
      case 200 ->
          new There(
              answer.headers().firstValueAsLong("content-length"), HttpPublicSite.headers(answer));
      case 404, 410 -> new Missing();
      default ->
          new Failed(
              "%s answered with status %d".formatted(answer.uri(), answer.statusCode()),
              OptionalInt.of(answer.statusCode()));
    };
  }
}
