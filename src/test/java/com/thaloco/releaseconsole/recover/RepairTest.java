package com.thaloco.releaseconsole.recover;

import static com.thaloco.releaseconsole.recover.Situation.BEFORE;
import static com.thaloco.releaseconsole.recover.Situation.VERSION;
import static com.thaloco.releaseconsole.recover.Situation.ok;
import static com.thaloco.releaseconsole.recover.Situation.refused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.bucket.Bucket;
import com.thaloco.releaseconsole.flow.Hashes;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.manifest.KeptManifests;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.recover.Situation.Machine;
import com.thaloco.releaseconsole.trust.Keyring;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Lost and damaged objects of a good release are put back; nothing is burned for them. */
@Tag("slow")
final class RepairTest extends WithSituation {
  private static final String TARBALL = "v0.1.7/banger-v0.1.7-linux-amd64.tar.gz";
  private static final String SUMS = "v0.1.7/SHA256SUMS";
  private static final String SIGNATURE = "v0.1.7/SHA256SUMS.sig";
  private static final List<String> ALL = List.of(TARBALL, SUMS, SIGNATURE);

  @Test
  void lostAndDamagedObjectsArePutBackHereAndElsewhere() {
    with(situation -> {
      situation.released();
      Map<String, String> right = hashes(situation);
      Machine other = situation.another();
      for (List<String> keys : List.of(ALL, List.of(TARBALL), List.of(SUMS), List.of(SIGNATURE))) {
        keys.forEach(situation.sample::remove);
        List<OfferedRecovery> ways = situation.trouble("release.unsound").ways();
        assertThat(ways)
            .extracting(OfferedRecovery::kind)
            .containsExactly(RecoveryKind.OBJECT, RecoveryKind.WITHDRAW);
        ok(situation.recover(situation.here(), RecoveryKind.OBJECT, VERSION));
        assertThat(hashes(situation)).isEqualTo(right);

        keys.forEach(key -> situation.sample.put(key, "damaged\n"));
        ok(situation.recover(other, RecoveryKind.OBJECT, VERSION));
        assertThat(hashes(situation)).isEqualTo(right);
      }
      situation.sound(VERSION);
    });
  }

  /** SHA256SUMS and signature are right, and only those bytes are the release. */
  @Test
  void aTarballThatCannotBeBuiltAgainIsNotReplacedByAnother() {
    with(situation -> {
      situation.sample.remove("v0.1.6/banger-v0.1.6-linux-amd64.tar.gz");
      Problem problem = refused(situation.recover(situation.here(), RecoveryKind.OBJECT, BEFORE));
      assertThat(problem.id()).isEqualTo("recover.other-bytes");
      assertThat(problem.next().asText())
          .endsWith("release-console recover withdraw --version v0.1.6");
      try (Bucket bucket = situation.sample.bucket()) {
        assertThat(bucket.head("v0.1.6/banger-v0.1.6-linux-amd64.tar.gz")).isEmpty();
      }
    });
  }

  @Test
  void aSignatureNeedsTheKeyAndNothingIsWrittenWithoutIt() {
    with(situation -> {
      List.of("SHA256SUMS", "SHA256SUMS.sig").forEach(n -> situation.sample.remove("v0.1.6/" + n));
      try (Project project = situation.open(situation.here(), (key, write) -> write.now());
          Keyring locked = Keyring.without(locked())) {
        var request =
            new RecoverRequest(RecoveryKind.OBJECT, BEFORE, Map.of(), Optional.of(BEFORE.text()));
        assertThat(
                refused(
                        new Recoveries(
                                project, com.thaloco.releaseconsole.check.Checks.all(), "test")
                            .run(request, locked, Situation.quiet()))
                    .id())
            .isEqualTo("key.locked");
      }
      try (Bucket bucket = situation.sample.bucket()) {
        assertThat(bucket.head("v0.1.6/SHA256SUMS")).isEmpty();
      }
      ok(situation.recover(situation.here(), RecoveryKind.OBJECT, BEFORE));
      situation.sound(BEFORE);
    });
  }

