package com.thaloco.releaseconsole.bucket;

import com.thaloco.releaseconsole.Hostile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Configurations of other programs that credentials are read from. */
class HostileConfigurationTest {
  @TempDir private Path dir = Path.of("");

  @Test
  void rclone() {
    Path file = dir.resolve("rclone.conf");
    String sample =
        """
        # a comment
        [r2]
        type = s3
        provider = Cloudflare
        access_key_id = abc
        secret_access_key = def
        endpoint = https://account.r2.cloudflarestorage.com

        [other]
        type = drive
        """;
    Hostile.feed(
        "rclone.conf",
        sample,
        bytes -> {
          try {
            Files.write(file, bytes);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          RcloneConfig.read(Map.of("RCLONE_CONFIG", file.toString(), "HOME", dir.toString()));
        });
  }
}
