package com.thaloco.releaseconsole.trust;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.SignatureException;

/**
 * Verifies by the JDK alone: a second implementation, which has to accept what BouncyCastle signed.
 * It is as strict as Go's {@code ecdsa.VerifyASN1}, which the clients use.
 */
public final class Verifier {
  private Verifier() {}

  /**
   * Whether a signature is this key's over these bytes.
   *
   * @param der ASN.1 DER; anything malformed is simply not accepted
   */
  public static boolean accepts(ReleaseKey key, byte[] payload, byte[] der) {
    if (!SignatureDer.isStrict(der)) {
      return false; // the JDK would read some of these
    }
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA", "SunEC");
      signature.initVerify(key.key());
      signature.update(payload);
      return signature.verify(der);
    } catch (SignatureException e) {
      return false; // r or s out of range
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java can't verify ECDSA", e);
    }
  }
}
