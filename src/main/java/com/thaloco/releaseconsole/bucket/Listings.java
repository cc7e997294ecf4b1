package com.thaloco.releaseconsole.bucket;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;

/** Reads pages of a listing: what is not what was asked for is no listing of this bucket. */
final class Listings {
  private Listings() {}

  /** The objects of a page, without the marker of the bucket's own prefix. */
  static List<ObjectInfo> objects(
      ListObjectsV2Response page, String root, String prefix, String bucket) {
    if (page.name() == null && page.isTruncated() == null && page.keyCount() == null) {
      throw Infos.answer(bucket, "answered without the listing that it was asked for");
    }
    return page.contents().stream()
        .filter(object -> !root.equals(object.key()))
        .map(object -> {
          String key = below(object.key(), root, bucket);
          if (!key.startsWith(prefix)) {
            throw other(object.key(), bucket);
          }
          return Infos.of(key, object);
        })
        .toList();
  }

  /** A key without the prefix that all of the bucket's have. */
  static String below(@Nullable String key, String root, String bucket) {
    if (key == null || !key.startsWith(root) || key.length() == root.length()) {
      throw other(key, bucket);
    }
    return key.substring(root.length());
  }

  private static RuntimeException other(@Nullable String key, String bucket) {
    return Infos.answer(bucket, "listed '%s', which it was not asked for".formatted(key));
  }

  /**
   * What the next page is asked for with; empty after the last.
   *
   * @param asked what this page was asked for with
   */
  static Optional<String> next(ListObjectsV2Response page, Optional<String> asked, String bucket) {
    if (!Boolean.TRUE.equals(page.isTruncated())) {
      return Optional.empty();
    }
    Optional<String> next =
        Optional.of(
            Infos.given(page.nextContinuationToken(), "the token of the next page", bucket));
    if (next.equals(asked)) {
      throw Infos.answer(bucket, "gave the same page of a listing twice");
    }
    return next;
  }
}
