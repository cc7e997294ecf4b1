package com.thaloco.releaseconsole.recover;

import static com.thaloco.releaseconsole.recover.Situation.BEFORE;
import static com.thaloco.releaseconsole.recover.Situation.VERSION;
import static com.thaloco.releaseconsole.recover.Situation.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.bucket.Bucket;
import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.flow.Hashes;
import com.thaloco.releaseconsole.manifest.KeptManifests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A record of our own that is damaged does not keep a bad release from being withdrawn for long.
 */
@Tag("slow")
final class DamagedRecordsTest extends WithSituation {
  /** Journal and kept copy are named, with what to do; neither is overwritten. */
  @Test
  void aDamagedJournalOrKeptCopyIsNamedWithWhatToDo() {
    with(situation -> {
      situation.released();
      Path journal = situation.state(situation.here()).recovery();
      write(journal, "{\"format\":1,\"seq\n");
      var damaged = refused(situation.recover(situation.here(), RecoveryKind.WITHDRAW, VERSION));
      assertThat(damaged.happened()).contains(journal + ":1");
      assertThat(damaged.notDone()).doesNotContain("cut");
      assertThat(damaged.next().asText()).contains("mv " + journal + " ");
      remove(journal);

      String key = keptKey(situation);
      situation.sample.put(key, "{}\n");
      var altered = refused(situation.recover(situation.here(), RecoveryKind.WITHDRAW, VERSION));
      assertThat(altered.id()).isEqualTo("manifest.kept-altered");
      assertThat(altered.happened()).contains(key);
      situation.sample.remove(key);
      situation.recovered(RecoveryKind.WITHDRAW, VERSION);
      situation.sound(BEFORE);
    });
  }

  /** Where the present manifest will be kept. */
  private static String keptKey(Situation situation) {
    try (Bucket bucket = situation.sample.bucket()) {
      ObjectInfo info = bucket.head("manifest.json").orElseThrow();
      return KeptManifests.key(
          info.modified(),
          Hashes.sha256(situation.manifest().text().getBytes(StandardCharsets.UTF_8)));
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
