package com.thaloco.releaseconsole.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.acceptance.GatedBucket;
import com.thaloco.releaseconsole.bucket.Bucket;
import com.thaloco.releaseconsole.bucket.S3Bucket;
import com.thaloco.releaseconsole.bucket.Written;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.profile.ProfileReader;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A write whose answer is lost is tried again, and then the object is there already. */
@Tag("slow")
class LostAnswerTest {
  @TempDir private Path dir;

  @Test
  void aRehearsalIsPreparedAllTheSame() throws IOException {
    try (var rehearsal = new CheapRehearsal(dir, commit -> true)) {
      Path file = rehearsal.folder().profile();
      Files.writeString(file, rehearsal.profile(dir, "banger"));
      Profile profile =
          ProfileReader.read(ProfileReader.Source.of(file, rehearsal.folder().repository()));
      ReleaseVersion later = ReleaseVersion.parse("v0.1.9").orElseThrow();

      rehearsal.publish(profile, LostAnswerTest::withoutAnswers);
      rehearsal.publishElsewhere(profile, later, LostAnswerTest::withoutAnswers);

      try (Bucket bucket = S3Bucket.open(profile.bucket(), Map.of())) {
        byte[] manifest =
            bucket.read(profile.manifest().key(), 4 * 1024 * 1024).orElseThrow().bytes();
        assertThat(Manifest.parse(manifest, profile.manifest()).latest()).contains(later);
      }
    }
  }

  private static Bucket withoutAnswers(Bucket bucket) {
    return new GatedBucket(
        bucket,
        (key, write) -> {
          write.now();
          return new Written.Refused();
        });
  }
}
