package com.thaloco.releaseconsole.changelog;

import com.thaloco.releaseconsole.flow.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Arrays;

/** Writes edits into the file that they were made for. */
public final class ChangelogFile {
  private ChangelogFile() {}

  /**
   * Writes an edit: beside the file, flushed, then moved into its place with the file's mode. A
   * symbolic link stays one. An empty edit writes nothing.
   *
   * @throws com.thaloco.releaseconsole.flow.ProblemException when the file is no longer what the
   *     edit was made from, or can't be written
   */
  public static void write(Path file, Edit edit) {
    if (edit.isEmpty()) {
      return;
    }
    if (!Arrays.equals(Source.bytes(file), edit.source().encode())) {
      throw refused(file + " changed while the edit was shown.", "Check the file, then try again.");
    }
    try {
      Path real = file.toRealPath();
      Path beside = Files.createTempFile(real.getParent(), "." + real.getFileName(), ".new");
      try {
        put(beside, edit.result());
        var view = Files.getFileAttributeView(beside, PosixFileAttributeView.class);
        if (view != null) {
          view.setPermissions(Files.getPosixFilePermissions(real));
        }
        Files.move(
            beside, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(beside);
      }
    } catch (IOException e) {
      throw refused(
          "%s can't be written (%s).".formatted(file, e.getMessage()),
          "Make the file and its folder writable, then try again.");
    }
  }

  private static void put(Path file, String text) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  private static RuntimeException refused(String happened, String next) {
    return Problem.refused("changelog.unwritable", happened, "The changelog was not changed.", next)
        .toException();
  }
}
