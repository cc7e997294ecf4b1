package com.thaloco.releaseconsole.artefact;

import com.thaloco.releaseconsole.flow.Hashes;
import com.thaloco.releaseconsole.flow.Work;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/**
 * A tarball on disk.
 *
 * @param size in bytes
 * @param sha256 of its bytes, in lower-case hex
 */
public record Packed(Path file, long size, String sha256) {

  /** Measures a tarball that an earlier run left, from its bytes. */
  public static Packed of(Path file, Work work) throws IOException {
    MessageDigest sha256 = Hashes.digest();
    long total = Files.size(file);
    long size = 0;
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read; (read = in.read(buffer)) > 0; ) {
        work.checkpoint();
        sha256.update(buffer, 0, read);
        size += read;
        work.moved(size, total);
      }
    }
    return new Packed(file, size, Hashes.hex(sha256));
  }
}
