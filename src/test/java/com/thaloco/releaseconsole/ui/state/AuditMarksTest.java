package com.thaloco.releaseconsole.ui.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.audit.AuditFinding;
import com.thaloco.releaseconsole.audit.AuditReport;
import com.thaloco.releaseconsole.audit.AuditRule;
import com.thaloco.releaseconsole.audit.Severity;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuditMarksTest {
  private static AuditFinding sound(AuditRule rule, String key, String version) {
    return new AuditFinding(
        rule,
        Severity.SOUND,
        Optional.of(key).filter(k -> !k.isEmpty()),
        Optional.of(new ReleaseVersion(version)),
        "A sentence.",
        List.of(),
        Remedy.NONE);
  }

  private static AuditMarks of(AuditFinding... findings) {
    return new AuditMarks(
        new AuditReport(
            AuditReport.FORMAT,
            "banger",
            "releases",
            Instant.EPOCH,
            Instant.EPOCH,
            "v0.1.5",
            2,
            20,
            List.of(findings),
            List.of(),
            List.of()));
  }

  private final AuditMarks audited =
      of(
          sound(AuditRule.TARBALL_HASH, "v0.1.5/banger.tar.gz", "v0.1.5"),
          sound(AuditRule.BURNED, "", "v0.1.4"));

  @Test
  void whatWasLookedAtHasItsWord() {
    assertThat(audited.mark("v0.1.5/banger.tar.gz"))
        .isEqualTo(new AuditMarks.Mark(Status.PASSED, AuditRule.TARBALL_HASH.soundWord()));
  }

  @Test
  void whatStaysOfAWithdrawnReleaseIsCalledSo() {
    assertThat(audited.mark("v0.1.4/banger.tar.gz").word()).isEqualTo("Withdrawn");
  }

  @Test
  void whatCameAfterTheAuditDoesNotPassForAudited() {
    assertThat(audited.mark("v0.1.6/banger.tar.gz")).isEqualTo(AuditMarks.unknown());
    assertThat(audited.mark("v0.1.6/")).isEqualTo(AuditMarks.unknown());
    assertThat(audited.mark("stranger.txt")).isEqualTo(AuditMarks.unknown());
  }
}
