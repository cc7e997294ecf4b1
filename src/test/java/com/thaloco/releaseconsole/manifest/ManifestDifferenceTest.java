package com.thaloco.releaseconsole.manifest;

import static com.thaloco.releaseconsole.manifest.Samples.THREE;
import static com.thaloco.releaseconsole.manifest.Samples.entry;
import static com.thaloco.releaseconsole.manifest.Samples.manifest;
import static com.thaloco.releaseconsole.manifest.Samples.v;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ManifestDifferenceTest {
  private final Manifest base = manifest(THREE);
  private final Manifest ours =
      base.withEntry(entry("v0.1.3", "a", "ours")).withLatest(v("v0.1.3"));

  private ManifestDifference to(Manifest theirs) {
    return ManifestDifference.between(base, theirs, ours);
  }

  @Test
  void anotherLayoutOrFenceIsNoChange() {
    assertThat(to(base.fenced()).isNothing()).isTrue();
    assertThat(to(manifest(THREE.replaceAll("\\s*\n\\s*", " "))).isNothing()).isTrue();
    assertThat(to(base.fenced()).isMergeable()).isTrue();
  }

  @Test
  void anEntryBesideOursCanBeMerged() {
    ManifestDifference d = to(base.withEntry(entry("v0.0.9")));
    assertThat(d.isMergeable()).isTrue();
    assertThat(d.isNothing()).isFalse();
    assertThat(d.lines()).containsExactly("v0.0.9 was added: {\"version\": \"v0.0.9\"}");
  }

  @Test
  void anotherLastReleaseIsNeverMerged() {
    ManifestDifference d = to(base.withEntry(entry("v0.1.4")).withLatest(v("v0.1.4")));
    assertThat(d.isHighestChanged()).isTrue();
    assertThat(d.isLatestChanged()).isTrue();
    assertThat(d.isMergeable()).isFalse();
  }

  @Test
  void alteredOrRemovedEntriesAreNeverMerged() {
    ManifestDifference altered = to(base.withEntry(entry("v0.1.0", "x", "y")));
    assertThat(altered.disturbed()).hasSize(1);
    assertThat(altered.isMergeable()).isFalse();
    ManifestDifference removed = to(base.without(v("v0.1.0")));
    assertThat(removed.lines()).first().asString().startsWith("v0.1.0 was taken out");
    assertThat(removed.isMergeable()).isFalse();
  }

  @Test
  void ourVersionWithOtherContentIsAConflict() {
    assertThat(to(base.withEntry(entry("v0.1.3", "a", "theirs"))).conflicts())
        .containsExactly(v("v0.1.3"));
    assertThat(to(ours).conflicts()).isEmpty();
  }

  @Test
  void headlinesLeaveOutWhatEntriesSay() {
    Manifest theirs =
        base.withEntry(entry("v0.1.0", "x", "y"))
            .without(v("v0.1.1"))
            .withEntry(entry("v0.1.4"))
            .withLatest(v("v0.1.4"));
    assertThat(to(theirs).headlines())
        .containsExactly(
            "v0.1.0 was changed",
            "v0.1.4 was added",
            "v0.1.1 was taken out",
            "the latest was v0.1.2 and is v0.1.4");
  }

  @Test
  void aChangedFieldAroundTheEntriesIsTold() {
    ManifestDifference d = to(manifest(THREE.replace("\"schema\": 1", "\"schema\": 2")));
    assertThat(d.frameChanged()).isTrue();
    assertThat(d.isMergeable()).isFalse();
  }
}
