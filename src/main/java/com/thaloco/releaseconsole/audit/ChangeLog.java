package com.thaloco.releaseconsole.audit;

import com.thaloco.releaseconsole.journal.PrivateFiles;
import com.thaloco.releaseconsole.journal.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/**
 * The record of careful changes, {@code changes.jsonl} in the state folder: a JSON object a line,
 * only ever appended to, on the disk when a call returns. Nothing is resumed from it: the bucket
 * itself tells what is missing.
 */
final class ChangeLog {
  private static final int FORMAT = 1;

  private final Path file;
  private final Clock clock;

  ChangeLog(StateFolder state, Clock clock) {
    this.file = state.path().resolve("changes.jsonl");
    this.clock = clock;
  }

  /** What is remembered of a change. */
  enum Fact {
    PLANNED,
    INTENDED,
    DONE,
    REFUSED
  }

  /**
   * Appends one line.
   *
   * @param change which one: {@code rollback v0.1.5}
   * @param more what else is to be remembered, such as the hash that an effect will leave
   */
  void append(String change, Fact fact, Map<String, String> more) {
    var line = new LinkedHashMap<String, Object>();
    line.put("format", FORMAT);
    line.put("at", clock.instant().toString());
    line.put("change", change);
    line.put("fact", fact.name().toLowerCase(java.util.Locale.ROOT));
    line.putAll(more);
    byte[] bytes =
        (JsonMapper.shared().writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
    PrivateFiles.createFolder(file.resolveSibling("."));
    try (FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      channel.position(afterLastLine(channel));
      for (var buffer = ByteBuffer.wrap(bytes); buffer.hasRemaining(); ) {
        channel.write(buffer);
      }
      channel.force(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A line that a crash cut off gets an end, so that the next one stands by itself. */
  private static long afterLastLine(FileChannel channel) throws IOException {
    long size = channel.size();
    var last = ByteBuffer.allocate(1);
    if (size > 0 && channel.read(last, size - 1) == 1 && last.get(0) != '\n') {
      channel.write(ByteBuffer.wrap(new byte[] {'\n'}), size);
      return size + 1;
    }
    return size;
  }
}
