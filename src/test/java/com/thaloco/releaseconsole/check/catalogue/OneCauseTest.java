package com.thaloco.releaseconsole.check.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.flow.Finding;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One cause is reported by one check; what needs it says what it waits for. */
@Tag("slow")
final class OneCauseTest extends WithHarness {
  @Test
  void aRemoteThatCantBeReadIsReportedOnce() {
    harness.with(p -> {
      p.git("remote", "set-url", "origin", "/nowhere/banger.git");
      List<Finding> all = p.check().all();
      assertThat(all)
          .filteredOn(finding -> finding.summary().contains("/nowhere/banger.git"))
          .extracting(Finding::id)
          .containsExactly("source.pushed");
      assertThat(all)
          .filteredOn(finding -> finding.status() == Finding.Status.BLOCKED)
          .extracting(Finding::id)
          .containsExactlyInAnyOrder("source.pushed", "ci.green"); // the forge here asks the remote
      assertThat(all)
          .filteredOn(finding -> finding.status() == Finding.Status.NOT_RUN)
          .filteredOn(finding -> !finding.id().equals("trust.key")) // the key is locked
          .allMatch(finding -> finding.summary().startsWith("Waits for source.pushed"))
          .extracting(Finding::id)
          .contains("tag.push", "version.next")
          .doesNotContain("verify.ready", "bucket.public");
    });
  }
}
