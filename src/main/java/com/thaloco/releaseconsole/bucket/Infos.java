package com.thaloco.releaseconsole.bucket;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Makes our records of the SDK's answers, in which anything may be missing. */
final class Infos {
  private Infos() {}

  static ObjectInfo of(String key, HeadObjectResponse head) {
    return new ObjectInfo(
        key,
        length(key, head.contentLength()),
        time(head.lastModified()),
        text(head.eTag()),
        headers(
            head.contentType(),
            head.cacheControl(),
            head.contentEncoding(),
            head.contentDisposition(),
            head.contentLanguage(),
            head.storageClassAsString()),
        lowerCase(head.metadata()));
  }

  static ObjectInfo of(String key, GetObjectResponse got) {
    return new ObjectInfo(
        key,
        length(key, got.contentLength()),
        time(got.lastModified()),
        text(got.eTag()),
        headers(
            got.contentType(),
            got.cacheControl(),
            got.contentEncoding(),
            got.contentDisposition(),
            got.contentLanguage(),
            got.storageClassAsString()),
        lowerCase(got.metadata()));
  }

  static ObjectInfo of(String key, S3Object listed) {
    return new ObjectInfo(
        key,
        size(listed.size()),
        time(listed.lastModified()),
        text(listed.eTag()),
        Map.of(),
        Map.of());
  }

  private static Map<String, String> headers(
      @Nullable String type,
      @Nullable String cache,
      @Nullable String encoding,
      @Nullable String disposition,
      @Nullable String language,
      @Nullable String storage) {
    var headers = new HashMap<String, String>();
    put(headers, "content-type", type);
    put(headers, "cache-control", cache);
    put(headers, "content-encoding", encoding);
    put(headers, "content-disposition", disposition);
    put(headers, "content-language", language);
    if (!"STANDARD".equals(storage)) { // which few servers say
      put(headers, "x-amz-storage-class", storage);
    }
    return headers;
  }

  private static void put(Map<String, String> headers, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      headers.put(name, value);
    }
  }

  private static Map<String, String> lowerCase(Map<String, String> metadata) {
    var lower = new HashMap<String, String>();
    metadata.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
    return lower;
  }

  /** Where the body ends, only its length tells: without one, a broken answer looks whole. */
  private static long length(String key, @Nullable Long length) {
    if (length == null) {
      throw Problem.refused(
              "bucket.no-length",
              "The bucket answered for '%s' without a length (Content-Length).".formatted(key),
              "It was not read, and nothing was changed.",
              "Check what is between this machine and the bucket (a proxy, a CDN): S3 always sends"
                  + " one. Then run the same command again.")
          .toException();
    }
    return length;
  }

  private static long size(@Nullable Long size) {
    return Optional.ofNullable(size).orElse(0L);
  }

  /** The ETag that a write was answered with. */
  static String etag(@Nullable String etag, String bucket) {
    return given(etag, "an ETag", bucket);
  }

  /** What an answer must have, since nothing else says what the bucket has done. */
  static String given(@Nullable String value, String what, String bucket) {
    if (value == null || value.isEmpty()) {
      throw answer(bucket, "answered without " + what);
    }
    return value;
  }

  /** An answer that says less than S3's do, or other things. */
  static ProblemException answer(String bucket, String did) {
    return Problem.refused(
            "bucket.answer",
            "The bucket %s %s.".formatted(bucket, did),
            "It is not known whether it did what it was asked for.",
            "Check that the endpoint in the profile is an S3 endpoint, and what is between this"
                + " machine and the bucket; then run the same command again.")
        .toException();
  }

  static Instant time(@Nullable Instant time) {
    return Optional.ofNullable(time).orElse(Instant.EPOCH);
  }

  private static String text(@Nullable String text) {
    return Optional.ofNullable(text).orElse("");
  }
}
