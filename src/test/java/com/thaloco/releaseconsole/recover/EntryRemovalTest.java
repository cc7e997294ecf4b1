package com.thaloco.releaseconsole.recover;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.profile.ManifestRules;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class EntryRemovalTest {
  private static final ManifestRules RULES =
      new ManifestRules("manifest.json", "releases", "latest_stable", Optional.empty());
  private static final ReleaseVersion BAD = new ReleaseVersion("v0.1.7");
  private static final ReleaseVersion GOOD = new ReleaseVersion("v0.1.6");
  private static final EntryRemoval PLANNED = new EntryRemoval(BAD, Optional.of(GOOD), "v0.1.6");

  private static Manifest manifest(String latest, String... versions) {
    var entries = new StringBuilder();
    for (String version : versions) {
      entries.append(entries.isEmpty() ? "" : ",").append("{\"version\": \"" + version + "\"}");
    }
    return Manifest.parse(
        "{\"latest_stable\": \"%s\", \"releases\": [%s]}"
            .formatted(latest, entries)
            .getBytes(StandardCharsets.UTF_8),
        RULES);
  }

  @Test
  void asPlannedItIsWritten() {
    Manifest there = manifest("v0.1.7", "v0.1.6", "v0.1.7");
    assertThat(PLANNED.isOvertaken(there, Set.of(BAD))).isFalse();
    assertThat(PLANNED.after(there).latestText()).isEqualTo("v0.1.6");
  }

  @Test
  void anotherWithdrawalOfWhatClientsGoBackToLeavesNoManifestWithoutLatest() {
    assertThat(PLANNED.isOvertaken(manifest("v0.1.7", "v0.1.5", "v0.1.7"), Set.of())).isTrue();
  }

  @Test
  void whatIsBurnedMeanwhileDoesNotBecomeLatest() {
    Manifest there = manifest("v0.1.7", "v0.1.6", "v0.1.7");
    assertThat(PLANNED.isOvertaken(there, Set.of(BAD, GOOD))).isTrue();
  }

  @Test
  void whatBecameLatestOnlyAfterThePlanIsPlannedAgain() {
    var notLatest = new EntryRemoval(GOOD, Optional.of(BAD), "v0.1.7");
    assertThat(notLatest.isOvertaken(manifest("v0.1.6", "v0.1.5", "v0.1.6"), Set.of())).isTrue();
    assertThat(notLatest.isOvertaken(manifest("v0.1.7", "v0.1.6", "v0.1.7"), Set.of())).isFalse();
  }

  @Test
  void anotherMaintainersLatestStays() {
    Manifest there = manifest("v0.1.5", "v0.1.5", "v0.1.7");
    assertThat(PLANNED.isOvertaken(there, Set.of())).isFalse();
    assertThat(PLANNED.after(there).latestText()).isEqualTo("v0.1.5");
  }
}
