package com.thaloco.releaseconsole.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.bucket.OtherTool;
import com.thaloco.releaseconsole.cli.CommandLineFace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the commands of the bucket print can be pasted, and harms no terminal. */
class PastedRemedyTest extends CarefulChanges {
  private record Ended(int exit, String out, String err) {}

  private static Ended run(List<String> arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int exit =
        CommandLineFace.run(
            arguments.toArray(String[]::new),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return new Ended(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static List<String> bucket(AuditedBucket b, String... arguments) {
    var all = new ArrayList<>(List.of("bucket", arguments[0]));
    all.addAll(List.of("--repo", b.project().folder().repository().toString()));
    all.addAll(List.of("--state", b.project().folder().root().resolve("a state").toString()));
    all.addAll(List.of(arguments).subList(1, arguments.length));
    return all;
  }

  /** The words that a shell would give us. */
  private static List<String> words(String command) {
    try {
      Process process = new ProcessBuilder("bash").redirectErrorStream(true).start();
      try (var in = process.getOutputStream()) {
        in.write(
            ("release-console() { printf '%s\\0' \"$@\"; }; " + command)
                .getBytes(StandardCharsets.UTF_8));
      }
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(said).isZero();
      return List.of(said.split("\0"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aRemedyPastedAsItStandsIsTheRightCommand() {
    with(b -> {
      b.manifest(text -> b.sound(text).withLatest(V5).text());
      Ended audited = run(bucket(b, "audit", "--json"));
      JsonNode findings = JsonMapper.shared().readTree(audited.out()).get("findings");
      String remedy =
          findings
              .valueStream()
              .filter(f -> f.get("id").asString().equals("audit.latest-behind"))
              .map(f -> f.get("remedy").asString())
              .findFirst()
              .orElseThrow();
      List<String> pasted = words(remedy.replaceFirst(".*: release-console", "release-console"));
      assertThat(pasted).isEqualTo(bucket(b, "rollback", "--to", "v0.1.6"));
      Ended planned = run(bucket(b, "rollback", "--to", "v0.1.6", "--dry-run"));
      assertThat(planned.exit()).as("%s", planned).isZero();
      assertThat(planned.out()).contains("Let new installs get v0.1.6 instead of v0.1.5.");
    });
  }

  @Test
  void aKeyIsShownSoThatItHarmsNoTerminal() {
    with(b -> {
      String key = "-@esc\u001b]0;x\u0007 \u202eit's\n";
      OtherTool.put(b.project().profile().bucket(), key, "\u001b[2J\u202e\n");
      for (List<String> arguments :
          List.of(
              bucket(b, "ls"),
              bucket(b, "ls", "--json"),
              bucket(b, "show", "--", key),
              bucket(b, "show", "--json", "--", key),
              bucket(b, "audit"),
              bucket(b, "audit", "--json"),
              bucket(b, "remove", "--", key),
              bucket(b, "remove", "--json", "--", key))) {
        Ended ended = run(arguments);
        String all = ended.out() + ended.err();
        assertThat(all)
            .as("%s", arguments)
            .containsIgnoringCase("u001b]0;x")
            .doesNotContain("\u001b", "\u202e");
      }
      JsonNode shown =
          JsonMapper.shared().readTree(run(bucket(b, "show", "--json", "--", key)).out());
      assertThat(shown.get("key").asString()).isEqualTo(key);
    });
  }
}
