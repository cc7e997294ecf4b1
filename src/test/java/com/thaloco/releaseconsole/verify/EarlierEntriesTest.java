package com.thaloco.releaseconsole.verify;

import static com.thaloco.releaseconsole.bucket.BucketFixture.work;
import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.check.catalogue.SampleProject;
import com.thaloco.releaseconsole.check.catalogue.WithHarness;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Finding.Status;
import com.thaloco.releaseconsole.flow.Hashes;
import com.thaloco.releaseconsole.manifest.KeptManifests;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Entries of earlier releases stay as they are when another is published. */
@Tag("slow")
class EarlierEntriesTest extends WithHarness {
  private static final ReleaseVersion V6 = new ReleaseVersion("v0.1.6");

  private static Finding judged(SampleProject sample) {
    try (Project project = sample.open()) {
      return new EarlierEntries(project.profile(), project.world())
          .judge(V6, project.world().manifest().orElseThrow(), work());
    }
  }

  /** Keeps the present manifest as a cut does before it writes another. */
  private static void keep(SampleProject sample, Instant at) {
    String now = sample.manifest();
    sample.put(KeptManifests.key(at, Hashes.sha256(now.getBytes(StandardCharsets.UTF_8))), now);
  }

  private static void flip(SampleProject sample) {
    sample.manifest(text -> text.replaceFirst("(\"tarball_sha256\": \")[0-9a-f]{8}", "$100000000"));
  }

  @Test
  void anEntryThatChangedWhenAnotherWasPublishedIsFound() {
    harness.with(sample -> {
      assertThat(judged(sample).status()).isEqualTo(Status.NOT_NEEDED);
      keep(sample, Instant.parse("2026-01-02T00:00:00Z"));
      assertThat(judged(sample).status()).isEqualTo(Status.PASSED);
      flip(sample);
      Finding found = judged(sample);
      assertThat(found.status()).isEqualTo(Status.BLOCKED);
      assertThat(found.summary()).contains("v0.1.0", "(1 of 1)");
    });
  }

  @Test
  void anEntryThatWasRestoredIsNone() {
    harness.with(sample -> {
      String right = sample.manifest();
      keep(sample, Instant.parse("2026-01-02T00:00:00Z"));
      flip(sample);
      keep(sample, Instant.parse("2026-01-03T00:00:00Z"));
      sample.manifest(text -> right);
      assertThat(judged(sample).status()).isEqualTo(Status.PASSED);
    });
  }
}
