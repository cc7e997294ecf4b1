package com.thaloco.releaseconsole.trust;

import java.io.IOException;
import java.math.BigInteger;
import java.security.spec.ECPoint;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/** The private half as 32 bytes, to and from PKCS#8; and the public half that belongs to it. */
final class PrivateScalar {
  static final int LENGTH = 32;
  static final ECDomainParameters DOMAIN =
      new ECDomainParameters(CustomNamedCurves.getByName("secp256r1"));

  private PrivateScalar() {}

  /** The scalar in a decrypted key, which the caller wipes; {@code where} names the key file. */
  static byte[] ofPkcs8(byte[] der, String where) {
    ASN1Sequence sequence;
    try {
      sequence = sequence(der);
    } catch (IOException | IllegalArgumentException e) {
      throw unread("key.plaintext", where + " opens, but what is in it is not a private key");
    }
    if (sequence.size() >= 2 && sequence.getObjectAt(1) instanceof ASN1OctetString octets) {
      Arrays.fill(octets.getOctets(), (byte) 0);
      throw unread(
          "key.sec1",
          where + " opens, but the key in it is in SEC1 form (EC PRIVATE KEY), not PKCS#8");
    }
    try {
      return scalar(PrivateKeyInfo.getInstance(sequence), where);
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      // The exception's own words may quote the key, so they stop here.
      throw unread("key.plaintext", where + " opens, but what is in it is not a PKCS#8 key");
    }
  }

  private static ASN1Sequence sequence(byte[] der) throws IOException {
    if (der.length == 0) {
      throw new IOException("empty"); // BouncyCastle would give null
    }
    return ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(der));
  }

  private static byte[] scalar(PrivateKeyInfo info, String where) throws IOException {
    byte[] inner = info.getPrivateKey().getOctets();
    try {
      refuseOthers(info.getPrivateKeyAlgorithm(), where);
      ECPrivateKey key = ECPrivateKey.getInstance(sequence(inner));
      ASN1Object curve = key.getParametersObject();
      if (curve != null && !SECObjectIdentifiers.secp256r1.equals(curve)) {
        throw unread("key.kind", where + " opens, but names two different curves");
      }
      byte[] scalar = padded(key, where);
      BigInteger number = new BigInteger(1, scalar);
      if (number.signum() == 0 || number.compareTo(DOMAIN.getN()) >= 0) {
        throw unread("key.range", where + " opens, but its private number is not one of P-256");
      }
      ASN1BitString publicHalf = key.getPublicKey();
      if (publicHalf != null && !Arrays.equals(publicHalf.getOctets(), encoded(scalar))) {
        Arrays.fill(scalar, (byte) 0);
        throw unread("key.halves", where + " opens, but its two halves do not belong together");
      }
      return scalar;
    } finally {
      Arrays.fill(inner, (byte) 0);
    }
  }

  private static byte[] padded(ECPrivateKey key, String where) {
    byte[] octets = key.getPrivateKey().getOctets();
    if (octets.length > LENGTH) {
      Arrays.fill(octets, (byte) 0);
      throw unread("key.range", where + " opens, but its private number is too long for P-256");
    }
    byte[] scalar = new byte[LENGTH];
    System.arraycopy(octets, 0, scalar, LENGTH - octets.length, octets.length);
    Arrays.fill(octets, (byte) 0);
    return scalar;
  }

  private static void refuseOthers(AlgorithmIdentifier algorithm, String where) {
    ASN1ObjectIdentifier id = algorithm.getAlgorithm();
    if (!id.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
      String name =
          switch (id.getId()) {
            case "1.2.840.113549.1.1.1" -> "an RSA key";
            case "1.3.101.112" -> "an Ed25519 key";
            case "1.3.101.113" -> "an Ed448 key";
            default -> "a key of another kind (" + id.getId() + ")";
          };
      throw unread(
          "key.kind", "%s holds %s, and clients verify ECDSA P-256 only".formatted(where, name));
    }
    if (!SECObjectIdentifiers.secp256r1.equals(algorithm.getParameters())) {
      String curve =
          algorithm.getParameters() instanceof ASN1ObjectIdentifier named
              ? curve(named)
              : "with its curve spelled out";
      throw unread(
          "key.kind",
          "%s holds an ECDSA key %s, and clients verify P-256 only".formatted(where, curve));
    }
  }

  private static String curve(ASN1ObjectIdentifier named) {
    return switch (named.getId()) {
      case "1.3.132.0.34" -> "on P-384";
      case "1.3.132.0.35" -> "on P-521";
      case "1.3.132.0.33" -> "on P-224";
      case "1.3.132.0.10" -> "on secp256k1";
      default -> "on another curve (" + named.getId() + ")";
    };
  }

  private static RuntimeException unread(String id, String what) {
    return EncryptedBox.unread(id, what);
  }

  /** PKCS#8 as Go writes it, public half included; the caller wipes it. */
  static byte[] pkcs8(byte[] scalar) {
    try {
      var curve =
          new AlgorithmIdentifier(
              X9ObjectIdentifiers.id_ecPublicKey, SECObjectIdentifiers.secp256r1);
      var halves =
          new ECPrivateKey(
              DOMAIN.getN().bitLength(),
              new BigInteger(1, scalar),
              new DERBitString(encoded(scalar)),
              null);
      return new PrivateKeyInfo(curve, halves).getEncoded("DER");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The public half. */
  static ReleaseKey publicKey(byte[] scalar) {
    var point = point(scalar);
    return ReleaseKey.of(
        new ECPoint(
            point.getAffineXCoord().toBigInteger(), point.getAffineYCoord().toBigInteger()));
  }

  private static byte[] encoded(byte[] scalar) {
    return point(scalar).getEncoded(false);
  }

  private static org.bouncycastle.math.ec.ECPoint point(byte[] scalar) {
    return new FixedPointCombMultiplier()
        .multiply(DOMAIN.getG(), new BigInteger(1, scalar))
        .normalize();
  }
}
