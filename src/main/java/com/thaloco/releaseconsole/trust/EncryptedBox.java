package com.thaloco.releaseconsole.trust;

import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.json.ForeignJson;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.bouncycastle.crypto.generators.SCrypt;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The encrypted JSON inside a cosign key file: scrypt makes a key of the password, and that opens a
 * NaCl secretbox (docs/security.md, The key file).
 */
public final class EncryptedBox {
  private static final int SALT = 32;
  private static final JsonMapper JSON =
      ForeignJson.mapper()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private final Kdf kdf;
  private final byte[] salt;
  private final byte[] nonce;
  private final byte[] ciphertext;

  private EncryptedBox(Kdf kdf, byte[] salt, byte[] nonce, byte[] ciphertext) {
    this.kdf = kdf;
    this.salt = salt;
    this.nonce = nonce;
    this.ciphertext = ciphertext;
  }

  /**
   * Reads the JSON.
   *
   * @throws ProblemException INPUT, for anything that cosign would not read
   */
  public static EncryptedBox parse(byte[] json, String where) {
    JsonNode root;
    try {
      root = JSON.readTree(json);
    } catch (JacksonException e) {
      throw unread("key.json", where + " does not hold the JSON of an encrypted key");
    }
    var fields = new Fields(root, where);
    fields.constant("/kdf/name", "scrypt");
    var kdf =
        new Kdf(
            fields.number("/kdf/params/N"),
            fields.number("/kdf/params/r"),
            fields.number("/kdf/params/p"));
    if (!kdf.isAccepted()) {
      throw unread(
          "key.kdf",
          "%s has unsupported scrypt parameters N=%d, r=%d, p=%d (accepted: N=32768, 65536 or"
                  .formatted(where, kdf.n(), kdf.r(), kdf.p())
              + " 131072 with r=8, p=1)");
    }
    byte[] salt = fields.bytes("/kdf/salt", SALT, SALT);
    fields.constant("/cipher/name", "nacl/secretbox");
    byte[] nonce = fields.bytes("/cipher/nonce", SecretBox.NONCE, SecretBox.NONCE);
    byte[] ciphertext = fields.bytes("/ciphertext", SecretBox.TAG, Integer.MAX_VALUE);
    return new EncryptedBox(kdf, salt, nonce, ciphertext);
  }

  /** Encrypts with a fresh salt and nonce. */
  static EncryptedBox seal(byte[] plaintext, Password password, Kdf kdf) {
    var random = new SecureRandom();
    byte[] salt = new byte[SALT];
    byte[] nonce = new byte[SecretBox.NONCE];
    random.nextBytes(salt);
    random.nextBytes(nonce);
    byte[] key = key(kdf, salt, password);
    try {
      return new EncryptedBox(kdf, salt, nonce, SecretBox.seal(plaintext, nonce, key));
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  /** What turns the password into a key. */
  public Kdf kdf() {
    return kdf;
  }

  /**
   * The plaintext, which the caller wipes; empty for a wrong password or a tampered box, which
   * can't be distinguished.
   *
   * @throws ProblemException KEY_LOCKED, where there is not enough memory for scrypt
   */
  public Optional<byte[]> open(Password password) {
    byte[] key = key(kdf, salt, password);
    try {
      return SecretBox.open(ciphertext, nonce, key);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  /** The compact JSON, fields in cosign's order. */
  byte[] json() {
    Base64.Encoder base64 = Base64.getEncoder();
    return """
    {"kdf":{"name":"scrypt","params":{"N":%d,"r":%d,"p":%d},"salt":"%s"},\
    "cipher":{"name":"nacl/secretbox","nonce":"%s"},"ciphertext":"%s"}\
    """
        .formatted(
            kdf.n(),
            kdf.r(),
            kdf.p(),
            base64.encodeToString(salt),
            base64.encodeToString(nonce),
            base64.encodeToString(ciphertext))
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] key(Kdf kdf, byte[] salt, Password password) {
    byte[] bytes = password.copy();
    try {
      return SCrypt.generate(bytes, salt, kdf.n(), kdf.r(), kdf.p(), SecretBox.KEY);
    } catch (OutOfMemoryError e) {
      throw new Problem(
              "key.memory",
              Problem.Kind.KEY_LOCKED,
              "There is not enough memory for the key's password function (%s, %d MB)."
                  .formatted(kdf, kdf.memory() >> 20),
              "The key was not unlocked, and nothing was signed.",
              "Close other programs or give this one more memory (-Xmx), then try again.",
              java.util.List.of())
          .toException();
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  static ProblemException unread(String id, String what) {
    return Problem.input(
            id,
            what + ".",
            "The key was not read, and nothing was signed.",
            Remedy.text("Use a key file that cosign generate-key-pair wrote, or make one")
                .by(OwnCommand.KEY_NEW.with()))
        .toException();
  }

  /** The fields of the JSON, read strictly. */
  private record Fields(JsonNode root, String where) {
    void constant(String at, String expected) {
      JsonNode node = root.at(at);
      if (!node.isString() || !node.stringValue().equals(expected)) {
        throw unread(
            "key.field",
            "%s has %s at %s where %s is expected".formatted(where, shown(node), at, expected));
      }
    }

    int number(String at) {
      JsonNode node = root.at(at);
      if (!node.isInt()) {
        throw unread(
            "key.kdf",
            "%s has %s at %s where a number is expected".formatted(where, shown(node), at));
      }
      return node.intValue();
    }

    byte[] bytes(String at, int least, int most) {
      JsonNode node = root.at(at);
      if (!node.isString()) {
        throw unread(
            "key.field",
            "%s has %s at %s where base64 is expected".formatted(where, shown(node), at));
      }
      byte[] bytes;
      try {
        bytes = Base64.getDecoder().decode(node.stringValue());
      } catch (IllegalArgumentException e) {
        throw unread("key.field", "%s has a text at %s that is not base64".formatted(where, at));
      }
      if (bytes.length < least || bytes.length > most) {
        throw unread(
            "key.field",
            "%s has %d bytes at %s where %s%d are expected"
                .formatted(where, bytes.length, at, least == most ? "" : "at least ", least));
      }
      return bytes;
    }

    private static String shown(JsonNode node) {
      if (node.isMissingNode()) {
        return "nothing";
      }
      String text = node.toString();
      return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
  }
}
