package com.thaloco.releaseconsole.trust;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The password of a key file, as UTF-8. May be empty: that is a valid password. Whoever got it
 * closes it, which wipes it; it prints nothing of itself.
 */
public final class Password implements AutoCloseable {
  private final byte[] utf8;
  private boolean closed;

  private Password(byte[] utf8) {
    this.utf8 = utf8;
  }

  /** What was typed; the array is wiped. */
  public static Password typed(char[] typed) {
    ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(typed));
    byte[] utf8 = Arrays.copyOf(encoded.array(), encoded.limit());
    Arrays.fill(encoded.array(), (byte) 0);
    Arrays.fill(typed, '\0');
    return new Password(utf8);
  }

  /** These bytes; the array is wiped. */
  public static Password ofBytes(byte[] utf8) {
    var password = new Password(utf8.clone());
    Arrays.fill(utf8, (byte) 0);
    return password;
  }

  /** Whether two passwords are the same: for one that is asked for twice. */
  public synchronized boolean isSameAs(Password other) {
    byte[] theirs = other.copy();
    boolean same = java.security.MessageDigest.isEqual(utf8, theirs);
    Arrays.fill(theirs, (byte) 0);
    return same;
  }

  /** The bytes; the caller wipes them. */
  synchronized byte[] copy() {
    if (closed) {
      throw new IllegalStateException("the password was wiped");
    }
    return utf8.clone();
  }

  /** The password that {@code echo … | cosign} made of this one; the caller closes it. */
  Password withLineFeed() {
    byte[] bytes = copy();
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
    longer[bytes.length] = '\n';
    Arrays.fill(bytes, (byte) 0);
    return new Password(longer);
  }

  /** Whether it ends with a line feed, as one that was read from a file may. */
  synchronized boolean endsWithLineFeed() {
    return utf8.length > 0 && utf8[utf8.length - 1] == '\n';
  }

  @Override
  public synchronized void close() {
    closed = true;
    Arrays.fill(utf8, (byte) 0);
  }

  @Override
  public String toString() {
    return "Password";
  }
}
