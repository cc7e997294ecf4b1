package com.thaloco.releaseconsole.explore;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.InvalidParameterException;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Verifies each signature once, with the JDK's own code: the same few are asked about in every
 * execution, which would take most of its time.
 */
public final class CachedVerification extends SignatureSpi {
  private static final String ALGORITHM = "SHA256withECDSA";
  private static final Provider REAL = Security.getProvider("SunEC");
  private static final Map<List<String>, Boolean> KNOWN = new ConcurrentHashMap<>();

  private final ByteArrayOutputStream payload = new ByteArrayOutputStream();
  private PublicKey key = NO_KEY;

  private static final PublicKey NO_KEY =
      new PublicKey() {
        @Override
        public String getAlgorithm() {
          return "none";
        }

        @Override
        public String getFormat() {
          return "none";
        }

        @Override
        public byte[] getEncoded() {
          return new byte[0];
        }
      };

  /** For the JDK, which makes it by its name. */
  public CachedVerification() {}

  /** The JDK's provider under its own name, but for this one service. */
  private static final class Cache extends Provider {
    private static final long serialVersionUID = 1L;

    Cache() {
      super(REAL.getName(), REAL.getVersionStr(), "verifies each signature once");
      for (Service each : REAL.getServices()) {
        boolean ours = each.getAlgorithm().equals(ALGORITHM);
        putService(
            ours
                ? new Service(
                    this,
                    "Signature",
                    ALGORITHM,
                    CachedVerification.class.getName(),
                    List.of(),
                    Map.of())
                : new Passed(this, each));
      }
    }
  }

  /** A service of the JDK's provider. */
  private static final class Passed extends Provider.Service {
    private final Provider.Service real;

    Passed(Provider provider, Provider.Service real) {
      super(
          provider, real.getType(), real.getAlgorithm(), real.getClassName(), List.of(), Map.of());
      this.real = real;
    }

    @Override
    public Object newInstance(Object parameter) throws NoSuchAlgorithmException {
      return real.newInstance(parameter);
    }

    @Override
    public boolean supportsParameter(Object parameter) {
      return true;
    }
  }

  /** From now on, until {@link #remove}. */
  static void install() {
    Security.removeProvider(REAL.getName());
    Security.insertProviderAt(new Cache(), 1);
  }

  static void remove() {
    Security.removeProvider(REAL.getName());
    Security.addProvider(REAL);
  }

  @Override
  protected void engineInitVerify(PublicKey publicKey) {
    key = publicKey;
    payload.reset();
  }

  @Override
  protected void engineInitSign(PrivateKey privateKey) throws InvalidKeyException {
    throw new InvalidKeyException("only verifies"); // then the JDK asks its own
  }

  @Override
  protected void engineUpdate(byte b) {
    payload.write(b);
  }

  @Override
  protected void engineUpdate(byte[] bytes, int from, int count) {
    payload.write(bytes, from, count);
  }

  @Override
  protected byte[] engineSign() throws SignatureException {
    throw new SignatureException("only verifies");
  }

  @Override
  protected boolean engineVerify(byte[] signature) throws SignatureException {
    byte[] signed = payload.toByteArray();
    payload.reset();
    List<String> asked = Arrays.asList(text(key.getEncoded()), text(signed), text(signature));
    Boolean known = KNOWN.get(asked);
    if (known == null) {
      known = really(signed, signature);
      KNOWN.put(asked, known);
    }
    return known;
  }

  private boolean really(byte[] signed, byte[] signature) throws SignatureException {
    try {
      Signature real = Signature.getInstance(ALGORITHM, REAL);
      real.initVerify(key);
      real.update(signed);
      return real.verify(signature);
    } catch (SignatureException e) {
      throw e;
    } catch (GeneralSecurityException e) {
      throw new SignatureException(e);
    }
  }

  private static String text(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  @Deprecated
  protected void engineSetParameter(String name, Object value) {
    throw new InvalidParameterException(name);
  }

  @Override
  @Deprecated
  protected Object engineGetParameter(String name) {
    throw new InvalidParameterException(name);
  }
}
