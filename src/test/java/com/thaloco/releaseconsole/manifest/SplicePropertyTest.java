package com.thaloco.releaseconsole.manifest;

import static com.thaloco.releaseconsole.manifest.Samples.v;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.thaloco.releaseconsole.Seed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Manifests of all kinds of layout: an edit changes its own bytes and no others. */
class SplicePropertyTest {
  private static final int ROUNDS = 400;

  /** A manifest in a layout of its own. */
  private static final class Generator {
    final Random random;
    final String newline;
    final String unit;
    final String colon;
    final boolean lines;
    final boolean entryLines;

    Generator(long seed) {
      random = new Random(seed);
      newline = random.nextBoolean() ? "\n" : "\r\n";
      unit = List.of("  ", "\t", "    ", "").get(random.nextInt(4));
      colon = List.of(":", ": ", " : ").get(random.nextInt(3));
      lines = random.nextInt(4) > 0;
      entryLines = lines && random.nextBoolean();
    }

    String manifest(List<String> versions) {
      var entries = new ArrayList<String>();
      for (String version : versions) {
        entries.add(object(fields(version), 2, entryLines));
      }
      String array =
          entries.isEmpty()
              ? List.of("[]", "[ ]", "[\n]").get(random.nextInt(3))
              : "[" + gap(2, lines) + String.join(comma(2, lines), entries) + gap(1, lines) + "]";
      String latest = versions.isEmpty() ? "" : versions.get(random.nextInt(versions.size()));
      var root = new LinkedHashMap<String, String>();
      boolean before = random.nextBoolean();
      if (before) {
        root.put("latest_stable", Json.quote(latest));
      }
      root.put("ünïcode \\\"key\uD83D\uDE80", "\"Grüße 🚀 \\ud83d\\ude80 ]}[{,\"");
      root.put("releases", array);
      if (!before) {
        root.put("latest_stable", Json.quote(latest));
      }
      root.put("numbers", "[1.50, -2e10,0 ]");
      String tail = List.of("", "\n", "\r\n", "\n\n", "  \n").get(random.nextInt(5));
      return object(root, 0, lines) + tail;
    }

    private Map<String, String> fields(String version) {
      var fields = new LinkedHashMap<String, String>();
      if (random.nextBoolean()) {
        fields.put("näme", "\"b\\u0061nger 🚀, \\\"x\\\" {[\"");
      }
      fields.put("version", Json.quote(version));
      if (random.nextBoolean()) {
        fields.put("files", "[ {\"url\":\"https://x/" + version + "\"} ,{\"url\":null}]");
      }
      if (random.nextBoolean()) {
        fields.put("size", Integer.toString(random.nextInt()));
      }
      return fields;
    }

    private String object(Map<String, String> fields, int depth, boolean onLines) {
      var members =
          fields.entrySet().stream().map(e -> name(e.getKey()) + colon + e.getValue()).toList();
      return "{"
          + gap(depth + 1, onLines)
          + String.join(comma(depth + 1, onLines), members)
          + gap(depth, onLines)
          + "}";
    }

    private static String name(String raw) {
      return '"' + raw + '"';
    }

    private String comma(int depth, boolean onLines) {
      return random.nextInt(20) == 0 ? " ," + gap(depth, onLines) : "," + gap(depth, onLines);
    }

    private String gap(int depth, boolean onLines) {
      return onLines ? newline + unit.repeat(depth) : random.nextInt(10) == 0 ? " " : "";
    }
  }

  private static List<String> versions(Random random) {
    var versions = new ArrayList<String>();
    int n = random.nextInt(5);
    for (int i = 0; i < n; i++) {
      versions.add("v0." + (i + 1) + "." + random.nextInt(20));
    }
    if (random.nextBoolean()) {
      versions.sort(java.util.Comparator.reverseOrder());
    }
    return versions;
  }

  private static NewEntry entry(Random random, String version) {
    var fields = new LinkedHashMap<String, Json>();
    fields.put("version", new Json.Text(version));
    fields.put("näme", new Json.Text("n\u0000 \"ü🚀\\"));
    fields.put("size", new Json.Num("12345"));
    if (random.nextBoolean()) {
      fields.put(
          "files",
          new Json.Arr(
              List.of(new Json.Obj(Map.of("url", new Json.Text("u"))), new Json.Word("null"))));
      fields.put("new", new Json.Obj(Map.of("deep", new Json.Arr(List.of()))));
    }
    return new NewEntry(v(version), new Json.Obj(fields));
  }

