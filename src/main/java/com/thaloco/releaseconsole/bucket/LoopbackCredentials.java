package com.thaloco.releaseconsole.bucket;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The credentials file of a rehearsal, marked so that it never opens a real bucket. */
public final class LoopbackCredentials {
  private LoopbackCredentials() {}

  /** Writes a new file that only the user can read; one that is there is an error. */
  public static void write(Path file, String accessKeyId, String secretAccessKey)
      throws IOException {
    var mine = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Files.createFile(file, mine);
    Files.write(
        file,
        CredentialSource.loopbackFile(accessKeyId, secretAccessKey),
        StandardCharsets.UTF_8,
        StandardOpenOption.TRUNCATE_EXISTING);
  }
}
