package com.thaloco.releaseconsole.bucket;

import com.thaloco.releaseconsole.flow.Printable;
import com.thaloco.releaseconsole.flow.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What S3 and R2 take as keys and metadata, and the order of keys. */
public final class ObjectRules {
  private static final int LONGEST_KEY = 1024; // bytes
  private static final int MOST_METADATA = 8192; // bytes

  /** The order of S3: by the bytes of UTF-8. Java's own differs beyond the basic plane. */
  static final Comparator<String> KEY_ORDER =
      (one, other) ->
          Arrays.compareUnsigned(
              one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));

  private ObjectRules() {}

  /**
   * Whether an object that lies there can be asked for: a key with an empty part, '.' or '..' may
   * be taken for another one by whatever its URL passes. An empty part at the end is a folder
   * marker.
   */
  public static boolean isAddressable(String key) {
    List<String> parts = List.of(key.split("/", -1));
    return !key.isEmpty()
        && parts.stream().noneMatch(part -> part.equals(".") || part.equals(".."))
        && parts.stream().limit(Math.max(1, parts.size() - 1L)).noneMatch(String::isEmpty);
  }

  /** Refuses to ask for an object by a key that may be taken for another. */
  static void requireAddressable(String key) {
    if (!isAddressable(key)) {
      throw refused(
          "bucket.key",
          "'%s' can't be requested: a part of it is empty, '.' or '..'."
              .formatted(Printable.of(key)),
          "Correct it; if an object has that key, use the provider's web console.");
    }
  }

  /** Refuses to store under a key that a server or a URL on the way would take for another. */
  public static void requireKey(String full) {
    if (full.getBytes(StandardCharsets.UTF_8).length > LONGEST_KEY) {
      throw refused(
          "bucket.key",
          "The key '%s…' is longer than 1,024 bytes.".formatted(full.substring(0, 60)),
          "Choose a shorter one.");
    }
    if (full.chars().anyMatch(Character::isISOControl)
        || full.endsWith("/")
        || !isAddressable(full)) {
      throw refused(
          "bucket.key",
          "'%s' can't be a key: a part of it is empty, '.' or '..', or it holds control characters."
              .formatted(Printable.of(full)),
          "Correct the version, the name or the prefix that it is made of.");
    }
  }

  /** Refuses metadata that would not come back as it was sent. */
  static void requireHeaders(ObjectHeaders headers) {
    int size = 0;
    for (Map.Entry<String, String> entry : headers.metadata().entrySet()) {
      size += entry.getKey().length() + entry.getValue().length();
      boolean plain =
          entry.getKey().matches("[a-z0-9][a-z0-9-]*") && entry.getValue().matches("[ -~]*");
      if (!plain || !entry.getValue().equals(entry.getValue().strip())) {
        throw refused(
            "bucket.metadata",
            "The metadata '%s' is not plain ASCII text under a lower-case name."
                .formatted(entry.getKey()),
            "Correct it: it travels as an HTTP header.");
      }
    }
    if (size > MOST_METADATA) {
      throw refused(
          "bucket.metadata",
          "The metadata has %d bytes, but no more than 8,192 are taken.".formatted(size),
          "Shorten it.");
    }
  }

  private static RuntimeException refused(String id, String happened, String next) {
    return Problem.refused(id, happened, "Nothing was sent to the bucket.", next).toException();
  }
}
