package com.thaloco.releaseconsole.ui.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.profile.TrustRules.Pin;
import com.thaloco.releaseconsole.trust.PinReading;
import com.thaloco.releaseconsole.trust.PinText;
import com.thaloco.releaseconsole.ui.checklist.PinVerdict.Joint;
import com.thaloco.releaseconsole.ui.checklist.TrustTruths.Truth;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.state.Answer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What Trust says is what is: never a wish as the title of a failure. */
class TrustTruthsTest {
  private static final String OURS = pem();
  private static final String OTHER = pem();

  private static String pem() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      byte[] key = generator.generateKeyPair().getPublic().getEncoded();
      return "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n"
          .formatted(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PinReading pin(String path, String text) {
    return PinText.read(new Pin(path, Optional.empty()), text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<PinReading> pins(String first, String second, String third) {
    return List.of(pin("a.pub", first), pin("b.sh", second), pin("c.pub", third));
  }

  private static Answer answer(Status status, Finding finding) {
    return new Answer("trust.key", status, Optional.of(finding), "c", Optional.of(Instant.now()));
  }

  @Test
  void noCardIsCalledRightAndNoEqualsStandsBetweenDifferentKeys() {
    List<PinReading> readings = pins(OURS, OTHER, OURS);
    assertThat(PinVerdict.of(readings))
        .extracting(PinVerdict::status, PinVerdict::word)
        .allMatch(each -> each.toList().getFirst() == Status.BLOCKED);
    assertThat(PinVerdict.of(readings))
        .extracting(PinVerdict::word)
        .containsExactly("Key 1", "Key 2", "Key 1");
    assertThat(Joint.of(readings.get(0), readings.get(1))).isEqualTo(Joint.OTHER_KEY);
    assertThat(Joint.of(readings.get(1), readings.get(2))).isEqualTo(Joint.OTHER_KEY);
    assertThat(TrustTruths.key(readings))
        .isEqualTo(new Truth(Status.BLOCKED, "The pins decode to 2 different keys."));
  }

  @Test
  void neighboursThatAgreeAreJoinedAlsoWhereTheFirstDiffers() {
    List<PinReading> readings = pins(OURS, OTHER, OTHER);
    assertThat(Joint.of(readings.get(1), readings.get(2))).isEqualTo(Joint.SAME);
  }

  @Test
  void aPinWithoutAKeyAgreesWithNothing() {
    List<PinReading> readings = pins("no key here\n", OURS, OURS);
    assertThat(PinVerdict.of(readings).getFirst().status()).isEqualTo(Status.BLOCKED);
    assertThat(Joint.of(readings.get(0), readings.get(1))).isEqualTo(Joint.NOT_COMPARED);
    assertThat(TrustTruths.key(readings).status()).isEqualTo(Status.BLOCKED);
    assertThat(TrustTruths.text(readings).status()).isEqualTo(Status.NOT_RUN);
  }

  @Test
  void allPinsThatAgreeAreSaidToAgree() {
    List<PinReading> readings = pins(OURS, OURS, OURS);
    assertThat(PinVerdict.of(readings)).extracting(PinVerdict::status).containsOnly(Status.PASSED);
    assertThat(TrustTruths.key(readings))
        .isEqualTo(new Truth(Status.PASSED, "All 3 pins decode to the same key."));
  }

  @Test
  void aLockedKeyIsNotComparedYetWhateverTheCheckSaidWithoutIt() {
    Finding locked = Finding.notRun("trust.key", "The signing key is locked.", "");
    assertThat(TrustTruths.signing(answer(Status.NOT_RUN, locked), false))
        .isEqualTo(new Truth(Status.NOT_RUN, "The signing key is locked, and not compared yet."));
  }

  @Test
  void aKeyThatFailsItsCheckIsTitledWithTheFailure() {
    Finding failed =
        Finding.blocked("trust.key", "cosign.pub refuses what the key signs.", List.of(), "");
    assertThat(TrustTruths.signing(answer(Status.BLOCKED, failed), true))
        .isEqualTo(new Truth(Status.BLOCKED, "cosign.pub refuses what the key signs."));
  }

  @Test
  void anUnlockedKeyIsThePinnedOneOnlyOnceItsCheckPassed() {
    Finding locked = Finding.notRun("trust.key", "The signing key is locked.", "");
    assertThat(TrustTruths.signing(answer(Status.NOT_RUN, locked), true))
        .isEqualTo(new Truth(Status.NOT_RUN, "The signing key is not compared yet."));
    assertThat(TrustTruths.signing(answer(Status.RUNNING, locked), true).status())
        .isEqualTo(Status.RUNNING);
    Finding passed = Finding.passed("trust.key", "Every pin accepts what the key signs.");
    assertThat(TrustTruths.signing(answer(Status.PASSED, passed), true))
        .isEqualTo(new Truth(Status.PASSED, "The signing key is the pinned key."));
  }
}
