package com.thaloco.releaseconsole.trust;

/** The one DER form of an ECDSA-P256 signature: SEQUENCE of two positive minimal INTEGERs. */
final class SignatureDer {
  private static final int LONGEST_INTEGER = 33; // 32 bytes and a zero before a high bit

  private SignatureDer() {}

  static boolean isStrict(byte[] der) {
    if (der.length < 2 || der[0] != 0x30 || der[1] != der.length - 2) {
      return false; // a P-256 signature is short, so its length is one byte below 0x80
    }
    int second = integerEnd(der, 2);
    return second > 0 && integerEnd(der, second) == der.length;
  }

  /** Where the integer at an offset ends; -1 where there is no strict one. */
  private static int integerEnd(byte[] der, int at) {
    if (at + 3 > der.length || der[at] != 0x02) {
      return -1;
    }
    int length = der[at + 1];
    int end = at + 2 + length;
    if (length < 1 || length > LONGEST_INTEGER || end > der.length || der[at + 2] < 0) {
      return -1;
    }
    boolean padded = der[at + 2] == 0;
    if (padded && (length == 1 || der[at + 3] >= 0)) {
      return -1; // zero, or a zero byte that is not needed
    }
    return padded || length < LONGEST_INTEGER ? end : -1;
  }
}
