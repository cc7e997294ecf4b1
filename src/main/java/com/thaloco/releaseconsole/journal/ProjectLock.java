package com.thaloco.releaseconsole.journal;

import com.thaloco.releaseconsole.flow.LocalTimes;
import com.thaloco.releaseconsole.flow.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One lock for each project and bucket on a machine (docs/rules.md, One at a time). The system lets
 * go of it when the process ends, however it ends.
 */
public final class ProjectLock implements AutoCloseable {
  private final FileChannel channel;

  private ProjectLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @param purpose for whoever is refused: {@code cut v0.1.7}
   * @throws com.thaloco.releaseconsole.flow.ProblemException that names the holder, if it is held
   */
  public static ProjectLock take(Path file, String purpose, Instant now) {
    try {
      PrivateFiles.createParent(file);
      FileChannel channel =
          FileChannel.open(
              file,
              PrivateFiles.with(
                  StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
              PrivateFiles.FILE);
      if (tryLock(channel) == null) {
        channel.close();
        throw held(Files.readString(file)).toException();
      }
      String holder =
          "%s, process %d, since %s"
              .formatted(purpose, ProcessHandle.current().pid(), LocalTimes.on(now));
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)));
      channel.force(false);
      return new ProjectLock(channel);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // another window or run of this same process
    }
  }

  private static Problem held(String holder) {
    return Problem.refused(
        "lock.held",
        "Another run is working on this project and bucket: %s.".formatted(holder),
        "Nothing was done.",
        "Wait until it has ended, or stop it; it can be resumed.");
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
