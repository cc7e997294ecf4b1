package com.thaloco.releaseconsole.trust;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** A key file with another password around the same key, and what must then stay secret. */
public record Resealed(byte[] file, List<byte[]> secrets) {
  /** Encrypts the key again; both passwords are known to the test. */
  public static Resealed of(byte[] keyFile, String password, String newPassword) {
    KeyBlock block =
        Pem.blocks(Pem.lines(new String(keyFile, StandardCharsets.US_ASCII))).getFirst();
    byte[] pkcs8;
    try (Password old = Password.ofBytes(password.getBytes(StandardCharsets.UTF_8))) {
      pkcs8 = EncryptedBox.parse(Pem.decode(block), "a test's key").open(old).orElseThrow();
    } catch (Pem.Broken e) {
      throw new AssertionError(e);
    }
    byte[] box;
    try (Password fresh = Password.ofBytes(newPassword.getBytes(StandardCharsets.UTF_8))) {
      box = EncryptedBox.seal(pkcs8, fresh, new Kdf(65536, 8, 1)).json();
    }
    String words = CosignKeyFile.Type.SIGSTORE.words();
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(box);
    String pem = "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(words, body, words);
    byte[] scalar = scalar(pkcs8);
    return new Resealed(
        pem.getBytes(StandardCharsets.US_ASCII),
        List.of(
            newPassword.getBytes(StandardCharsets.UTF_8),
            scalar,
            text(java.util.HexFormat.of().formatHex(scalar)),
            text(new java.math.BigInteger(1, scalar).toString()),
            text(Base64.getEncoder().encodeToString(pkcs8)),
            text(Base64.getEncoder().encodeToString(scalar))));
  }

  /** The 32 bytes after the tag of the private octet string inside the PKCS#8 of a P-256 key. */
  private static byte[] scalar(byte[] pkcs8) {
    for (int i = 0; i + 34 <= pkcs8.length; i++) {
      if (pkcs8[i] == 0x04 && pkcs8[i + 1] == 0x20) {
        return java.util.Arrays.copyOfRange(pkcs8, i + 2, i + 34);
      }
    }
    throw new AssertionError("no private octets");
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
