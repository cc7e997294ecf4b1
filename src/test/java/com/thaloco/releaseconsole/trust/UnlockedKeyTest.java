package com.thaloco.releaseconsole.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UnlockedKeyTest {
  private static final byte[] SUMS =
      TestKeys.utf8("a".repeat(64) + "  banger-v0.1.7-linux-amd64.tar.gz\n");

  /** RFC 6979, A.2.5. */
  @ParameterizedTest
  @CsvSource({
    "sample,EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716,"
        + "F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8",
    "test,F1ABB023518351CD71D881567B1EA663ED3EFCF6C5132B354F28D3B0B7D38367,"
        + "019F4113742A2B14BD25926B49C649155F267E60D3814B4C0CC84250E46F0083"
  })
  void signsAsTheRfcDoes(String message, String r, String s) {
    String x = "C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721";
    try (var key = new UnlockedKey(HexFormat.of().parseHex(x), false)) {
      assertThat(key.publicKey().key().getW().getAffineX())
          .isEqualTo(
              new BigInteger(
                  "60FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB6", 16));
      String der = HexFormat.of().formatHex(key.sign(TestKeys.utf8(message)));
      assertThat(der).isEqualTo(derHex(r, s));
    }
  }

  private static String derHex(String r, String s) {
    String body = integer(r) + integer(s);
    return "30%02x".formatted(body.length() / 2) + body;
  }

  private static String integer(String hex) {
    byte[] bytes = new BigInteger(hex, 16).toByteArray();
    return "02%02x".formatted(bytes.length)
        + HexFormat.of().formatHex(bytes).toLowerCase(Locale.ROOT);
  }

  @Test
  void signingTwiceGivesTheSameBytes() {
    try (UnlockedKey one = TestKeys.unlocked("release");
        UnlockedKey two = TestKeys.unlocked("release")) {
      assertThat(one.signSums(SUMS)).isEqualTo(two.signSums(SUMS)).isEqualTo(one.signSums(SUMS));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "release-console receipt v1\n",
        "release-console canary v1\nffff\n",
        "hello\n",
        "%s  name",
        "%s name\n",
        "%s *name\n",
        "%s  a/b\n",
        "%s  name\r\n",
        "%s  name\n\n",
        "\n%s  name\n",
      })
  void onlySumsAreSignedAsSums(String payload) {
    byte[] bytes = TestKeys.utf8(payload.replace("%s", "0".repeat(64)));
    try (UnlockedKey key = TestKeys.unlocked("release")) {
      assertThat(TestKeys.problem(() -> key.signSums(bytes)).id()).isEqualTo("sign.not-sums");
    }
  }

  @Test
  void severalSumsAreFine() {
    byte[] two = TestKeys.utf8("0".repeat(64) + "  a.tar.gz\n" + "1".repeat(64) + "  b.tar.gz\n");
    try (UnlockedKey key = TestKeys.unlocked("release")) {
      assertThat(Verifier.accepts(key.publicKey(), two, key.signSums(two))).isTrue();
    }
  }

  @Test
  void aClosedKeyIsWipedAndUnusable() {
    byte[] scalar = TestKeys.scalar("release");
    var key = new UnlockedKey(scalar, false);
    key.close();
    assertThat(scalar).containsOnly(0);
    assertThat(key.isClosed()).isTrue();
    assertThatThrownBy(() -> key.signSums(SUMS)).isInstanceOf(IllegalStateException.class);
    assertThat(key.publicKey()).isEqualTo(TestKeys.key("release"));
  }

  @Test
  void itPrintsNothingOfThePrivateHalf() {
    try (UnlockedKey key = TestKeys.unlocked("release")) {
      String secret = HexFormat.of().formatHex(TestKeys.scalar("release"));
      assertThat(key.toString()).doesNotContain(secret).contains(key.publicKey().sha256());
    }
  }
}
