package com.thaloco.releaseconsole.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thaloco.releaseconsole.bucket.Body;
import com.thaloco.releaseconsole.bucket.Bucket;
import com.thaloco.releaseconsole.bucket.Condition;
import com.thaloco.releaseconsole.bucket.ObjectHeaders;
import com.thaloco.releaseconsole.bucket.S3Bucket;
import com.thaloco.releaseconsole.bucket.Written;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.process.LocalProcesses;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.profile.ProfileReader;
import com.thaloco.releaseconsole.source.GitRepository;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The drills that touch bucket and remote, in a served rehearsal. */
@Tag("slow")
class PracticeWorldTest {
  private static final String TARBALL = "v0.1.7/banger-v0.1.7-linux-amd64.tar.gz";

  private final Work work = Run.of(event -> {}).at(new StepId("practice"));

  @TempDir private Path dir;
  private RehearsalFolder folder;
  private ServedRehearsal served;
  private Bucket bucket;
  private Practice practice;

  @BeforeEach
  void serve() {
    folder = PreparedRehearsal.copy(dir.resolve("D"));
    served = ServedRehearsal.start(folder);
    Profile profile =
        ProfileReader.read(ProfileReader.Source.of(folder.profile(), folder.repository()));
    bucket = S3Bucket.open(profile.bucket(), System.getenv());
    practice = new Practice(folder, new LocalProcesses(), System.getenv());
  }

  @AfterEach
  void stop() {
    bucket.close();
    served.close();
  }

  @Test
  void aRivalPublishesTagsAndIsTakenBackAgain() {
    String before = manifest();
    practice.breakIt(Drill.RIVAL, work);
    assertThat(manifest()).contains("\"latest_stable\": \"v0.1.7\"").contains(TARBALL);
    assertThat(bucket.head(TARBALL)).isPresent();
    assertThat(bucket.head("v0.1.7/SHA256SUMS.sig")).isPresent();
    assertThat(isTagged()).isTrue();

    practice.undo(work);

    assertThat(manifest()).isEqualTo(before);
    assertThat(bucket.head(TARBALL)).isEmpty();
    assertThat(isTagged()).isFalse();
  }

  @Test
  void aLargeUploadBreaksUntilTheNetworkIsMended() {
    practice.breakIt(Drill.NETWORK, work);
    assertThat(put("small", 1000)).isInstanceOf(Written.Stored.class);
    assertThatThrownBy(() -> put("large", 3_000_000)).isInstanceOf(ProblemException.class);
    assertThat(bucket.head("large")).isEmpty();
    practice.undo(work);
    assertThat(put("large", 3_000_000)).isInstanceOf(Written.Stored.class);
  }

  private Written put(String key, int bytes) {
    var headers = new ObjectHeaders("application/octet-stream", "no-cache", Map.of());
    return bucket.put(key, new Body.Bytes(new byte[bytes]), headers, new Condition.Absent(), work);
  }

  private String manifest() {
    return new String(
        bucket.read("manifest.json", 1 << 20).orElseThrow().bytes(), StandardCharsets.UTF_8);
  }

  private boolean isTagged() {
    try (GitRepository repository = GitRepository.open(folder.repository())) {
      return repository.remote("origin").refs(work).stream()
          .anyMatch(ref -> ref.name().equals("refs/tags/v0.1.7"));
    }
  }
}
