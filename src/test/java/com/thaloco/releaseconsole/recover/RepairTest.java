package com.thaloco.releaseconsole.recover;

import static com.thaloco.releaseconsole.recover.Situation.BEFORE;
import static com.thaloco.releaseconsole.recover.Situation.VERSION;
import static com.thaloco.releaseconsole.recover.Situation.ok;
import static com.thaloco.releaseconsole.recover.Situation.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.bucket.Bucket;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.recover.Situation.Machine;
import com.thaloco.releaseconsole.trust.Keyring;
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
        List<Way> ways = situation.trouble("release.unsound").ways();
        assertThat(ways).extracting(Way::kind).containsExactly(Kind.OBJECT, Kind.WITHDRAW);
        ok(situation.recover(situation.here(), Kind.OBJECT, VERSION));
        assertThat(hashes(situation)).isEqualTo(right);

        keys.forEach(key -> situation.sample.put(key, "damaged\n"));
        ok(situation.recover(other, Kind.OBJECT, VERSION));
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
      Problem problem = refused(situation.recover(situation.here(), Kind.OBJECT, BEFORE));
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
        var request = new RecoverRequest(Kind.OBJECT, BEFORE, Map.of(), Optional.of(BEFORE.text()));
        assertThat(
                refused(
                        new Recovery(project, com.thaloco.releaseconsole.check.Checks.all(), "test")
                            .run(request, locked, Situation.quiet()))
                    .id())
            .isEqualTo("key.locked");
      }
      try (Bucket bucket = situation.sample.bucket()) {
        assertThat(bucket.head("v0.1.6/SHA256SUMS")).isEmpty();
      }
      ok(situation.recover(situation.here(), Kind.OBJECT, BEFORE));
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

  @Test
  void whatWasNeverReleasedIsNotRepaired() {
    with(situation ->
        assertThat(refused(situation.recover(situation.here(), Kind.OBJECT, VERSION)).id())
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
