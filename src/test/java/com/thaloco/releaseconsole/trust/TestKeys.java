package com.thaloco.releaseconsole.trust;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.profile.TrustRules.Pin;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Keys for tests, the same on every run, and what is often asked of them. */
final class TestKeys {
  static final Pin GO = new Pin("internal/updater/verify_signature.go", Optional.of("Key"));
  static final Pin SH = new Pin("scripts/install.sh", Optional.empty());
  static final Pin PUB = new Pin("cosign.pub", Optional.empty());

  private TestKeys() {}

  static byte[] scalar(String name) {
    try {
      byte[] scalar = MessageDigest.getInstance("SHA-256").digest(utf8(name));
      scalar[0] = 1; // below the order
      return scalar;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static UnlockedKey unlocked(String name) {
    return new UnlockedKey(scalar(name), false);
  }

  static ReleaseKey key(String name) {
    return PrivateScalar.publicKey(scalar(name));
  }

  static Password password(String text) {
    return Password.typed(text.toCharArray());
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static PinReading read(Pin pin, String text) {
    return PinText.read(pin, utf8(text));
  }

  static PinReading.Pinned pinned(Pin pin, String text) {
    return switch (read(pin, text)) {
      case PinReading.Pinned pinned -> pinned;
      case PinReading.Unreadable unreadable ->
          throw new AssertionError(unreadable.problem().toString());
    };
  }

  static Problem unreadable(Pin pin, String text) {
    return switch (read(pin, text)) {
      case PinReading.Pinned pinned -> throw new AssertionError("was read: " + pinned);
      case PinReading.Unreadable(_, _, _, Problem problem) -> problem;
    };
  }

  static Problem problem(ThrowingCallable call) {
    return Assertions.catchThrowableOfType(ProblemException.class, call).problem();
  }

  static KeyPair pair(String algorithm, String curve) {
    try {
      var generator = KeyPairGenerator.getInstance(algorithm);
      if (!curve.isEmpty()) {
        generator.initialize(new ECGenParameterSpec(curve));
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String pem(String type, byte[] der) {
    String body = Base64.getMimeEncoder(64, utf8("\n")).encodeToString(der);
    return "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n";
  }
}
