package com.thaloco.releaseconsole.rehearsal;

import com.thaloco.releaseconsole.project.Pins;
import com.thaloco.releaseconsole.trust.CosignKeyFile;
import com.thaloco.releaseconsole.trust.Password;
import com.thaloco.releaseconsole.trust.ReleaseKey;
import com.thaloco.releaseconsole.trust.UnlockedKey;
import java.nio.charset.StandardCharsets;

/**
 * The key pair of the sample project. Its private half ships with the program, so that it proves
 * nothing: whatever is signed with it may go to a loopback address only.
 */
public final class RehearsalKey {
  /** SHA-256 of its public half (SubjectPublicKeyInfo in DER), lower-case hexadecimal. */
  public static final String PUBLIC_SHA256 = Pins.REHEARSAL_KEY_SHA256;

  /** What opens its file; no secret either. */
  public static final String PASSWORD = "rehearsal";

  private RehearsalKey() {}

  /** Whether a release key is the rehearsal's. */
  public static boolean is(ReleaseKey key) {
    return key.sha256().equals(PUBLIC_SHA256);
  }

  /** The private half as a cosign key file. */
  static byte[] file(SampleFiles files) {
    return files.bytes("cosign.key");
  }

  /** The private half, ready to sign; takes about a second. */
  static UnlockedKey unlock(SampleFiles files) {
    try (Password password = Password.ofBytes(PASSWORD.getBytes(StandardCharsets.UTF_8))) {
      return CosignKeyFile.parse(file(files), "the rehearsal key").unlock(password);
    }
  }
}
