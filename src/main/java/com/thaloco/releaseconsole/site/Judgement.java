package com.thaloco.releaseconsole.site;

import com.thaloco.releaseconsole.site.Receiver.Verdict;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.Locale;

/** Whether the body of an answer is the object that was asked for, as far as its head tells. */
final class Judgement {
  private Judgement() {}

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
    if (!key.endsWith(".html") && (isPage(headers) || !challenge(headers).isEmpty())) {
      return new Verdict.Refuse("an HTML page instead of the object" + challenge(headers));
    }
    if (!coding.isEmpty() && !coding.equalsIgnoreCase("identity")) {
      return new Verdict.Refuse("Content-Encoding: %s, though none was accepted".formatted(coding));
    }
    return new Verdict.Take();
  }

  /**
   * Proxies, captive portals and bot protection answer with pages; no object of a release is one.
   */
  private static boolean isPage(HttpHeaders headers) {
    String type = headers.firstValue("content-type").orElse("").toLowerCase(Locale.ROOT);
    return type.startsWith("text/html") || type.startsWith("application/xhtml");
  }

  /** Cloudflare marks the answers of its bot protection. */
  private static String challenge(HttpHeaders headers) {
    return headers.firstValue("cf-mitigated").isPresent()
        ? ", which is Cloudflare's bot protection (cf-mitigated)"
        : "";
  }
}