  @Test
  @Tag("slow")
  void anEditChangesItsOwnBytesAndNoOthers() {
    long seed = Seed.ofRun();
    for (int round = 0; round < ROUNDS; round++) {
      var generator = new Generator(seed + round);
      List<String> versions = versions(generator.random);
      String text = generator.manifest(versions);
      Manifest before = Samples.manifest(text);
      assertThat(before.text()).isEqualTo(text);
      NewEntry entry = entry(generator.random, "v9.9.9");

      Manifest with = before.withEntry(entry);
      assertThat(with.entry(v("v9.9.9")).orElseThrow().fields())
          .as("%d", seed + round)
          .isEqualTo(entry.fields());
      assertThat(with.entries()).hasSize(versions.size() + 1);
      for (ManifestEntry old : before.entries()) {
        assertThat(with.entry(old.version()).orElseThrow().raw()).isEqualTo(old.raw());
      }
      assertThat(with.latestText()).isEqualTo(before.latestText());
      if (!versions.isEmpty()) {
        assertIsInsertion(text, with.text());
        assertThat(with.without(v("v9.9.9")).text()).as("%d", seed + round).isEqualTo(text);
      }
      assertThat(with.withEntry(entry)).as("%d\n%s", seed + round, text).isEqualTo(with);
      Manifest latest = with.withLatest(v("v9.9.9"));
      assertThat(latest.latest()).contains(v("v9.9.9"));
      assertThat(latest.text().replaceAll("(\"latest_stable\"\\s*:\\s*)\"[^\"]*\"", "$1"))
          .isEqualTo(with.text().replaceAll("(\"latest_stable\"\\s*:\\s*)\"[^\"]*\"", "$1"));
      if (generator.lines
          && !versions.isEmpty()
          && generator.newline.equals("\r\n")
          && generator.entryLines) {
        String added = with.entry(v("v9.9.9")).orElseThrow().raw();
        assertThat(added.replace("\r\n", ""))
            .as("line ends of %d", seed + round)
            .doesNotContain("\n");
      }
    }
  }

  private static void assertIsInsertion(String before, String after) {
    int head = 0;
    while (head < before.length() && before.charAt(head) == after.charAt(head)) {
      head++;
    }
    int tail = 0;
    while (tail < before.length() - head
        && before.charAt(before.length() - 1 - tail) == after.charAt(after.length() - 1 - tail)) {
      tail++;
    }
    assertThat(head + tail).isEqualTo(before.length());
  }

  @Test
  void anyOtherByteChangedByHandIsReadOrRefusedButNeverCrashes() {
    long seed = Seed.ofRun();
    var random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      var generator = new Generator(seed + round);
      byte[] bytes =
          generator.manifest(versions(generator.random)).getBytes(StandardCharsets.UTF_8);
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      try {
        assertThat(Manifest.parse(bytes, Samples.RULES).bytes()).isEqualTo(bytes);
      } catch (com.thaloco.releaseconsole.flow.ProblemException e) {
        assertThat(e.problem().id()).isIn("manifest.not-json", "manifest.shape");
      }
    }
  }

  @Test
  @Tag("slow")
  void jqAgrees(@TempDir Path folder) throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/jq")), "jq is not installed");
    long seed = Seed.ofRun();
    for (int round = 0; round < 40; round++) {
      var generator = new Generator(seed + round);
      Manifest with =
          Samples.manifest(generator.manifest(versions(generator.random)))
              .withEntry(entry(generator.random, "v9.9.9"))
              .withLatest(v("v9.9.9"))
              .fenced();
      Path file = Files.write(folder.resolve("manifest.json"), with.bytes());
      Process jq =
          new ProcessBuilder(
                  "/usr/bin/jq",
                  "-r",
                  "[.latest_stable, ([.releases[] | select(.version == \"v9.9.9\")] | length),"
                      + " (.releases | length)] | join(\" \")",
                  file.toString())
              .redirectErrorStream(true)
              .start();
      String said = new String(jq.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      assertThat(jq.waitFor()).isZero();
      assertThat(said).isEqualTo("v9.9.9 1 " + with.entries().size());
    }
  }
}
