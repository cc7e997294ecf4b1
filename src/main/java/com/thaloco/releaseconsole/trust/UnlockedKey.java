package com.thaloco.releaseconsole.trust;

import com.thaloco.releaseconsole.flow.Problem;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;

/**
 * The private half of the release key, in memory until it is closed. Signs deterministically (RFC
 * 6979), so that a second try gives the same bytes; and signs two things only: a SHA256SUMS and a
 * {@link Statement}. Thread-safe.
 */
public final class UnlockedKey implements AutoCloseable {
  /** GNU format: hash, two spaces, name, LF (docs/rules.md, Artefacts). */
  private static final Pattern SUMS = Pattern.compile("([0-9a-f]{64} {2}[^\\x00-\\x20\\x7f/]+\n)+");

  private final byte[] scalar;
  private final ReleaseKey publicKey;
  private final boolean openedWithLineFeed;
  private boolean closed;

  /** Takes the array over, and wipes it on close. */
  UnlockedKey(byte[] scalar, boolean openedWithLineFeed) {
    this.scalar = scalar;
    this.publicKey = PrivateScalar.publicKey(scalar);
    this.openedWithLineFeed = openedWithLineFeed;
  }

  /** The public half, derived from the private one. */
  public ReleaseKey publicKey() {
    return publicKey;
  }

  /** Whether only the given password followed by a line feed opened it; worth telling. */
  public boolean openedWithLineFeed() {
    return openedWithLineFeed;
  }

  /**
   * Signs the bytes of a SHA256SUMS.
   *
   * @return the ASN.1 DER of the ECDSA-P256-SHA256 signature
   * @throws com.thaloco.releaseconsole.flow.ProblemException REFUSED, for bytes of any other shape,
   *     a statement's among them
   */
  public byte[] signSums(byte[] sums) {
    if (Statement.looksLikeOne(sums)
        || !SUMS.matcher(new String(sums, StandardCharsets.ISO_8859_1)).matches()) {
      throw Problem.refused(
              "sign.not-sums",
              "The text to sign does not have the format of SHA256SUMS (hash, two spaces, name,"
                  + " line feed).",
              "It was not signed.",
              "This is a fault of the program or of its state folder; abandon the cut and start"
                  + " again.")
          .toException();
    }
    return sign(sums);
  }

  /** Signs a statement; the same kind of signature as {@link #signSums}. */
  public byte[] sign(Statement statement) {
    return sign(statement.payload());
  }

  /** Signs any bytes: for the two above and the test vectors. */
  synchronized byte[] sign(byte[] payload) {
    if (closed) {
      throw new IllegalStateException("the key was wiped");
    }
    var signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    signer.init(true, new ECPrivateKeyParameters(new BigInteger(1, scalar), PrivateScalar.DOMAIN));
    try {
      BigInteger[] rs =
          signer.generateSignature(MessageDigest.getInstance("SHA-256").digest(payload));
      return StandardDSAEncoding.INSTANCE.encode(PrivateScalar.DOMAIN.getN(), rs[0], rs[1]);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("SHA-256 or DER are not there", e);
    }
  }

  /** Whether it was wiped. */
  public synchronized boolean isClosed() {
    return closed;
  }

  /** Wipes the private half; a later signature is an error of the program. */
  @Override
  public synchronized void close() {
    closed = true;
    Arrays.fill(scalar, (byte) 0);
  }

  @Override
  public String toString() {
    return "UnlockedKey of " + publicKey;
  }
}
