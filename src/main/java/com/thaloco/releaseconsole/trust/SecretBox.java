package com.thaloco.releaseconsole.trust;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.engines.XSalsa20Engine;
import org.bouncycastle.crypto.macs.Poly1305;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/** NaCl's secretbox: XSalsa20, whose first 32 bytes key Poly1305 over the ciphertext; tag first. */
public final class SecretBox {
  static final int KEY = 32;

  /** Bytes of a nonce. */
  public static final int NONCE = 24;

  static final int TAG = 16;
  private static final int MAC_KEY = 32;

  private SecretBox() {}

  static byte[] seal(byte[] plaintext, byte[] nonce, byte[] key) {
    XSalsa20Engine stream = stream(nonce, key);
    byte[] macKey = macKey(stream);
    byte[] sealed = new byte[TAG + plaintext.length];
    stream.processBytes(plaintext, 0, plaintext.length, sealed, TAG);
    System.arraycopy(tag(sealed, macKey), 0, sealed, 0, TAG);
    Arrays.fill(macKey, (byte) 0);
    return sealed;
  }

  /**
   * The plaintext, which the caller wipes; empty where the tag is wrong.
   *
   * @param key 32 bytes
   */
  public static Optional<byte[]> open(byte[] sealed, byte[] nonce, byte[] key) {
    XSalsa20Engine stream = stream(nonce, key);
    byte[] macKey = macKey(stream);
    try {
      if (sealed.length < TAG
          || !MessageDigest.isEqual(tag(sealed, macKey), Arrays.copyOf(sealed, TAG))) {
        return Optional.empty();
      }
      byte[] plaintext = new byte[sealed.length - TAG];
      stream.processBytes(sealed, TAG, plaintext.length, plaintext, 0);
      return Optional.of(plaintext);
    } finally {
      Arrays.fill(macKey, (byte) 0);
    }
  }

  private static XSalsa20Engine stream(byte[] nonce, byte[] key) {
    var stream = new XSalsa20Engine();
    stream.init(true, new ParametersWithIV(new KeyParameter(key), nonce));
    return stream;
  }

  private static byte[] macKey(XSalsa20Engine stream) {
    byte[] macKey = new byte[MAC_KEY];
    stream.processBytes(new byte[MAC_KEY], 0, MAC_KEY, macKey, 0);
    return macKey;
  }

  private static byte[] tag(byte[] sealed, byte[] macKey) {
    var mac = new Poly1305();
    mac.init(new KeyParameter(macKey));
    mac.update(sealed, TAG, sealed.length - TAG);
    byte[] tag = new byte[TAG];
    mac.doFinal(tag, 0);
    return tag;
  }
}
