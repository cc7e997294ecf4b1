package com.thaloco.releaseconsole.audit;

import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.site.Headed;
import com.thaloco.releaseconsole.site.PublicSite;
import com.thaloco.releaseconsole.site.Served;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Asks the public URL for an object that the bucket has. Small ones are fetched and hashed; of a
 * large one the ETag tells, and only where it does not, its bytes.
 */
final class PublicLook {
  private static final long SMALL = 1 << 20;
  private static final int BUSY = 429;

  private final PublicSite site;

  PublicLook(PublicSite site) {
    this.site = site;
  }

  /**
   * Looks. Only ask for what is in the bucket: CDNs keep a 404.
   *
   * @param sha256 of the bucket's bytes, asked for only where bytes have to be compared
   */
  PublicView look(ObjectInfo info, Supplier<String> sha256, Work work) {
    return info.size() <= SMALL ? fetched(info, sha256, work) : headed(info, sha256, work);
  }

  private PublicView headed(ObjectInfo info, Supplier<String> sha256, Work work) {
    return switch (site.head(info.key(), work)) {
      case Headed.Missing() -> new PublicView.Missing(work.now());
      case Headed.Failed failed -> odd(failed, work);
      case Headed.There(OptionalLong size, Map<String, String> headers) -> {
        if (headers.containsKey("content-encoding")) {
          yield encoded(headers, work);
        }
        if (size.isPresent() && size.getAsLong() != info.size()) {
          yield new PublicView.Stale(
              work.now(),
              headers,
              "%d bytes".formatted(size.getAsLong()),
              "%d bytes".formatted(info.size()));
        }
        yield bare(headers.getOrDefault("etag", "")).equals(bare(info.etag()))
            ? typed(info, headers, "ETag " + info.etag(), work)
            : fetched(info, sha256, work);
      }
    };
  }

  private PublicView fetched(ObjectInfo info, Supplier<String> sha256, Work work) {
    long most =
        2 * info.size() + SMALL; // other bytes are reported by their hash, not by their length
    return switch (site.get(info.key(), OutputStream.nullOutputStream(), most, work)) {
      case Served.Missing() -> new PublicView.Missing(work.now());
      case Served.Failed(String reason) ->
          switch (site.head(info.key(), work)) {
            case Headed.There(var _, Map<String, String> headers) ->
                headers.containsKey("content-encoding")
                    ? encoded(headers, work)
                    : new PublicView.Odd(work.now(), reason, false);
            case Headed.Missing() -> new PublicView.Missing(work.now());
            case Headed.Failed failed -> odd(failed, work);
          };
      case Served.Found found -> {
        String stored = sha256.get();
        yield found.sha256().equals(stored)
            ? typed(info, found.headers(), "sha256 " + stored, work)
            : new PublicView.Stale(
                work.now(), found.headers(), "sha256 " + found.sha256(), "sha256 " + stored);
      }
    };
  }

  private static PublicView odd(Headed.Failed failed, Work work) {
    if (failed.status().isEmpty()) {
      return new PublicView.Unreachable(work.now(), failed.reason());
    }
    int status = failed.status().getAsInt();
    return new PublicView.Odd(work.now(), failed.reason(), status < 500 && status != BUSY);
  }

  private static PublicView encoded(Map<String, String> headers, Work work) {
    return new PublicView.OtherType(
        work.now(),
        headers,
        "Content-Encoding: " + headers.get("content-encoding"),
        "no Content-Encoding");
  }

  private static PublicView typed(
      ObjectInfo info, Map<String, String> headers, String proof, Work work) {
    String served = headers.getOrDefault("content-type", "");
    String stored = info.headers().getOrDefault("content-type", "");
    return media(served).equals(media(stored))
        ? new PublicView.Same(work.now(), headers, proof)
        : new PublicView.OtherType(
            work.now(), headers, "Content-Type: " + served, "Content-Type: " + stored);
  }

  /** A server may add a character set. */
  static String media(String contentType) {
    return contentType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
  }

  /** Quotes and weakness differ between listings, answers and caches. */
  static String bare(String etag) {
    return etag.replaceFirst("^W/", "").replace("\"", "");
  }
}