  private static Problem locked() {
    return new Problem(
        "key.locked",
        Problem.Kind.KEY_LOCKED,
        "It is locked.",
        "Nothing was signed.",
        Remedy.NONE,
        List.of());
  }

  /** Finding and building takes minutes: what another machine writes meanwhile stays. */
  @Test
  void whatIsChangedOrWithdrawnAfterTheSearchIsNotOverwritten() {
    with(situation -> {
      situation.sample.put("v0.1.6/SHA256SUMS", "damaged\n");
      assertThat(repaired(situation, "v0.1.6/SHA256SUMS", "of another machine\n").id())
          .isEqualTo("recover.other-writer");
      assertThat(hands(situation, situation.here())).doesNotContain("recovery.unfinished");
      assertThat(repaired(situation, "history/burned/v0.1.6.json", "{}\n").id())
          .isEqualTo("recover.burned");
      try (Bucket bucket = situation.sample.bucket()) {
        assertThat(new String(bucket.read("v0.1.6/SHA256SUMS", 100).orElseThrow().bytes(), UTF_8))
            .isEqualTo("of another machine\n");
      }
    });
  }

  private static Problem repaired(Situation situation, String key, String meanwhile) {
    return refused(
        situation.recover(
            situation.here(),
            RecoveryKind.OBJECT,
            BEFORE,
            Map.of(),
            event -> {
              if (Situation.before("build").test(event)) {
                situation.sample.put(key, meanwhile);
              }
              return false;
            },
            (at, write) -> write.now()));
  }

  /** The tag is no leftover: the release is repaired, and then its entry comes back. */
  @Test
  void aReleaseThatLostItsEntryAndIsDamagedIsNotOnlyWithdrawn() {
    with(situation -> {
      var version = new ReleaseVersion("v0.1.2");
      keep(situation);
      situation.sample.put("manifest.json", situation.manifest().without(version).text());
      situation.sample.remove("v0.1.2/SHA256SUMS.sig");
      assertThat(situation.trouble("tag.unreleased").ways())
          .extracting(OfferedRecovery::kind)
          .containsExactly(RecoveryKind.OBJECT, RecoveryKind.WITHDRAW);
      situation.recovered(RecoveryKind.OBJECT, version);
      assertThat(situation.trouble("manifest.entries-lost").ways())
          .extracting(OfferedRecovery::kind)
          .containsExactly(RecoveryKind.MANIFEST);
    });
  }

  private static void keep(Situation situation) {
    String text = situation.manifest().text();
    situation.sample.put(
        KeptManifests.key(Instant.now(), Hashes.sha256(text.getBytes(UTF_8))), text);
  }

  /** A readable manifest counts: what only an earlier one named was taken out of it. */
  @Test
  void whatIsNeitherNamedNorTaggedIsNotRepaired() {
    with(situation -> {
      keep(situation);
      situation.sample.put("manifest.json", situation.manifest().without(BEFORE).text());
      situation.sample.git("push", "-q", "--delete", "origin", "v0.1.6");
      assertThat(refused(situation.recover(situation.here(), RecoveryKind.OBJECT, BEFORE)).id())
          .isEqualTo("recover.not-named");
    });
  }

  @Test
  void whatWasNeverReleasedIsNotRepaired() {
    with(situation ->
        assertThat(refused(situation.recover(situation.here(), RecoveryKind.OBJECT, VERSION)).id())
            .isEqualTo("recover.not-named"));
  }

  private static Map<String, String> hashes(Situation situation) {
    var hashes = new java.util.TreeMap<String, String>();
    try (Bucket bucket = situation.sample.bucket()) {
      for (String key : ALL) {
        hashes.put(key, bucket.read(key, 10_000_000).orElseThrow().sha256());
      }
    }
    return hashes;
  }
}
