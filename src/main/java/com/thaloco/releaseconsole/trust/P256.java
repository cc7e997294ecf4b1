package com.thaloco.releaseconsole.trust;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.util.Arrays;
import java.util.HexFormat;

/** The one curve that the released clients verify with, by the JDK alone. */
final class P256 {
  /** All of a P-256 public key's DER but the two coordinates. */
  private static final byte[] DER_PREFIX =
      HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d03010703420004");

  private static final int FIELD = 32; // bytes of a coordinate and of a scalar

  static final ECParameterSpec SPEC = spec();

  private P256() {}

  private static ECParameterSpec spec() {
    try {
      var parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec("secp256r1"));
      return parameters.getParameterSpec(ECParameterSpec.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no P-256", e);
    }
  }

  static boolean isCurve(ECParameterSpec other) {
    return other.getCurve().equals(SPEC.getCurve())
        && other.getGenerator().equals(SPEC.getGenerator())
        && other.getOrder().equals(SPEC.getOrder());
  }

  /** Whether the point is on the curve; the JDK asks this only when it verifies. */
  static boolean holds(ECPoint point) {
    if (point.equals(ECPoint.POINT_INFINITY)) {
      return false;
    }
    BigInteger p = ((ECFieldFp) SPEC.getCurve().getField()).getP();
    BigInteger x = point.getAffineX();
    BigInteger y = point.getAffineY();
    if (x.signum() < 0 || y.signum() < 0 || x.compareTo(p) >= 0 || y.compareTo(p) >= 0) {
      return false;
    }
    BigInteger right =
        x.pow(3).add(SPEC.getCurve().getA().multiply(x)).add(SPEC.getCurve().getB()).mod(p);
    return y.pow(2).mod(p).equals(right);
  }

  /** The SubjectPublicKeyInfo of a point: named curve, uncompressed. */
  static byte[] der(ECPoint point) {
    byte[] der = Arrays.copyOf(DER_PREFIX, DER_PREFIX.length + 2 * FIELD);
    put(point.getAffineX(), der, DER_PREFIX.length);
    put(point.getAffineY(), der, DER_PREFIX.length + FIELD);
    return der;
  }

  /** Whether these bytes have the form that {@link #der} gives; the point is not examined. */
  static boolean hasForm(byte[] der) {
    return der.length == DER_PREFIX.length + 2 * FIELD
        && Arrays.equals(der, 0, DER_PREFIX.length, DER_PREFIX, 0, DER_PREFIX.length);
  }

  /** The point in bytes that have the form. */
  static ECPoint point(byte[] der) {
    int at = DER_PREFIX.length;
    return new ECPoint(
        new BigInteger(1, der, at, FIELD), new BigInteger(1, der, at + FIELD, FIELD));
  }

  private static void put(BigInteger number, byte[] into, int at) {
    byte[] bytes = number.toByteArray(); // may have a leading zero, may be short
    int length = Math.min(bytes.length, FIELD);
    System.arraycopy(bytes, bytes.length - length, into, at + FIELD - length, length);
  }
}
