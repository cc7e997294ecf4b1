package com.thaloco.releaseconsole.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VerifierTest {
  private final ReleaseKey key = TestKeys.key("release");
  private final byte[] payload = TestKeys.utf8("payload");

  private byte[] signature(byte[] what) {
    try (UnlockedKey unlocked = TestKeys.unlocked("release")) {
      return unlocked.sign(what);
    }
  }

  @Test
  void acceptsWhatTheOtherImplementationSigned() {
    for (int i = 0; i < 300; i++) { // enough for short and padded integers
      byte[] what = TestKeys.utf8("payload " + i);
      assertThat(Verifier.accepts(key, what, signature(what))).isTrue();
    }
  }

  @Test
  void refusesAnotherKeyPayloadOrSignature() {
    byte[] der = signature(payload);
    assertThat(Verifier.accepts(TestKeys.key("other"), payload, der)).isFalse();
    assertThat(Verifier.accepts(key, TestKeys.utf8("payloae"), der)).isFalse();
    for (int bit = 0; bit < der.length * 8; bit++) {
      byte[] flipped = der.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThat(Verifier.accepts(key, payload, flipped)).as("bit %d", bit).isFalse();
    }
  }

  @Test
  void malformedIsFalseAndNoException() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    var random = new Random(seed);
    byte[] der = signature(payload);
    for (int i = 0; i < 2000; i++) {
      byte[] bytes = new byte[random.nextInt(80)];
      random.nextBytes(bytes);
      assertThat(Verifier.accepts(key, payload, bytes)).isFalse();
      byte[] cut = Arrays.copyOf(der, random.nextInt(der.length));
      assertThat(Verifier.accepts(key, payload, cut)).isFalse();
    }
    assertThat(Verifier.accepts(key, payload, Arrays.copyOf(der, der.length + 1))).isFalse();
    assertThat(Verifier.accepts(key, payload, new byte[300])).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3006020100020100", // zero
        "3006020101020100",
        "3007020200010201 01", // padded without need
        "30060201ff020101", // negative
        "300602010102017f00", // behind the end
        "308106020101020101", // long form of a short length
        "30800201010201010000", // indefinite
        "3009020101020101020101", // three numbers
        "3106020101020101", // a set
        "3003020101", // one number
        "300702020000020101", // zero with a zero before it
        "30260221" // 33 bytes without a zero before them
            + "7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
            + "020101",
      })
  void otherEncodingsAreNotStrict(String hex) {
    assertThat(SignatureDer.isStrict(HexFormat.of().parseHex(hex.replace(" ", "")))).isFalse();
  }

  @Test
  void numbersOutOfRangeAreFalse() {
    String n = "00ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";
    byte[] der = HexFormat.of().parseHex("3026" + "0221" + n + "020101");
    assertThat(SignatureDer.isStrict(der)).isTrue();
    assertThat(Verifier.accepts(key, payload, der)).isFalse();
  }
}
