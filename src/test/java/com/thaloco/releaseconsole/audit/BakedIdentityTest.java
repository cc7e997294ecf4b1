package com.thaloco.releaseconsole.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.Seed;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BakedIdentityTest {
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  private static BakedIdentity in(String text, int piece) {
    var identity = new BakedIdentity("v0.1.0-v1", Set.of(COMMIT)::contains);
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    for (int at = 0; at < bytes.length; at += piece) {
      identity.write(bytes, at, Math.min(piece, bytes.length - at));
    }
    return identity;
  }

  @Test
  void aCommitAndAVersionAreFoundWhereverTheyStand() {
    long seed = Seed.ofRun();
    var random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      String before = "ab".repeat(random.nextInt(30)) + "v0.1.0-v0.1.";
      String text =
          before + "0-v1" + "f".repeat(random.nextInt(60)) + COMMIT + "a".repeat(random.nextInt(3));
      BakedIdentity found = in(text, 1 + random.nextInt(50));
      assertThat(found.commits()).as("seed %d, %s", seed, text).contains(COMMIT);
      assertThat(found.hasVersion()).as("seed %d, %s", seed, text).isTrue();
    }
  }

  @Test
  void whatIsNotThereIsNotFound() {
    BakedIdentity found =
        in("v0.1.0-v2 " + COMMIT.substring(1) + " x" + COMMIT.replace('7', '8') + "\n", 7);
    assertThat(found.hasVersion()).isFalse();
    assertThat(found.commits()).isEmpty();
    assertThat(found.candidates()).containsExactly(COMMIT.replace('7', '8'));
  }

  @Test
  void aCommitAtTheVeryEndIsACandidate() {
    assertThat(in("x" + COMMIT, 9).candidates()).containsExactly(COMMIT);
  }
}
