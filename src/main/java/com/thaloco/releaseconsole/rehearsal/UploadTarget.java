package com.thaloco.releaseconsole.rehearsal;

import com.thaloco.releaseconsole.bucket.Bucket;
import com.thaloco.releaseconsole.bucket.S3Bucket;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.trust.UnlockedKey;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the earlier releases are signed with and uploaded into. Its parts are opened side by side,
 * and closed together, whatever became of the others.
 */
final class UploadTarget implements AutoCloseable {
  private final Profile profile;
  private final Map<String, String> environment;
  private volatile @Nullable UnlockedKey key;
  private volatile @Nullable RehearsalServer server;
  private volatile @Nullable Bucket bucket;

  UploadTarget(Profile profile, Map<String, String> environment) {
    this.profile = profile;
    this.environment = environment;
  }

  /** Decrypts the rehearsal's key. */
  void unlock(SampleFiles files) {
    key = RehearsalKey.unlock(files);
  }

  /** Starts a server of the folder, for the upload alone, and opens its bucket. */
  void serve(RehearsalFolder folder) {
    server = RehearsalServer.start(folder.server(profile.bucket(), commit -> false));
    bucket = S3Bucket.open(profile.bucket(), environment);
  }

  UnlockedKey key() {
    return Objects.requireNonNull(key);
  }

  Bucket bucket() {
    return Objects.requireNonNull(bucket);
  }

  @Override
  public void close() {
    if (key != null) {
      key.close();
    }
    if (bucket != null) {
      bucket.close();
    }
    if (server != null) {
      server.close();
    }
  }
}
