package com.thaloco.releaseconsole.trust;

import com.thaloco.releaseconsole.flow.Hashes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Base64;

/**
 * The public half of a release key: a point on P-256. Two are equal when their points are.
 *
 * @param key as the JDK's own class, whatever class it was given as
 */
public record ReleaseKey(ECPublicKey key) {
  /** What {@code key inspect} calls this kind of key (docs/command-line.md, key inspect). */
  public static final String TYPE = "ECDSA P-256";

  /**
   * @throws IllegalArgumentException for another curve or a point that is not on it; use {@link
   *     #parse} for what someone else wrote
   */
  public ReleaseKey {
    if (!P256.isCurve(key.getParams()) || !P256.holds(key.getW())) {
      throw new IllegalArgumentException("not a P-256 public key");
    }
    key = onP256(key.getW());
  }

  /**
   * Reads the only PEM block of a text, which must be a P-256 key in the form that Go and openssl
   * both read; text around the block is allowed.
   *
   * @param where the place of the text, for the messages
   * @throws com.thaloco.releaseconsole.flow.ProblemException INPUT, for anything else
   */
  public static ReleaseKey parse(String pem, String where) {
    return PublicKeyText.parse(PublicKeyText.onlyBlock(pem, where), where);
  }

  /** The key of a point that is known to be on the curve. */
  static ReleaseKey of(ECPoint point) {
    return new ReleaseKey(onP256(point));
  }

  /** The SubjectPublicKeyInfo in DER. */
  public byte[] der() {
    return P256.der(key.getW());
  }

  /** The canonical PEM: 64 columns, LF, one at the end. It is what cosign writes. */
  public String pem() {
    String base64 =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(der());
    return "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n";
  }

  /** SHA-256 of the DER, lower-case hexadecimal: what names this key everywhere. */
  public String sha256() {
    return Hashes.sha256(der());
  }

  @Override
  public String toString() {
    return TYPE + " " + sha256();
  }

  private static ECPublicKey onP256(ECPoint point) {
    try {
      return (ECPublicKey)
          KeyFactory.getInstance("EC", "SunEC")
              .generatePublic(new ECPublicKeySpec(point, P256.SPEC));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not a P-256 public key", e);
    }
  }
}
