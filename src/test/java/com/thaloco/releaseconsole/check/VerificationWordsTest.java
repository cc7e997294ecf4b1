package com.thaloco.releaseconsole.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerificationWordsTest {
  private static final ReleaseVersion OWN = new ReleaseVersion("v0.1.7");

  @Test
  void theRunbooksSentenceIsAClaim() {
    assertThat(
            VerificationClaim.of(
                    "No functional changes. Verification release for v0.1.6: see it.", OWN)
                .orElseThrow()
                .fixed())
        .containsExactly(new ReleaseVersion("v0.1.6"));
    assertThat(
            VerificationClaim.of("Verification release for v0.1.4 and 0.1.6.", OWN)
                .orElseThrow()
                .fixed())
        .containsExactly(new ReleaseVersion("v0.1.4"), new ReleaseVersion("v0.1.6"));
    assertThat(VerificationClaim.of("This is a verification release.", OWN).orElseThrow().fixed())
        .isEmpty();
  }

  @Test
  void theDraftIsAClaim() {
    assertThat(
            VerificationClaim.of(VerificationClaim.draft(new ReleaseVersion("v0.1.6")), OWN)
                .map(VerificationClaim::fixed))
        .isEqualTo(Optional.of(List.of(new ReleaseVersion("v0.1.6"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A verification release follows right after this one.",
        "No verification release is needed for v0.1.6.",
        "v0.1.3 was the verification release for v0.1.2.",
        "Verification release for v0.1.7 follows.",
        "Fixes the flow since the verification release for v0.1.2."
      })
  void aMentionIsNoClaim(String text) {
    assertThat(VerificationClaim.of(text, OWN)).isEmpty();
  }

  @Test
  void yesAndNoWithAReasonAreAnswers() {
    assertThat(VerificationAnswer.parse("yes").orElseThrow().owed()).isTrue();
    assertThat(VerificationAnswer.parse("Yes, it does").orElseThrow().reason())
        .isEqualTo("it does");
    assertThat(VerificationAnswer.parse("no, because only\n text changed"))
        .contains(new VerificationAnswer(false, "only text changed"));
    assertThat(VerificationAnswer.parse("No: only text"))
        .contains(new VerificationAnswer(false, "only text"));
    assertThat(VerificationAnswer.parse("no because of x").orElseThrow().reason())
        .isEqualTo("of x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"no", "No.", "no, because", "no time", "maybe", "nothing", "yesterday", " "})
  void anythingElseIsNone(String text) {
    assertThat(VerificationAnswer.parse(text)).isEmpty();
  }

  @Test
  void theTrailerIsReadFromTheLastParagraphOnly() {
    String line = VerificationAnswer.trailer("only text changed");
    assertThat(VerificationAnswer.reasonIn("banger v0.1.6\n\n" + line + "\n"))
        .contains("only text changed");
    assertThat(VerificationAnswer.reasonIn("banger v0.1.6\r\n\r\n" + line + "\r\n"))
        .contains("only text changed");
    assertThat(
            VerificationAnswer.reasonIn(
                "banger\n\n"
                    + line
                    + "\n-----BEGIN PGP SIGNATURE-----\n\nabc\n-----END PGP SIGNATURE-----\n"))
        .contains("only text changed");
    assertThat(VerificationAnswer.reasonIn("banger\n\n" + line + "\n\nis what we wrote\n"))
        .isEmpty();
    assertThat(VerificationAnswer.reasonIn("banger v0.1.6\n\nVerification-Release: not-needed\n"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Existing VMs must be re-pulled.",
        "Re-pull every VM after updating.",
        "After updating, pull the images of existing VMs again.",
        "A minor release: virtual machines made before need to be repulled.",
        "No setting is lost; existing VMs must be re-pulled."
      })
  void tellsToRepull(String text) {
    assertThat(RepullNotice.in(text)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Existing VMs need not be re-pulled.",
        "There is no need to re-pull VMs.",
        "You don't have to re-pull VMs.",
        "Existing VMs need no re-pull.",
        "No VM has to be re-pulled.",
        "You can skip re-pulling VMs.",
        "VMs start faster.",
        "Do VMs have to be re-pulled?"
      })
  void doesNotTellToRepull(String text) {
    assertThat(RepullNotice.in(text)).isEmpty();
  }
}
