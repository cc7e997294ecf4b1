package com.thaloco.releaseconsole.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class SecretBoxTest {
  /** The vector of NaCl's own tests/secretbox.c. */
  private static final byte[] KEY =
      hex("1b27556473e985d462cd51197a9a46c76009549eac6474f206c4ee0844f68389");

  private static final byte[] NONCE = hex("69696ee955b62b73cd62bda875fc73d68219e0036b7a0b37");
  private static final byte[] PLAIN =
      hex(
          "be075fc53c81f2d5cf141316ebeb0c7b5228c52a4c62cbd44b66849b64244ffc"
              + "e5ecbaaf33bd751a1ac728d45e6c61296cdc3c01233561f41db66cce314adb31"
              + "0e3be8250c46f06dceea3a7fa1348057e2f6556ad6b1318a024a838f21af1fde"
              + "048977eb48f59ffd4924ca1c60902e52f0a089bc76897040e082f93776384864"
              + "5e0705");
  private static final byte[] SEALED =
      hex(
          "f3ffc7703f9400e52a7dfb4b3d3305d98e993b9f48681273c29650ba32fc76ce"
              + "48332ea7164d96a4476fb8c531a1186ac0dfc17c98dce87b4da7f011ec48c972"
              + "71d2c20f9b928fe2270d6fb863d51738b48eeee314a7cc8ab932164548e526ae"
              + "90224368517acfeabd6bb3732bc0e9da99832b61ca01b6de56244a9e88d5f9b3"
              + "7973f622a43d14a6599b1f654cb45a74e355a5");

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }

  @Test
  void isThatOfNacl() {
    assertThat(SecretBox.seal(PLAIN, NONCE, KEY)).isEqualTo(SEALED);
    assertThat(SecretBox.open(SEALED, NONCE, KEY)).hasValue(PLAIN);
  }

  @Test
  void nothingIsSealedAndOpenedToo() {
    byte[] sealed = SecretBox.seal(new byte[0], NONCE, KEY);
    assertThat(sealed).hasSize(16);
    assertThat(SecretBox.open(sealed, NONCE, KEY)).hasValue(new byte[0]);
  }

  @Test
  void everyChangedBitIsSeen() {
    for (int bit = 0; bit < SEALED.length * 8; bit++) {
      byte[] changed = SEALED.clone();
      changed[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThat(SecretBox.open(changed, NONCE, KEY)).as("bit %d", bit).isEmpty();
    }
    assertThat(SecretBox.open(new byte[15], NONCE, KEY)).isEmpty();
  }
}
