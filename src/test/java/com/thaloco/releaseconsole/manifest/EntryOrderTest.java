package com.thaloco.releaseconsole.manifest;

import static com.thaloco.releaseconsole.manifest.Samples.manifest;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryOrderTest {
  /** Each entry is a version, and its day where it has one. */
  @ParameterizedTest
  @CsvSource({
    "'', UNCLEAR",
    "v0.1.0@1, UNCLEAR",
    "v0.1.0 v0.1.1, NEWEST_LAST",
    "v0.1.1 v0.1.0, NEWEST_FIRST",
    "v0.1.1 v0.1.0 v0.1.2, UNCLEAR",
    "v0.1.0 v0.1.2 v0.1.1, UNCLEAR",
    "v0.1.0@1 v0.2.0@2 v0.1.1@3, NEWEST_LAST",
    "v0.1.1@3 v0.2.0@2 v0.1.0@1, NEWEST_FIRST",
    "v0.1.1@3 v0.2.0@2 v0.1.0, UNCLEAR",
    "v0.1.0@1 v0.2.0@1 v0.1.1@3, UNCLEAR",
    "v0.1.1@3 v0.2.0@1 v0.1.0@1, UNCLEAR",
    "v0.1.0@1 v0.1.1@1, NEWEST_LAST",
    "v0.1.0@2 v0.1.1@1, UNCLEAR",
    "v0.1.1@1 v0.1.0@2, UNCLEAR",
    "v0.1.0@1 v0.1.1@2, NEWEST_LAST",
    "v0.1.1@2 v0.1.0@1, NEWEST_FIRST",
  })
  void timesCountBeforeVersionsAndWhatDisagreesIsUnclear(String entries, EntryOrder order) {
    String array =
        Arrays.stream(entries.split(" "))
            .filter(each -> each.startsWith("v"))
            .map(each -> each.split("@"))
            .map(each ->
                "{\"version\": \"" + each[0] + "\"" + (each.length > 1 ? day(each[1]) : "") + "}")
            .collect(Collectors.joining(", ", "[", "]"));
    Manifest read = manifest("{\"latest_stable\": \"\", \"releases\": " + array + "}");
    assertThat(EntryOrder.of(read.entries())).isEqualTo(order);
  }

  private static String day(String number) {
    return ", \"released_at\": \"2026-01-0" + number + "T00:00:00Z\"";
  }
}
