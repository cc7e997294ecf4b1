package com.thaloco.releaseconsole.explore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.bucket.Condition;
import com.thaloco.releaseconsole.bucket.ObjectHeaders;
import com.thaloco.releaseconsole.explore.Choice.Act;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The exploration would have found what was found otherwise: with a fix switched off, it comes upon
 * the fault.
 */
@Tag("slow")
final class SwitchesTest extends WithSample {
  private static final Duration TIME = Duration.ofSeconds(60);
  private static final int EXECUTIONS = 3000;

  /** The same bytes had the same ETag, so that a write of before was accepted (decision 71). */
  @Test
  void aScriptThatArrivesAfterTheWithdrawal() {
    var without =
        new Switches() {
          @Override
          public Upload changed(Upload upload) {
            return upload.atOnce();
          }
        };
    found(
        new Scenarios(sample).cutThenWithdraw().with(1, List.of(Act.KILL_MEANWHILE)).with(without),
        "new installs get the script of v0.1.2 after its withdrawal");
  }

  /** The end of a push without an answer was taken for a push that had not happened. */
  @Test
  void aTagWhoseAnswerWasLost() {
    var without =
        new Switches() {
          @Override
          public boolean looksAgain(String place) {
            return !place.startsWith("remote:");
          }
        };
    found(
        new Scenarios(sample).alone().with(1, List.of(Act.LOSE_ANSWER)).with(without),
        "what was begun is not finished");
  }

  /**
   * What is published was only finished where its journal is: the tarball does not say its commit.
   */
  @Test
  void aResumeOnAnotherMachineAfterTheTag() {
    var without =
        new Switches() {
          @Override
          public Upload changed(Upload upload) {
            if (!upload.key().endsWith(".tar.gz")) {
              return upload;
            }
            var metadata = new HashMap<>(upload.headers().metadata());
            metadata.remove("commit");
            return new Upload(
                upload.key(),
                upload.bytes(),
                upload.etag(),
                new ObjectHeaders(
                    upload.headers().contentType(), upload.headers().cacheControl(), metadata),
                upload.condition());
          }
        };
    found(
        new Scenarios(sample).resumeElsewhere().with(1, List.of(Act.KILL_AFTER)).with(without),
        "what was begun is not finished");
  }

  /** Without a claim, a tarball is published that is about to be replaced (decision 61). */
  @Test
  void aTarballThatIsReplacedAfterItWasPublished() {
    var without =
        new Switches() {
          @Override
          public boolean hides(String key) {
            return key.startsWith("history/claim/");
          }
        };
    found(new Scenarios(sample).cutTwice().with(without), "a client that was told v0.1.2");
  }

  /** Without its nonce a manifest has the ETag of before, which a late write names (decision 3). */
  @Test
  void aManifestWithoutItsFence() {
    var without =
        new Switches() {
          @Override
          public boolean fences() {
            return false;
          }

          @Override
          public Upload changed(Upload upload) {
            return upload.key().equals("manifest.json") ? unfenced(upload) : upload;
          }
        };
    Scenario scenario =
        new Scenarios(sample).cutThenWithdraw().with(1, List.of(Act.KILL_MEANWHILE)).with(without);
    Stored there = scenario.before().object("manifest.json").orElseThrow();
    scenario
        .before()
        .put(
            unfenced(
                Upload.of(
                    "manifest.json",
                    there.bytes(),
                    false,
                    new ObjectHeaders("application/json", "no-cache", Map.of()),
                    new Condition.Matches(there.info().etag()))));
    scenario.before().advance(Duration.ofDays(1));
    found(scenario, "v0.1.2 is named again after its withdrawal");
  }

  private static Upload unfenced(Upload upload) {
    byte[] bytes =
        new String(upload.bytes(), UTF_8).replaceAll("[ \\t]{64}\n$", "").getBytes(UTF_8);
    return new Upload(upload.key(), bytes, upload.etag(), upload.headers(), upload.condition())
        .atOnce();
  }

  private static void found(Scenario scenario, String... what) {
    var explorer = new Explorer(sample, scenario).search(1, EXECUTIONS, TIME, 1);
    assertThat(explorer.violations()).as(explorer.toString()).isNotEmpty();
    assertThat(explorer.violations().getFirst().what()).contains(what);
  }
}
