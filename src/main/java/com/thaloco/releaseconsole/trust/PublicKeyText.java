package com.thaloco.releaseconsole.trust;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads a public key from PEM, and says exactly what is wrong with one that is not ours. */
final class PublicKeyText {
  private static final String P256_OID = "06082a8648ce3d030107";
  private static final String EC_OID = "06072a8648ce3d0201";

  /** DER of the object identifiers that people put there instead, the curves first. */
  private static final Map<String, String> OTHERS = new LinkedHashMap<>();

  static {
    OTHERS.put("06052b81040022", "an ECDSA key on the curve P-384");
    OTHERS.put("06052b81040023", "an ECDSA key on the curve P-521");
    OTHERS.put("06052b81040021", "an ECDSA key on the curve P-224");
    OTHERS.put("06052b8104000a", "an ECDSA key on the curve secp256k1");
    OTHERS.put("06092b2403030208010107", "an ECDSA key on the curve brainpoolP256r1");
    OTHERS.put("06092a864886f70d010101", "an RSA key");
    OTHERS.put("06092a864886f70d01010a", "an RSA-PSS key");
    OTHERS.put("06072a8648ce380401", "a DSA key");
    OTHERS.put("06032b6570", "an Ed25519 key");
    OTHERS.put("06032b6571", "an Ed448 key");
    OTHERS.put("06032b656e", "an X25519 key");
  }

  private PublicKeyText() {}

  /** The only block of a text, of whatever type. */
  static KeyBlock onlyBlock(String text, String where) {
    List<KeyBlock> blocks = Pem.blocks(Pem.lines(text));
    if (blocks.size() == 1) {
      return blocks.getFirst();
    }
    if (blocks.isEmpty()) {
      boolean hidden = text.contains("-----BEGIN ");
      throw unread(
          "key.no-block",
          hidden
              ? "%s has a PEM block that does not begin at the start of a line".formatted(where)
              : "%s has no PEM block (-----BEGIN PUBLIC KEY-----)".formatted(where));
    }
    throw unread(
        "key.several-blocks",
        "%s has %d PEM blocks (lines %s) where one is expected"
            .formatted(where, blocks.size(), linesOf(blocks)));
  }

  static String linesOf(List<KeyBlock> blocks) {
    return blocks.stream().map(b -> String.valueOf(b.line())).collect(Collectors.joining(", "));
  }

  /** The key in a block. */
  static ReleaseKey parse(KeyBlock block, String where) {
    String place = where + ":" + block.line();
    if (!block.type().equals("PUBLIC KEY")) {
      throw unread("key.type", "%s is a PEM block %s".formatted(place, typed(block.type())));
    }
    byte[] der;
    try {
      der = Pem.decode(block);
    } catch (Pem.Broken e) {
      throw unread(
          "key.broken",
          "%s:%d is not a readable public key: %s".formatted(where, e.line(), e.reason()));
    }
    if (!P256.hasForm(der)) {
      throw unread("key.kind", "%s is %s".formatted(place, kind(der)));
    }
    if (!P256.holds(P256.point(der))) {
      throw unread(
          "key.point",
          "%s decodes to a point that is not on P-256, so a character of it is wrong"
              .formatted(place));
    }
    return ReleaseKey.of(P256.point(der));
  }

  private static String typed(String type) {
    return switch (type) {
      case "RSA PUBLIC KEY" -> "RSA PUBLIC KEY, and RSA keys are not supported";
      case "CERTIFICATE" -> "CERTIFICATE, not a bare public key";
      default ->
          type.endsWith("PRIVATE KEY")
              ? type + ", which is a private key and not a public one"
              : type + ", not PUBLIC KEY";
    };
  }

  private static String kind(byte[] der) {
    String hex = HexFormat.of().formatHex(der, 0, Math.min(der.length, 64));
    for (Map.Entry<String, String> other : OTHERS.entrySet()) {
      if (hex.contains(other.getKey())) {
        return other.getValue();
      }
    }
    if (hex.contains(P256_OID) && der.length > 91) {
      return "a P-256 key with %d bytes too many".formatted(der.length - 91);
    }
    if (hex.contains(P256_OID) && der.length == 59) {
      return "a P-256 key with a compressed point, which Go does not read";
    }
    if (hex.contains(P256_OID)) {
      return "a P-256 key that is cut short or not in DER";
    }
    return hex.contains(EC_OID)
        ? "an ECDSA key on another curve, or with its curve spelled out"
        : "not a public key (%d bytes of something else)".formatted(der.length);
  }

  private static ProblemException unread(String id, String what) {
    return Problem.input(
            id,
            what + ".",
            "No public key was read from it.",
            "Use the ECDSA P-256 public key as cosign writes it (cosign.pub): one PEM block PUBLIC"
                + " KEY; clients verify with nothing else.")
        .toException();
  }
}
