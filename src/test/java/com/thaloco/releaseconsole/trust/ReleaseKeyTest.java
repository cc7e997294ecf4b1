package com.thaloco.releaseconsole.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thaloco.releaseconsole.flow.Problem;
import java.math.BigInteger;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECPoint;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReleaseKeyTest {
  private final ReleaseKey key = TestKeys.key("release");

  @Test
  void itsPemReadsAsItself() {
    assertThat(ReleaseKey.parse(key.pem(), "cosign.pub")).isEqualTo(key);
    assertThat(key.pem().lines()).hasSize(4).allMatch(line -> line.length() <= 64);
    assertThat(key.pem()).endsWith("-----END PUBLIC KEY-----\n");
  }

  @Test
  void itsDerIsThatOfTheJdk() {
    ECPublicKey made = (ECPublicKey) TestKeys.pair("EC", "secp256r1").getPublic();
    var same = new ReleaseKey(made);
    assertThat(same.der()).isEqualTo(made.getEncoded());
    assertThat(same.sha256()).matches("[0-9a-f]{64}");
  }

  @Test
  void smallCoordinatesArePadded() {
    // About one key in 128 has a coordinate with a leading zero byte.
    for (int i = 0; i < 600; i++) {
      ReleaseKey one = TestKeys.key("key " + i);
      assertThat(one.der()).hasSize(91).isEqualTo(one.key().getEncoded());
    }
  }

  @Test
  void textAroundTheBlockAndWindowsLineEndsAreFine() {
    String preamble = "The public half of a key that is no secret.\n\n" + key.pem() + "\n";
    assertThat(ReleaseKey.parse(preamble, "cosign.pub")).isEqualTo(key);
    assertThat(ReleaseKey.parse(key.pem().replace("\n", "\r\n"), "cosign.pub")).isEqualTo(key);
  }

  @ParameterizedTest
  @CsvSource({
    "EC,secp384r1,P-384",
    "EC,secp521r1,P-521",
    "RSA,'',an RSA key",
    "Ed25519,'',Ed25519",
    "DSA,'',a DSA key"
  })
  void otherKindsAreNamed(String algorithm, String curve, String named) {
    String pem =
        TestKeys.pem("PUBLIC KEY", TestKeys.pair(algorithm, curve).getPublic().getEncoded());
    Problem problem = TestKeys.problem(() -> ReleaseKey.parse(pem, "a.pub"));
    assertThat(problem.kind()).isEqualTo(Problem.Kind.INPUT);
    assertThat(problem.happened()).startsWith("a.pub:1 is ").contains(named).endsWith(".");
  }

  @Test
  void aPointBesideTheCurveIsRefused() {
    byte[] der = key.der();
    der[90] ^= 1;
    assertThat(refusal(TestKeys.pem("PUBLIC KEY", der))).contains("not on P-256");
  }

  @Test
  void aCompressedPointIsRefused() {
    byte[] der = Arrays.copyOf(key.der(), 59);
    der[1] = 0x39;
    der[24] = 0x22;
    der[26] = 2;
    assertThat(refusal(TestKeys.pem("PUBLIC KEY", der))).contains("compressed");
  }

  @Test
  void bytesBehindTheKeyAreRefused() {
    assertThat(refusal(TestKeys.pem("PUBLIC KEY", Arrays.copyOf(key.der(), 92))))
        .contains("1 bytes too many");
  }

  @Test
  void brokenBase64NamesLineAndCharacter() {
    String broken = key.pem().replaceFirst("\nM", "\n?");
    assertThat(refusal(broken))
        .isEqualTo("a.pub:2 is not a readable public key: column 1 has '?', which is not base64.");
  }

  @Test
  void aCutKeyIsRefused() {
    assertThat(refusal(key.pem().replace("==\n", "=\n"))).contains("cut or padded wrongly");
    assertThat(refusal(key.pem().replaceFirst("-----END.*", ""))).contains("no END PUBLIC KEY");
    assertThat(refusal("-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----\n")).contains("empty");
  }

  @Test
  void severalBlocksAreRefused() {
    assertThat(refusal(key.pem() + key.pem())).contains("2 PEM blocks (lines 1, 5)");
    assertThat(refusal(key.pem().replaceFirst("-----END.*\n", "") + key.pem()))
        .contains("2 PEM blocks (lines 1, 4)");
  }

  @Test
  void noBlockAndAHiddenBlockAreToldApart() {
    assertThat(refusal("ssh-ed25519 AAAA")).contains("no PEM block");
    assertThat(refusal("")).contains("no PEM block");
    assertThat(refusal("\uFEFF" + key.pem())).contains("does not begin at the start of a line");
    assertThat(refusal("  " + key.pem())).contains("does not begin at the start of a line");
  }

  @Test
  void otherBlocksAreNamed() {
    String base64 = Base64.getEncoder().encodeToString(key.der());
    for (String type : new String[] {"RSA PUBLIC KEY", "CERTIFICATE", "EC PRIVATE KEY"}) {
      String pem = "-----BEGIN " + type + "-----\n" + base64 + "\n-----END " + type + "-----\n";
      assertThat(refusal(pem)).contains(type);
    }
    String pem = "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n";
    assertThat(refusal(pem.formatted("EC PRIVATE KEY", base64))).contains("a private key and not");
    assertThat(refusal(pem.formatted("EC KEY", base64))).contains("EC KEY, not PUBLIC KEY");
  }

  @Test
  void whatIsNoKeyOfThisCurveIsNamedAsFarAsItIsKnown() {
    byte[] der = key.der();
    assertThat(refusal(TestKeys.pem("PUBLIC KEY", Arrays.copyOf(der, 90)))).contains("cut short");
    byte[] odd = der.clone();
    odd[24] = 1; // the unused bits of the point
    assertThat(refusal(TestKeys.pem("PUBLIC KEY", odd))).contains("cut short or not in DER");
    odd[20] = 1; // the curve
    assertThat(refusal(TestKeys.pem("PUBLIC KEY", odd))).contains("on another curve");
    assertThat(refusal(TestKeys.pem("PUBLIC KEY", new byte[5])))
        .contains("not a public key (5 bytes of something else)");
  }

  /** The same point with a number beyond the field is another encoding, which Go refuses. */
  @Test
  void coordinatesOutsideTheFieldAreRefused() {
    BigInteger p = ((ECFieldFp) P256.SPEC.getCurve().getField()).getP();
    BigInteger y =
        P256.SPEC
            .getCurve()
            .getB()
            .modPow(p.add(BigInteger.ONE).shiftRight(2), p); // a root, as p is 3 modulo 4
    assertThat(P256.holds(new ECPoint(BigInteger.ZERO, y))).isTrue();
    assertThat(P256.holds(new ECPoint(p, y))).isFalse();
    assertThat(P256.holds(new ECPoint(p.negate(), y))).isFalse();
    assertThat(P256.holds(new ECPoint(BigInteger.ZERO, y.add(p)))).isFalse();
    assertThat(P256.holds(new ECPoint(BigInteger.ZERO, y.negate()))).isFalse();
    assertThat(P256.holds(ECPoint.POINT_INFINITY)).isFalse();
    assertThat(refusal(TestKeys.pem("PUBLIC KEY", P256.der(new ECPoint(p, y)))))
        .contains("not on P-256");
  }

  @Test
  void anotherCurveCanNotBecomeOne() {
    ECPublicKey other = (ECPublicKey) TestKeys.pair("EC", "secp384r1").getPublic();
    assertThatThrownBy(() -> new ReleaseKey(other)).isInstanceOf(IllegalArgumentException.class);
  }

  private static String refusal(String pem) {
    return TestKeys.problem(() -> ReleaseKey.parse(pem, "a.pub")).happened();
  }
}
