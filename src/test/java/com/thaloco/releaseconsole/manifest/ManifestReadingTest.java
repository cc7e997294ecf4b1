package com.thaloco.releaseconsole.manifest;

import static com.thaloco.releaseconsole.manifest.Samples.THREE;
import static com.thaloco.releaseconsole.manifest.Samples.manifest;
import static com.thaloco.releaseconsole.manifest.Samples.v;
import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.manifest.ManifestReading.Fault;
import com.thaloco.releaseconsole.manifest.ManifestReading.Kind;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ManifestReadingTest {
  private static ManifestReading read(String text) {
    return ManifestReading.of(text.getBytes(StandardCharsets.UTF_8), Samples.RULES);
  }

  @Test
  void aValidManifestHasNoFault() {
    ManifestReading reading = read(THREE);
    assertThat(reading.faults()).isEmpty();
    assertThat(reading.sound()).contains(manifest(THREE));
    assertThat(reading.entries()).isEqualTo(manifest(THREE).entries());
    assertThat(reading.latest()).contains("v0.1.2");
  }

  @Test
  void whatIsNoJsonHasOneFaultAndNothingElse() {
    ManifestReading reading = read("<html>");
    assertThat(reading.faults()).extracting(Fault::kind).containsExactly(Kind.DOCUMENT);
    assertThat(reading.tree()).isEmpty();
    assertThat(reading.sound()).isEmpty();
  }

  @Test
  void aDocumentWithoutEntriesKeepsItsTree() {
    ManifestReading reading = read("{\"a\": 1}");
    assertThat(reading.faults()).extracting(Fault::kind).containsExactly(Kind.DOCUMENT);
    assertThat(reading.tree()).isPresent();
  }

  /** The entries around the damage are read. */
  @Test
  void eachItemThatIsNoEntryAndEachSecondOneIsNamedByItsPlace() {
    String text =
        """
        {"latest_stable": "v0.1.1", "releases": [
          {"version": "v0.1.0"}, 7, {"version": 7}, {"version": "0.1"}, {"version": "v0.1.0"},
          {"version": "v0.1.1"}]}
        """;
    ManifestReading reading = read(text);
    assertThat(reading.entries())
        .extracting(ManifestEntry::version)
        .containsExactly(v("v0.1.0"), v("v0.1.1"));
    assertThat(reading.entries())
        .extracting(ManifestEntry::raw)
        .contains("{\"version\": \"v0.1.1\"}");
    assertThat(reading.faults())
        .extracting(Fault::sentence)
        .containsExactly(
            "releases[1] is not an entry: it names no version.",
            "releases[2] is not an entry: it names no version.",
            "releases[3] is not an entry: it names no version.",
            "releases[4] is a second entry of v0.1.0: clients may disagree on which one to read.");
    assertThat(reading.faults().getLast().version()).contains(v("v0.1.0"));
    assertThat(reading.sound()).isEmpty();
    assertThat(reading.latest()).contains("v0.1.1");
  }

  /** Each entry is one, and still it is no manifest: that comes first. */
  @Test
  void aLatestThatIsNoTextIsAFaultOfTheDocument() {
    ManifestReading reading = read(THREE.replace("\"v0.1.2\",\n  \"rel", "null,\n  \"rel"));
    assertThat(reading.faults()).extracting(Fault::kind).containsExactly(Kind.DOCUMENT);
    assertThat(reading.latest()).isEmpty();
    assertThat(reading.entries()).hasSize(3);
    ManifestReading torn =
        read(THREE.replace("\"v0.1.2\",\n  \"rel", "null,\n  \"rel") + " ".repeat(9));
    assertThat(torn.faults()).extracting(Fault::kind).containsExactly(Kind.DOCUMENT, Kind.FENCE);
  }

  @Test
  void afterTheLastBraceOnlyALineEndAndOneFenceAreExpected() {
    String bare = THREE.strip();
    for (String end : new String[] {"", "\n", "\r\n\r\n", "    "}) {
      assertThat(read(bare + end).faults()).isEmpty();
      assertThat(read(manifest(bare + end).fenced().text()).faults()).isEmpty();
    }
    assertThat(read(bare + "     ").faults()).extracting(Fault::kind).containsExactly(Kind.FENCE);
    String fence = manifest(bare).fenced().text().substring(bare.length());
    assertThat(read(bare + fence + fence).faults())
        .extracting(Fault::kind)
        .containsExactly(Kind.FENCE);
    assertThat(read(bare + fence + fence).sound()).isPresent();
  }
}
