package com.thaloco.releaseconsole.manifest;

import static com.thaloco.releaseconsole.manifest.Samples.RULES;
import static com.thaloco.releaseconsole.manifest.Samples.facts;
import static com.thaloco.releaseconsole.manifest.Samples.manifest;
import static com.thaloco.releaseconsole.manifest.Samples.v;
import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.Seed;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EntryLearnerTest {
  private static final List<String> VERSIONS = List.of("v0.1.0", "v0.1.1", "v0.1.2", "v0.1.3");

  private static EntryFacts all(ReleaseVersion version) {
    return facts(version.text());
  }

  /** A manifest whose entries are made by a function of the facts. */
  private static Manifest of(Function<String, String> fields) {
    return of(VERSIONS, fields);
  }

  private static Manifest of(List<String> versions, Function<String, String> fields) {
    return manifest(
        versions.stream()
            .map(v -> "{\"version\": \"" + v + "\", " + fields.apply(v) + "}")
            .collect(Collectors.joining(",\n", "{\"latest_stable\": \"\", \"releases\": [", "]}")));
  }

  private static String fact(String version, EntryFact fact) {
    return facts(version).get(fact).orElseThrow();
  }

  private static EntryTemplate learned(Manifest m, Function<ReleaseVersion, EntryFacts> known) {
    return switch (EntryLearner.learn(m, RULES, known)) {
      case EntryLearner.Learned.Explained e -> e.template();
      case EntryLearner.Learned.Blocked b -> throw new AssertionError(b.problem());
    };
  }

  private static Problem blocked(Manifest m, Function<ReleaseVersion, EntryFacts> known) {
    return switch (EntryLearner.learn(m, RULES, known)) {
      case EntryLearner.Learned.Blocked b -> b.problem();
      case EntryLearner.Learned.Explained e -> throw new AssertionError(e.template().explain());
    };
  }

  /** What is learned from the earlier entries gives the newest one again. */
  private static void assertExplains(Function<String, String> fields, String... lines) {
    EntryTemplate template = learned(of(VERSIONS.subList(0, 3), fields), EntryLearnerTest::all);
    Json.Obj expected = of(fields).entry(v("v0.1.3")).orElseThrow().fields();
    assertThat(template.render(facts("v0.1.3")).fields()).isEqualTo(expected);
    assertThat(template.render(facts("v0.1.3")).fields().members().keySet())
        .containsExactlyElementsOf(expected.members().keySet());
    assertThat(template.explain()).contains(lines);
    assertThat(template.deviations(of(fields), EntryLearnerTest::all)).isEmpty();
    assertThat(template.deviations(of(fields), EntryFacts::of)).isEmpty();
  }

  @Test
  void everyKindOfFieldIsExplained() {
    assertExplains(
        v ->
            """
            "channel": "stable", "yanked": false, "min": "v0.0.9", "notes": null, "arches": ["amd64"],
            "commit": "%s", "released_at": "%s", "number": "%s",
            "path": "%s/banger-%s-linux-amd64.tar.gz",
            "source": "https://git.example.org/thaloco/banger/commit/%s?v=%s"
            """
                .formatted(
                    fact(v, EntryFact.COMMIT),
                    fact(v, EntryFact.RELEASED_AT),
                    v.substring(1),
                    v,
                    v,
                    fact(v, EntryFact.COMMIT),
                    v.substring(1)),
        "version: the version",
        "channel: always \"stable\"",
        "commit: the commit",
        "arches[0]: always \"amd64\"",
        "released_at: the build time, yyyy-MM-ddTHH:mm:ssZ",
        "path: \"{version}/banger-{version}-linux-amd64.tar.gz\"",
        "source: \"https://git.example.org/thaloco/banger/commit/{commit}?v={number}\"");
  }

  @Test
  void nestedFieldsAreExplainedByTheirPath() {
    assertExplains(
        v ->
            """
            "tarball": {"url": "%s", "size": %s, "sha256": "%s"},
            "files": [{"name": "SHA256SUMS", "url": "%s", "sha256": "sha256:%s"}, {"name": "sig", "url": "%s"}]
            """
                .formatted(
                    fact(v, EntryFact.TARBALL_URL),
                    fact(v, EntryFact.TARBALL_SIZE),
                    fact(v, EntryFact.TARBALL_SHA256),
                    fact(v, EntryFact.HASHES_URL),
                    fact(v, EntryFact.HASHES_SHA256),
                    fact(v, EntryFact.SIGNATURE_URL)),
        "tarball.url: the tarball's public URL",
        "tarball.size: the tarball's size in bytes, a number",
        "files[0].sha256: \"sha256:{hashes_sha256}\"",
        "files[1].url: the signature's public URL");
  }

  @Test
  void timesOfSeveralFormsAreExplained() {
    for (TimeFormat format : TimeFormat.values()) {
      assertExplains(
          v -> "\"released_at\": " + format.write(facts(v).releasedAt().orElseThrow()).inline(),
          "released_at: the build time, " + format.sample());
    }
  }

  @Test
  void aTimeByTheScriptsOwnClockIsStillTheBuildTime() {
    Manifest m =
        of(v ->
            "\"when\": "
                + TimeFormat.SECONDS
                    .write(facts(v).releasedAt().orElseThrow().plusSeconds(95))
                    .inline());
    assertThat(learned(m, EntryLearnerTest::all).explain())
        .contains("when: the build time, yyyy-MM-ddTHH:mm:ssZ");
  }

  @Test
  void aTimeThatIsNoBuildTimeBlocks() {
    Manifest m =
        of(v ->
            "\"expires_at\": "
                + TimeFormat.SECONDS
                    .write(facts(v).releasedAt().orElseThrow().plusSeconds(31_536_000))
                    .inline());
    assertThat(blocked(m, EntryLearnerTest::all).happened()).contains("expires_at");
    assertThat(blocked(m, EntryFacts::of).happened()).contains("expires_at");
  }

  @Test
  void oneUnexplainedFieldBlocksWithItsPathAndValues() {
    Manifest m = of(v -> "\"meta\": {\"build\": %d}".formatted(v.hashCode()));
    Problem problem = blocked(m, EntryLearnerTest::all);
    assertThat(problem.id()).isEqualTo("manifest.entry-unexplained");
    assertThat(problem.happened())
        .contains("meta.build: ")
        .contains("v0.1.3".hashCode() + " in v0.1.3")
        .contains("in v0.1.2");
  }

  @Test
  void thePreviousVersionIsNotTakenForThisOne() {
    Manifest m = of(v -> "\"previous\": \"v0.1." + (Integer.parseInt(v.substring(5)) - 1) + "\"");
    assertThat(blocked(m, EntryLearnerTest::all).evidence())
        .singleElement()
        .asString()
        .startsWith("previous: ");
  }

  @Test
  void aVersionIsNotFoundInsideALongerNumber() {
    List<String> versions = List.of("v0.1.1", "v0.1.2");
    Manifest m = of(versions, v -> "\"x\": \"" + v + "0\"");
    assertThat(blocked(m, EntryFacts::of).happened()).contains("x: ");
  }

  @Test
  void aCommitThatNobodyKnowsBlocks() {
    Manifest m = of(v -> "\"commit\": \"" + fact(v, EntryFact.COMMIT) + "\"");
    assertThat(blocked(m, EntryFacts::of).happened()).contains("commit: ");
  }

  @Test
  void oneKnownCommitOfTheNewestIsEnough() {
    Manifest m = of(v -> "\"commit\": \"" + fact(v, EntryFact.COMMIT) + "\"");
    assertThat(
            learned(m, v -> v.text().equals("v0.1.2") ? facts("v0.1.2") : EntryFacts.of(v))
                .explain())
        .contains("commit: the commit");
  }

  @Test
  void aHashOfSomethingElseBlocksThoughItLooksRight() {
    Manifest m = of(v -> "\"sha256\": \"" + "%064x".formatted(v.hashCode()) + "\"");
    assertThat(blocked(m, EntryLearnerTest::all).happened()).contains("sha256: ");
  }

  @Test
  void aConstantSeenOnlyOnceIsNoConstant() {
    Manifest one = of(List.of("v0.1.0"), v -> "\"channel\": \"stable\"");
    assertThat(blocked(one, EntryLearnerTest::all).happened()).contains("channel");
    Manifest added =
        of(v -> v.equals("v0.1.3") ? "\"channel\": \"stable\"" : "\"released_at\": \"2026-01-01\"");
    assertThat(blocked(added, EntryFacts::of).happened()).contains("in 1 of the newest 3");
  }

  @Test
  void aFieldThatIsNewButExplainedIsTaken() {
    Manifest m =
        of(v ->
            "\"a\": 1"
                + (v.equals("v0.1.3") ? ", \"size\": " + fact(v, EntryFact.TARBALL_SIZE) : ""));
    assertThat(learned(m, EntryLearnerTest::all).explain())
        .contains("size: the tarball's size in bytes, a number");
  }

  @Test
  void aFieldThatTheNewestHasNoLongerBlocks() {
    Manifest m = of(v -> "\"a\": 1" + (v.equals("v0.1.2") ? ", \"security\": true" : ""));
    assertThat(blocked(m, EntryLearnerTest::all).happened()).contains("security");
  }

  @Test
  void arraysOfOtherLengthBlock() {
    Manifest m = of(v -> "\"fixes\": [" + (v.equals("v0.1.3") ? "1" : "1, 2") + "]");
    assertThat(blocked(m, EntryLearnerTest::all).happened()).contains("fixes");
  }

  @Test
  void aFieldThatWasOfAnotherKindBlocks() {
    for (String before : List.of("\"x\"", "[1]", "{\"b\": 1}", "1")) {
      for (String newest : List.of("\"y\"", "[2, 3]", "{\"c\": 1}", "2")) {
        Manifest m = of(v -> "\"a\": " + (v.equals("v0.1.3") ? newest : before));
        assertThat(blocked(m, EntryLearnerTest::all).happened()).contains(": a");
      }
    }
  }

  @Test
  void onlyAFieldThatIsNotInAllSaysInHowMany() {
    Manifest m = of(v -> "\"meta\": %d".formatted(v.hashCode()));
    assertThat(blocked(m, EntryLearnerTest::all).happened()).doesNotContain("of the newest");
  }

  @Test
  void whatDeviatesIsToldByThePathOfItsPlace() {
    EntryTemplate template =
        learned(
            of(v ->
                "\"a\": [1, {\"b\": \"%s\"}], \"released_at\": \"%s\""
                    .formatted(v, fact(v, EntryFact.RELEASED_AT))),
            EntryLearnerTest::all);
    Manifest odd =
        of(v ->
            switch (v) {
              case "v0.1.0" ->
                  "\"a\": [2, {\"b\": \"v0.1.1\"}], \"released_at\": \"%s\""
                      .formatted(later(v, 0).substring(0, 10)); // the right day, in another form
              case "v0.1.1" -> "\"a\": [1], \"released_at\": 1778761267";
              case "v0.1.2" ->
                  "\"a\": {\"b\": 1}, \"released_at\": \"%s\"".formatted(later(v, 86_401));
              default -> "\"a\": [1, 7], \"released_at\": \"%s\"".formatted(later(v, 86_400));
            });
    assertThat(
            template.deviations(odd, EntryLearnerTest::all).stream()
                .map(each -> each.version() + " " + each.path() + " " + each.isInValue()))
        .containsExactly(
            "v0.1.0 a[0] true",
            "v0.1.0 a[1].b true",
            "v0.1.0 released_at true",
            "v0.1.1 a true",
            "v0.1.1 released_at true",
            "v0.1.2 a true",
            "v0.1.2 released_at true",
            "v0.1.3 a[1] true");
  }

  private static String later(String version, long seconds) {
    return facts(version).releasedAt().orElseThrow().plusSeconds(seconds).toString();
  }

  @Test
  void theProfilesTemplateIsExplainedAsItIsWritten() {
    var texts = new java.util.LinkedHashMap<String, String>();
    texts.put("version", "{version}");
    texts.put("size", "{tarball_size}");
    texts.put("at", "{released_at}");
    texts.put("url", "{tarball_url}{number}?x");
    texts.put("channel", "stable");
    var rules =
        new com.thaloco.releaseconsole.profile.ManifestRules(
            "manifest.json", "releases", "latest_stable", java.util.Optional.of(texts));
    assertThat(EntryTemplate.of(rules).orElseThrow().explain())
        .containsExactly(
            "version: the version",
            "size: the tarball's size in bytes, a number",
            "at: the build time, yyyy-MM-ddTHH:mm:ssZ",
            "url: \"{tarball_url}{number}?x\"",
            "channel: \"stable\"");
  }

  @Test
  void withoutEntriesNothingIsLearned() {
    assertThat(blocked(Manifest.first(RULES), EntryLearnerTest::all).happened())
        .contains("no entry yet");
  }

  @Test
  void oldEntriesThatDoNotConformAreTold() {
    EntryTemplate template =
        learned(
            of(v -> "\"commit\": \"" + fact(v, EntryFact.COMMIT) + "\""), EntryLearnerTest::all);
    Manifest odd =
        of(v ->
            v.equals("v0.1.1")
                ? "\"commit\": \"main\", \"extra\": 1"
                : v.equals("v0.1.2") ? "\"x\": 1" : "\"commit\": \"%040x\"".formatted(1));
    assertThat(
            template.deviations(odd, EntryFacts::of).stream()
                .map(EntryTemplate.Deviation::sentence))
        .containsExactly(
            "v0.1.1: commit is \"main\"; expected the commit",
            "v0.1.1: extra is 1; expected no such field",
            "v0.1.2: commit is missing; expected the commit",
            "v0.1.2: x is 1; expected no such field");
    assertThat(template.deviations(odd, EntryFacts::of))
        .extracting(EntryTemplate.Deviation::isInValue)
        .containsExactly(true, false, false, false);
    assertThat(template.deviations(odd, EntryFacts::of))
        .extracting(EntryTemplate.Deviation::isExtra)
        .containsExactly(false, true, false, true);
    assertThat(template.deviations(odd, EntryLearnerTest::all)).hasSize(6);
  }

  @Test
  void generatedEntriesAreLearnedAndGiveTheNextOne() {
    long seed = Seed.ofRun();
    var random = new java.util.Random(seed);
    List<String> pieces =
        Stream.of(EntryFact.values()).map(f -> "{" + f.placeholder() + "}").toList();
    for (int round = 0; round < 100; round++) {
      var texts = new java.util.LinkedHashMap<String, String>();
      texts.put("version", "{version}");
      for (int i = 0; i < 1 + random.nextInt(5); i++) {
        String piece = pieces.get(random.nextInt(pieces.size()));
        boolean whole =
            random.nextBoolean() || piece.equals("{released_at}") || piece.equals("{tarball_size}");
        texts.put("f" + i, whole ? piece : "é-" + piece + "/x");
      }
      var rules =
          new com.thaloco.releaseconsole.profile.ManifestRules(
              "manifest.json", "releases", "latest_stable", java.util.Optional.of(texts));
      EntryTemplate given = EntryTemplate.of(rules).orElseThrow();
      Manifest m = Manifest.first(RULES);
      for (String version : VERSIONS) {
        m = m.withEntry(given.render(facts(version)));
      }
      assertThat(given.deviations(m, EntryLearnerTest::all)).isEmpty();
      EntryTemplate again = learned(m, EntryLearnerTest::all);
      assertThat(again.render(facts("v0.1.9")).fields())
          .as("%d, round %d: %s", seed, round, texts)
          .isEqualTo(given.render(facts("v0.1.9")).fields());
    }
  }
}
