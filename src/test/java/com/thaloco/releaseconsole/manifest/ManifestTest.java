package com.thaloco.releaseconsole.manifest;

import static com.thaloco.releaseconsole.manifest.Samples.THREE;
import static com.thaloco.releaseconsole.manifest.Samples.entry;
import static com.thaloco.releaseconsole.manifest.Samples.manifest;
import static com.thaloco.releaseconsole.manifest.Samples.v;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {
  private static Problem problem(byte[] bytes) {
    try {
      Manifest.parse(bytes, Samples.RULES);
    } catch (ProblemException e) {
      return e.problem();
    }
    throw new AssertionError("was accepted");
  }

  private static Problem problem(String text) {
    return problem(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whatItSaysIsRead() {
    Manifest m = manifest(THREE);
    assertThat(m.entries())
        .extracting(e -> e.version().text())
        .containsExactly("v0.1.0", "v0.1.1", "v0.1.2");
    assertThat(m.latest()).contains(v("v0.1.2"));
    assertThat(m.highestStable()).contains(v("v0.1.2"));
    assertThat(m.isLatestSound()).isTrue();
    assertThat(m.entry(v("v0.1.1")).orElseThrow().releasedAt())
        .contains(Instant.parse("2026-02-01T10:00:00Z"));
    assertThat(m.bytes()).isEqualTo(THREE.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "<html>",
        "{",
        "{\"releases\": [}",
        "{\"a\": 01}",
        "{\"a\": NaN}",
        "{'a': 1}",
        "{\"latest_stable\": \"v0.1.0\", \"releases\": [],}",
        "{\"releases\": [] // none\n}",
        "{\"latest_stable\": \"\", \"releases\": []} x",
        "{\"latest_stable\": \"\", \"releases\": []}{}",
        "\uFEFF{\"latest_stable\": \"\", \"releases\": []}"
      })
  void whatIsNoJsonIsInputThatCantBeRead(String text) {
    assertThat(problem(text).id()).isEqualTo("manifest.not-json");
    assertThat(problem(text).kind()).isEqualTo(Problem.Kind.INPUT);
  }

  @Test
  void theLineAndColumnAreTold() {
    assertThat(problem("{\n  \"releases\": [,]\n}").happened()).contains("line 2, column 16");
  }

  /** Go replaces it, other readers refuse the document. */
  @Test
  void anEscapeOfHalfACharacterIsRefused() {
    for (String half : List.of("\\ud800", "\\udc00", "a\\ud83d")) {
      String name = "{\"%s\": 1, \"latest\": \"\", \"releases\": []}".formatted(half);
      String value = "{\"a\": \"%s\", \"latest\": \"\", \"releases\": []}".formatted(half);
      assertThat(problem(name).id()).isEqualTo("manifest.not-json");
      assertThat(problem(value).happened()).contains("an escape of half a character");
    }
  }

  @Test
  void bytesThatAreNoUtf8AreRefused() {
    assertThat(problem(new byte[] {'{', '"', (byte) 0xe9, '"', ':', '1', '}'}).happened())
        .contains("UTF-8");
    assertThat(problem("{}".getBytes(StandardCharsets.UTF_16)).kind())
        .isEqualTo(Problem.Kind.INPUT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "<html>|manifest.json is not valid JSON at line 1, column 1.",
        "{\"a\": 1,,}|manifest.json is not valid JSON at line 1, column 9.",
        "{\"a\": [1|manifest.json ends in the middle at line 1, column 9.",
      })
  void whatIsNoJsonIsSaidInOurWordsWithItsPlace(String text, String sentence) {
    assertThat(problem(text).happened()).isEqualTo(sentence);
  }

  @Test
  void nestingWithoutEndIsRefusedAndNotFollowed() {
    assertThat(problem("{\"a\":" + "[".repeat(200_000)).id()).isEqualTo("manifest.not-json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[]|the document",
        "null|the document",
        "{}|releases: is missing",
        "{\"releases\": {}, \"latest_stable\": \"\"}|releases: found an object",
        "{\"releases\": []}|latest_stable: is missing",
        "{\"releases\": [], \"latest_stable\": null}|latest_stable: found null",
        "{\"releases\": [1], \"latest_stable\": \"\"}|releases[0]: found 1",
        "{\"releases\": [{}], \"latest_stable\": \"\"}|releases[0].version: is missing",
        "{\"releases\": [{\"version\": 1}], \"latest_stable\": \"\"}|releases[0].version: found 1",
        "{\"releases\": [{\"version\": \"0.1.0\"}], \"latest_stable\": \"\"}|found \"0.1.0\"",
        "{\"releases\": [], \"releases\": [], \"latest_stable\": \"\"}|releases: the name occurs"
            + " twice",
        "{\"releases\": [], \"Latest_Stable\": \"\", \"latest_stable\": \"\"}|the name occurs"
            + " twice",
        "{\"releases\": [{\"version\": \"v0.1.0\", \"VERSION\": \"\"}], \"latest_stable\":"
            + " \"\"}|twice",
        "{\"releases\": [{\"version\": \"v0.1.0\", \"x\": {\"a\": 1, \"a\": 2}}],"
            + " \"latest_stable\": \"\"}|releases[0].x.a",
        "{\"releases\": [{\"version\": \"v0.1.0\"}, {\"version\": \"v0.1.\\u0030\"}],"
            + " \"latest_stable\": \"\"}|releases[1]: a second entry of v0.1.0"
      })
  void anotherShapeIsRefusedWithItsPath(String text, String told) {
    Problem problem = problem(text);
    assertThat(problem.id()).isEqualTo("manifest.shape");
    assertThat(problem.kind()).isEqualTo(Problem.Kind.REFUSED);
    assertThat(problem.happened()).contains(told);
  }

  @Test
  void unknownFieldsMayDifferInCaseBelowWhereClientsLook() {
    manifest("{\"releases\": [], \"latest_stable\": \"\", \"x\": {\"a\": 1, \"A\": 2}}");
  }

  @Test
  void aNewEntryStandsLikeItsNeighboursAndNothingElseChanges() {
    String added =
        manifest(THREE)
            .withEntry(entry("v0.1.3", "released_at", "2026-04-01T10:00:00Z", "channel", "stable"))
            .withLatest(v("v0.1.3"))
            .text();
    assertThat(added)
        .isEqualTo(
            THREE
                .replace("\"latest_stable\": \"v0.1.2\"", "\"latest_stable\": \"v0.1.3\"")
                .replace(
                    "    }\n  ]",
                    """
                        },
                        {
                          "version": "v0.1.3",
                          "released_at": "2026-04-01T10:00:00Z",
                          "channel": "stable"
                        }
                      ]\
                    """));
  }

  @Test
  void aFileThatBeginsWithTheNewestStaysSo() {
    String text =
        "{\"releases\":[{\"version\":\"v0.1.1\"},{\"version\":\"v0.1.0\"}],\"latest_stable\":\"v0.1.1\"}";
    assertThat(manifest(text).withEntry(entry("v0.1.2")).text())
        .isEqualTo(text.replace("[{", "[{\"version\":\"v0.1.2\"},{"));
  }

  @Test
  void aFixOfAnOlderSeriesGoesWhereTheTimesSay() {
    String text =
        """
        {"latest_stable": "v0.2.0", "releases": [
          {"version": "v0.1.0", "released_at": "2026-01-01T00:00:00Z"},
          {"version": "v0.2.0", "released_at": "2026-02-01T00:00:00Z"},
          {"version": "v0.1.1", "released_at": "2026-03-01T00:00:00Z"}]}
        """;
    assertThat(
            manifest(text).withEntry(entry("v0.2.1", "released_at", "2026-04-01T00:00:00Z")).text())
        .isEqualTo(
            text.replace(
                "}]}",
                "},\n  {\"version\": \"v0.2.1\", \"released_at\": \"2026-04-01T00:00:00Z\"}]}"));
  }

  @Test
  void oneOfUnclearOrderIsAppendedTo() {
    String text = "{\"releases\": [{\"version\": \"v0.1.0\"}], \"latest_stable\": \"\"}";
    assertThat(manifest(text).withEntry(entry("v0.1.1")).text())
        .contains("[{\"version\": \"v0.1.0\"},{\"version\": \"v0.1.1\"}]");
  }

  @Test
  void theSameVersionIsReplacedInItsPlace() {
    Manifest again = manifest(THREE).withEntry(entry("v0.1.1", "channel", "beta"));
    assertThat(again.text())
        .isEqualTo(
            THREE.replace(
                """
                      "version": "v0.1.1",
                      "released_at": "2026-02-01T10:00:00Z",
                      "channel": "stable"
                """,
                """
                      "version": "v0.1.1",
                      "channel": "beta"
                """));
  }

  @Test
  void theFirstEntryOfAnEmptyListFollowsTheFile() {
    assertThat(
            Manifest.first(Samples.RULES)
                .withEntry(entry("v0.1.0", "a", "b"))
                .withLatest(v("v0.1.0"))
                .text())
        .isEqualTo(
            """
            {
              "latest_stable": "v0.1.0",
              "releases": [
                {
                  "version": "v0.1.0",
                  "a": "b"
                }
              ]
            }
            """);
    assertThat(
            manifest("{\"latest_stable\":\"\",\"releases\":[ ]}").withEntry(entry("v0.1.0")).text())
        .isEqualTo("{\"latest_stable\":\"\",\"releases\":[{\"version\":\"v0.1.0\"}]}");
    assertThat(
            manifest("{\r\n\t\"latest_stable\": \"\",\r\n\t\"releases\": []\r\n}")
                .withEntry(entry("v0.1.0"))
                .text())
        .isEqualTo(
            "{\r\n\t\"latest_stable\": \"\",\r\n\t\"releases\": [\r\n\t\t{\r\n\t\t\t\"version\":"
                + " \"v0.1.0\"\r\n\t\t}\r\n\t]\r\n}");
  }

  @Test
  void takingOutTheOnlyEntryLeavesAnEmptyList() {
    Manifest one = Manifest.first(Samples.RULES).withEntry(entry("v0.1.0")).withLatest(v("v0.1.0"));
    Manifest none = one.without(v("v0.1.0")).withoutLatest();
    assertThat(none.text()).isEqualTo(Manifest.first(Samples.RULES).text());
    assertThat(none.isLatestSound()).isTrue();
    assertThat(none.without(v("v0.1.0"))).isSameAs(none);
  }

  @Test
  void aLatestWithoutEntryIsNeverWrittenAndIsToldWhereItStands() {
    assertThatThrownBy(() -> manifest(THREE).withLatest(v("v0.1.9")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(manifest(THREE.replace("stable\": \"v0.1.2", "stable\": \"v9.9.9")).isLatestSound())
        .isFalse();
    assertThat(manifest(THREE.replace("stable\": \"v0.1.2", "stable\": \"")).isLatestSound())
        .isFalse();
  }

  @Test
  void theSizeIsTheNumberOfAFieldNamedLikeIt() {
    Manifest m =
        manifest(
            """
            {"latest_stable": "", "releases": [
              {"version": "v0.1.0", "count": 1, "size": "2", "tarball_size": 3, "other_size": 4},
              {"version": "v0.1.1", "size": 1.5}, {"version": "v0.1.2", "size": 1234567890123456789},
              {"version": "v0.1.3"}]}
            """);
    assertThat(m.entries())
        .extracting(ManifestEntry::size)
        .containsExactly(Optional.of(3L), Optional.empty(), Optional.empty(), Optional.empty());
  }

  @Test
  void whatIsShownOfAWrongValueIsCutAfterEightyCharacters() {
    String eighty = "{\"releases\": \"" + "x".repeat(78) + "\", \"latest_stable\": \"\"}";
    assertThat(problem(eighty).happened()).contains("x\"; it must be").doesNotContain("…");
    assertThat(problem(eighty.replace("xx", "xxx")).happened()).contains("x…; it must be");
  }

  @Test
  void aPreReleaseIsNotTheHighestStable() {
    assertThat(manifest(THREE).withEntry(entry("v0.2.0-rc.1")).highestStable())
        .contains(v("v0.1.2"));
  }

  @Test
  void aFenceMakesOtherBytesOfTheSameContent() {
    Manifest m = manifest(THREE);
    Manifest fenced = m.fenced();
    assertThat(fenced.text()).startsWith(THREE).isNotEqualTo(THREE);
    assertThat(fenced.text().substring(THREE.length())).isBlank();
    assertThat(fenced.fenced()).isNotEqualTo(fenced);
    assertThat(fenced.fenced().text()).hasSameSizeAs(fenced.text());
    assertThat(fenced.sameContent(m)).isTrue();
    assertThat(fenced.fenced(1).sameContent(m.fenced(-1))).isTrue();
    assertThat(fenced.sameContent(m.without(v("v0.1.0")))).isFalse();
    assertThat(manifest(THREE.strip()).sameContent(m)).isFalse();
    assertThat(manifest(THREE.strip()).fenced().sameContent(manifest(THREE.strip()))).isTrue();
  }

  @Test
  void eachNonceGivesOtherBytes() {
    Manifest m = manifest(THREE);
    assertThat(List.of(0L, 1L, 2L, 3L, 1L << 31, 1L << 32, Long.MIN_VALUE, -1L))
        .extracting(nonce -> m.fenced(nonce).text())
        .doesNotHaveDuplicates();
  }

  @Test
  void editsKeepTheFenceUntilTheNextOne() {
    Manifest fenced = manifest(THREE).fenced(42);
    assertThat(fenced.withEntry(entry("v0.1.3")).without(v("v0.1.3"))).isEqualTo(fenced);
  }
}
