package com.thaloco.releaseconsole.trust;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Anything but SHA256SUMS that the release key signs. It begins with {@code release-console <kind>
 * v1} and a line feed, so that its signature can never pass as that of a release (docs/rules.md,
 * Trust).
 */
public final class Statement {
  private static final String FIRST = "release-console ";
  private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]*");
  private static final Pattern HEADER = Pattern.compile(FIRST + KIND.pattern() + " v1");

  private final byte[] payload;

  /**
   * @param kind such as {@code canary} or {@code receipt}
   * @param body what is stated; any bytes
   */
  public Statement(String kind, byte[] body) {
    if (!KIND.matcher(kind).matches()) {
      throw new IllegalArgumentException("not a kind of statement: " + kind);
    }
    byte[] header = (FIRST + kind + " v1\n").getBytes(StandardCharsets.US_ASCII);
    payload = Arrays.copyOf(header, header.length + body.length);
    System.arraycopy(body, 0, payload, header.length, body.length);
  }

  /** The bytes that are signed: header and body. */
  public byte[] payload() {
    return payload.clone();
  }

  /** Whether bytes begin with the header of a statement, of whatever kind or version. */
  public static boolean looksLikeOne(byte[] bytes) {
    byte[] first = FIRST.getBytes(StandardCharsets.US_ASCII);
    return bytes.length >= first.length
        && Arrays.equals(bytes, 0, first.length, first, 0, first.length);
  }

  /** Whether bytes are a statement of this kind, in the version that is written now. */
  public static boolean isOf(String kind, byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        String line = new String(bytes, 0, i, StandardCharsets.ISO_8859_1);
        return HEADER.matcher(line).matches() && line.equals(FIRST + kind + " v1");
      }
    }
    return false;
  }
}
