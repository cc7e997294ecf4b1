package com.thaloco.releaseconsole.explore;

import com.thaloco.releaseconsole.bucket.Condition;
import com.thaloco.releaseconsole.bucket.ObjectHeaders;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A conditional write as it was sent: whenever it lands, it lands as this.
 *
 * @param etag that the object gets
 */
record Upload(String key, byte[] bytes, String etag, ObjectHeaders headers, Condition condition) {
  /**
   * A small object is sent at once or as one part, so that its ETag is another than that of what it
   * replaces (docs/decisions/0071).
   */
  static Upload of(
      String key, byte[] bytes, boolean again, ObjectHeaders headers, Condition condition) {
    String whole = whole(bytes);
    String part = part(bytes);
    boolean inParts =
        bytes.length > 0
            && switch (condition) {
              case Condition.Absent() -> again;
              case Condition.Matches(String etag) ->
                  again ? !etag.equals(part) : etag.equals(whole);
            };
    return new Upload(key, bytes, inParts ? part : whole, headers, condition);
  }

  /** The same without the care for the ETag: a switch of tests. */
  Upload atOnce() {
    return new Upload(key, bytes, whole(bytes), headers, condition);
  }

  private static String whole(byte[] bytes) {
    return "\"%s\"".formatted(HexFormat.of().formatHex(md5().digest(bytes)));
  }

  private static String part(byte[] bytes) {
    return "\"%s-1\"".formatted(HexFormat.of().formatHex(md5().digest(md5().digest(bytes))));
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
