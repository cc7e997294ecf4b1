package com.thaloco.releaseconsole.site;

import com.thaloco.releaseconsole.site.Receiver.Verdict;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Whether the body of an answer is the object that was asked for, as far as its head tells. */
final class ResponseCheck {
  static final String PAGE = "an HTML page instead of the object";

  private static final int LOOKED_AT = 512;

  private ResponseCheck() {}

  static Verdict of(String key, ResponseInfo info) {
    HttpHeaders headers = info.headers();
    String coding = headers.firstValue("content-encoding").orElse("");
    int status = info.statusCode();
    if (status == 404 || status == 410) {
      return new Verdict.Absent();
    }
    if (status >= 300 && status < 400) {
      return new Verdict.Refuse(
          "a redirect to %s (%d), which is not followed"
              .formatted(headers.firstValue("location").orElse("nowhere"), status));
    }
    if (status != 200) {
      return new Verdict.Refuse("status " + status + challenge(headers));
    }
    if (!challenge(headers).isEmpty()) {
      return new Verdict.Refuse(PAGE + challenge(headers));
    }
    if (!coding.isEmpty() && !coding.equalsIgnoreCase("identity")) {
      return new Verdict.Refuse("Content-Encoding: %s, though none was accepted".formatted(coding));
    }
    String type = headers.firstValue("content-type").orElse("").toLowerCase(Locale.ROOT);
    boolean page = type.startsWith("text/html") || type.startsWith("application/xhtml");
    return new Verdict.Take(page && !key.endsWith(".html"));
  }

  /**
   * Whether a body that was asked for as something else is a page: proxies, captive portals and bot
   * protection answer with pages, also under status 200, and no object of a release is one.
   *
   * @param named whether its content type says so
   */
  static boolean isPage(byte[] begin, boolean named) {
    String text =
        new String(begin, 0, Math.min(begin.length, LOOKED_AT), StandardCharsets.ISO_8859_1)
            .stripLeading()
            .toLowerCase(Locale.ROOT);
    return text.startsWith("<") && (named || text.contains("<html"));
  }

  /** Cloudflare marks the answers of its bot protection. */
  private static String challenge(HttpHeaders headers) {
    return headers.firstValue("cf-mitigated").isPresent()
        ? ", which is Cloudflare's bot protection (cf-mitigated)"
        : "";
  }
}
