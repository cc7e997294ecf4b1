package com.thaloco.releaseconsole.trust;

import static com.thaloco.releaseconsole.trust.TestKeys.GO;
import static com.thaloco.releaseconsole.trust.TestKeys.PUB;
import static com.thaloco.releaseconsole.trust.TestKeys.SH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thaloco.releaseconsole.flow.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AgreementTest {
  private final ReleaseKey key = TestKeys.key("release");
  private final String pem = key.pem();

  private PinReading go(String key) {
    return TestKeys.read(GO, "package p\n\nconst Key = `" + key + "`\n");
  }

  private PinReading sh(String key) {
    return TestKeys.read(SH, "#!/bin/sh\ncat <<'EOF'\n" + key + "EOF\n");
  }

  private PinReading pub(String key) {
    return TestKeys.read(PUB, key);
  }

  @Test
  void theSameBlockInDifferentFilesAgrees() {
    assertThat(Agreement.of(List.of(go(pem), sh(pem), pub(pem.replace("\n", "\r\n")))))
        .isInstanceOfSatisfying(
            Agreement.Agrees.class,
            agrees -> {
              assertThat(agrees.key()).isEqualTo(key);
              assertThat(agrees.evidence())
                  .containsExactly(
                      "internal/updater/verify_signature.go:3 sha256 " + key.sha256(),
                      "scripts/install.sh:3 sha256 " + key.sha256(),
                      "cosign.pub:1 sha256 " + key.sha256());
            });
  }

  @Test
  void anotherKeyIsDriftThatShowsBothSides() {
    ReleaseKey other = TestKeys.key("other");
    Agreement.Drift drift = drift(go(pem), sh(other.pem()), pub(pem));
    assertThat(drift.kind()).isEqualTo(Agreement.Kind.KEY);
    assertThat(drift.problem().kind()).isEqualTo(Problem.Kind.REFUSED);
    assertThat(drift.problem().happened())
        .contains("internal/updater/verify_signature.go:3", "scripts/install.sh:3");
    String mine = pem.lines().toList().get(1);
    String theirs = other.pem().lines().toList().get(1);
    assertThat(drift.problem().evidence())
        .contains(
            "scripts/install.sh:3: sha256 " + other.sha256(),
            "internal/updater/verify_signature.go:4: " + mine,
            "scripts/install.sh:4: " + theirs);
    assertThat(drift.differences()).hasSize(1);
  }

  @Test
  void unusedBitsOfBase64AreTextDriftOnly() {
    // The last character before the padding has four bits that decode to nothing.
    int at = pem.indexOf("==") - 1;
    char twin = (char) (pem.charAt(at) + 1);
    String text = pem.substring(0, at) + twin + pem.substring(at + 1);
    Agreement.Drift drift = drift(go(pem), sh(text));
    assertThat(drift.kind()).isEqualTo(Agreement.Kind.TEXT);
    assertThat(drift.problem().evidence())
        .anyMatch(line -> line.startsWith("first difference: line 3 of the block, column 58, "));
  }

  @Test
  void anotherWidthOfLinesIsTextDrift() {
    String wide = pem.replaceFirst("(?<=[A-Za-z0-9+/]{64})\n", "");
    Agreement.Drift drift = drift(go(pem), pub(wide));
    assertThat(drift.kind()).isEqualTo(Agreement.Kind.TEXT);
  }

  @Test
  void aCarriageReturnThatAShellPassesOnIsTextDriftAndVisible() {
    Agreement.Drift drift = drift(go(pem), sh(pem.replace("KEY-----\n", "KEY-----\r\n")));
    assertThat(drift.kind()).isEqualTo(Agreement.Kind.TEXT);
    assertThat(drift.problem().evidence())
        .contains("scripts/install.sh:3: -----BEGIN PUBLIC KEY-----\\r");
  }

  @Test
  void everyOneCharacterChangeIsSeen() {
    int start = pem.indexOf('\n') + 1;
    int end = pem.indexOf("\n-----END");
    for (int at = start; at < end; at++) {
      char old = pem.charAt(at);
      String changed = pem.substring(0, at) + (old == 'A' ? 'B' : 'A') + pem.substring(at + 1);
      Agreement.Drift drift = drift(go(pem), sh(changed));
      assertThat(drift.problem().kind()).isEqualTo(Problem.Kind.REFUSED);
      assertThat(drift.problem().evidence()).as("column %d", at).isNotEmpty();
    }
  }

  @Test
  void aBlockThatEndsEarlierIsShownWhereItEnds() {
    Agreement.Drift drift = drift(go(pem), pub(pem.replaceFirst("\n-----END.*\n", "")));
    assertThat(drift.problem().evidence())
        .contains(
            "internal/updater/verify_signature.go:6: -----END PUBLIC KEY-----",
            "cosign.pub:3: (the block has ended)",
            "first difference: line 4 of the block, column 1, '-' and nothing");
  }

  @Test
  void anUnreadablePinNeverAgrees() {
    Agreement.Drift drift = drift(go(pem), sh("nothing\n"), pub(pem));
    assertThat(drift.kind()).isEqualTo(Agreement.Kind.UNREADABLE);
    assertThat(drift.problem().happened()).startsWith("scripts/install.sh has no public key block");
    assertThat(drift(go(pem), sh("nothing\n"), pub("nothing")).problem().evidence())
        .anyMatch(line -> line.startsWith("scripts/install.sh has no public key block"))
        .anyMatch(line -> line.startsWith("cosign.pub has no block"));
    Agreement.Drift broken = drift(go(pem), sh(pem.replace("MFk", "M-k")));
    assertThat(broken.problem().evidence())
        .anyMatch(line -> line.startsWith("internal/updater/verify_signature.go:4: MFk"))
        .anyMatch(line -> line.startsWith("scripts/install.sh:4: M-k"));
  }

  @Test
  void noPinIsNoAgreement() {
    assertThatThrownBy(() -> Agreement.of(List.of())).isInstanceOf(IllegalArgumentException.class);
  }

  private static Agreement.Drift drift(PinReading... readings) {
    return (Agreement.Drift) Agreement.of(List.of(readings));
  }
}
