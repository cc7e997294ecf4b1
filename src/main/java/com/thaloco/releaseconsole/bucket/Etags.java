package com.thaloco.releaseconsole.bucket;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What ETags say of bytes. S3 and R2 give an object that was written at once the MD5 of its bytes,
 * and one in N parts the MD5 of the parts' MD5s, followed by "-N". Of an encrypted object it is
 * something else.
 */
final class Etags {
  private static final Pattern MD5 = Pattern.compile("[0-9a-f]{32}");

  private Etags() {}

  /** Whether an ETag is the MD5 of these bytes. */
  static boolean isMd5(String etag, byte[] bytes) {
    return MD5.matcher(bare(etag)).matches()
        && bare(etag).equals(HexFormat.of().formatHex(digest().digest(bytes)));
  }

  /** Whether a body that is written at once gets this ETag. */
  static boolean isOfWhole(String etag, BodySlice whole) throws IOException {
    return MD5.matcher(bare(etag)).matches() && bare(etag).equals(hex(whole));
  }

  /** Whether a body that is written in parts of one size gets this ETag. */
  static boolean isOfParts(String etag, BodySlice whole, long part) throws IOException {
    long count = Math.ceilDiv(whole.size(), part);
    if (!bare(etag).endsWith("-" + count)) {
      return false;
    }
    MessageDigest all = digest();
    for (long from = 0; from < whole.size(); from += part) {
      var one = new BodySlice(whole.body(), from, Math.min(part, whole.size() - from));
      all.update(Base64.getDecoder().decode(one.md5()));
    }
    return bare(etag).equals(HexFormat.of().formatHex(all.digest()) + "-" + count);
  }

  private static String hex(BodySlice slice) throws IOException {
    return HexFormat.of().formatHex(Base64.getDecoder().decode(slice.md5()));
  }

  private static String bare(String etag) {
    return etag.replace("\"", "").toLowerCase(Locale.ROOT);
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
