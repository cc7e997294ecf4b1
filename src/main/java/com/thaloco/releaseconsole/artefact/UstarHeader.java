package com.thaloco.releaseconsole.artefact;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;

/**
 * The header of one binary, byte for byte as {@code tar --format=ustar --numeric-owner} of GNU
 * writes it: numbers end with NUL. Libraries end some with a blank, which Go does not take for
 * ustar.
 */
final class UstarHeader {
  static final int BLOCK = 512;

  private UstarHeader() {}

  static byte[] of(String name, long size, Instant time) {
    byte[] header = new byte[BLOCK];
    text(header, 0, name);
    octal(header, 100, 7, 0755);
    octal(header, 108, 7, 0); // uid
    octal(header, 116, 7, 0); // gid
    octal(header, 124, 11, size);
    octal(header, 136, 11, time.getEpochSecond());
    text(header, 148, "        "); // the checksum counts as blanks
    header[156] = '0';
    text(header, 257, "ustar\00000");
    octal(header, 329, 7, 0); // device
    octal(header, 337, 7, 0);
    int sum = 0;
    for (byte b : header) {
      sum += b & 0xff;
    }
    octal(header, 148, 6, sum);
    header[154] = 0;
    return header;
  }

  private static void text(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }

  private static void octal(byte[] header, int at, int digits, long value) {
    String text = String.format(Locale.ROOT, "%0" + digits + "o", value);
    if (value < 0 || text.length() > digits) {
      throw new IllegalArgumentException("no room for " + value + " in a ustar header");
    }
    text(header, at, text);
  }
}
