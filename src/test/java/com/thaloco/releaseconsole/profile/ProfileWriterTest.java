package com.thaloco.releaseconsole.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileWriterTest {
  private static final List<String> ODD =
      List.of(
          "yes",
          "null",
          "~",
          "0x1f",
          "1e3",
          ".inf",
          "- x",
          "a: b",
          "a #b",
          "'q'",
          "\"dq\"",
          "back\\slash",
          "é ü",
          "🚀",
          "tab\there",
          "two\nlines",
          "",
          " ",
          "*a",
          "&a",
          "!a",
          "%a",
          "@a",
          "`a`",
          "[a, b]",
          "{x}",
          "a,b",
          "?",
          "---",
          "\u0085\u2028\uFEFF",
          "\u0001",
          "http://x: y",
          "=",
          "<<",
          "true",
          "09");

  private static Profile readBack(String text) {
    return ProfileReader.read(
        new ProfileReader.Source("p.yaml", text.getBytes(StandardCharsets.UTF_8), Yaml.REPOSITORY));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aProfileReadsBackAsItWas(boolean rehearsal) {
    Profile p = Yaml.read(rehearsal ? ProfileReaderTest.rehearsal() : Yaml.COMPLETE);
    String text = ProfileWriter.write(p);
    assertThat(readBack(text)).isEqualTo(p);
    assertThat(text)
        .contains("# Where clients read the prefix; ends with a slash.\n  public_url: http");
    assertThat(readBack(text).manifest().entry().orElseThrow().keySet())
        .containsExactlyElementsOf(p.manifest().entry().orElseThrow().keySet());
    assertThat(ProfileWriter.write(readBack(text))).isEqualTo(text);
  }

  /** Replaces free texts, and leaves out what may be left out, by chance. */
  private static Object varied(Object value, Random random, boolean free) {
    return switch (value) {
      case String s -> free && random.nextBoolean() ? ODD.get(random.nextInt(ODD.size())) : s;
      case List<?> l -> {
        var items = new ArrayList<Object>();
        l.forEach(i -> items.add(items.isEmpty() && free ? i : varied(i, random, free)));
        if (free && random.nextBoolean()) {
          ODD.stream().filter(_ -> random.nextInt(4) == 0).forEach(items::add);
        }
        yield items;
      }
      case Map<?, ?> m -> {
        var entries = new LinkedHashMap<Object, Object>();
        m.forEach((k, v) -> entries.put(k, varied(v, random, free)));
        yield entries;
      }
      default -> value;
    };
  }

  @Test
  @Tag("slow")
  void anyTextSurvives() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    var random = new Random(seed);
    for (int round = 0; round < 60; round++) {
      Profile p = Yaml.read(Yaml.COMPLETE);
      @SuppressWarnings("unchecked")
      var command = (List<String>) varied(p.smoke().command(), random, true);
      @SuppressWarnings("unchecked")
      var environment = (Map<String, String>) varied(p.verify().environment(), random, true);
      @SuppressWarnings("unchecked")
      var previous = (List<String>) varied(p.verify().previous(), random, true);
      var smoke =
          new SmokeRules(
              command,
              java.time.Duration.ofMillis(1 + random.nextInt(86_400_000)),
              random.nextBoolean()
                  ? Optional.empty()
                  : Optional.of(Pattern.compile("\\d+ \"x\" 'y' # \\\\")),
              p.smoke().environment());
      var verify =
          new VerifyRules(p.verify().publicTimeout(), previous, environment, List.of(command));
      var other =
          new Profile(
              p.project(),
              p.source(),
              p.build(),
              smoke,
              p.changelog(),
              p.units(),
              p.updateFlow(),
              random.nextBoolean() ? p.contracts() : List.of(),
              p.catalogs(),
              p.trust(),
              p.bucket(),
              p.manifest(),
              p.installer(),
              verify,
              p.rehearsal());
      String text = ProfileWriter.write(other);
      assertThat(readBack(text)).as("%d, round %d\n%s", seed, round, text).isEqualTo(other);
    }
  }

  @Test
  void everyKeyHasAMeaningAndEveryMeaningAKey() throws java.io.IOException {
    List<String> paths = ProfileKeys.all().stream().map(ProfileKeys.Key::path).toList();
    assertThat(ProfileKeys.all())
        .allSatisfy(k -> assertThat(k.meaning()).as(k.path()).isNotBlank());
    var stored = new java.util.Properties();
    try (var in = ProfileKeys.class.getResourceAsStream("/profiles/keys.properties")) {
      stored.load(in);
    }
    assertThat(stored.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(paths);
    for (RecordComponent c : Profile.class.getRecordComponents()) {
      assertThat(paths).contains(KeyNames.of(c));
    }
  }
}
