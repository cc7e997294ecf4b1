package com.thaloco.releaseconsole.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Repositories over HTTP, served by git itself to the user robin with the password hush. */
final class HttpBackend {
  private HttpBackend() {}

  /** git's own CGI behind basic authentication. */
  static void serve(Path root, HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] request = exchange.getRequestBody().readAllBytes();
      String login = "Basic " + Base64.getEncoder().encodeToString("robin:hush".getBytes(UTF_8));
      if (!login.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"git\"");
        exchange.sendResponseHeaders(401, -1);
        return;
      }
      var builder = new ProcessBuilder("git", "http-backend");
      var headers = exchange.getRequestHeaders();
      Map<String, String> cgi = builder.environment();
      cgi.put("GIT_PROJECT_ROOT", root.toString());
      cgi.put("GIT_HTTP_EXPORT_ALL", "1");
      cgi.put("REMOTE_USER", "robin");
      cgi.put("REQUEST_METHOD", exchange.getRequestMethod());
      cgi.put("PATH_INFO", exchange.getRequestURI().getPath());
      cgi.put("QUERY_STRING", Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse(""));
      Optional.ofNullable(headers.getFirst("Content-Type"))
          .ifPresent(v -> cgi.put("CONTENT_TYPE", v));
      Optional.ofNullable(headers.getFirst("Content-Encoding"))
          .ifPresent(v -> cgi.put("HTTP_CONTENT_ENCODING", v));
      Optional.ofNullable(headers.getFirst("Git-Protocol"))
          .ifPresent(v -> cgi.put("GIT_PROTOCOL", v));
      cgi.put("CONTENT_LENGTH", Integer.toString(request.length));
      Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
      try (var in = process.getOutputStream()) {
        in.write(request);
      }
      byte[] answer = process.getInputStream().readAllBytes();
      int at = new String(answer, ISO_8859_1).indexOf("\r\n\r\n");
      int code = 200;
      for (String line : new String(answer, 0, at, UTF_8).split("\r\n")) {
        String[] pair = line.split(": ", 2);
        if (pair[0].equals("Status")) {
          code = Integer.parseInt(pair[1].substring(0, 3));
        } else {
          exchange.getResponseHeaders().set(pair[0], pair[1]);
        }
      }
      exchange.sendResponseHeaders(code, answer.length - at - 4 == 0 ? -1 : answer.length - at - 4);
      exchange.getResponseBody().write(answer, at + 4, answer.length - at - 4);
    }
  }
}
