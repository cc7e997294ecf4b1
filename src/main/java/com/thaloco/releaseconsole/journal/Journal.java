package com.thaloco.releaseconsole.journal;

import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.Hashes;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Remedy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JacksonException;

/**
 * The append-only record of one cut: a JSON object a line, each with the hash of the line before.
 * {@link #append} returns after fsync. A last line that was cut off by a crash is dropped; damage
 * anywhere else is an error, since the cut could not be trusted to resume from it.
 */
public final class Journal implements Facts, AutoCloseable {
  private final Path file;
  private final FileChannel channel;
  private final Clock clock;
  private final List<Entry> entries;
  private String lastSha256;

  private Journal(
      Path file, FileChannel channel, Clock clock, List<Entry> entries, String lastSha256) {
    this.file = file;
    this.channel = channel;
    this.clock = clock;
    this.entries = new ArrayList<>(entries);
    this.lastSha256 = lastSha256;
  }

  /** Opens or begins the journal in this file. The caller holds the project's lock. */
  public static Journal open(Path file, Clock clock) {
    try {
      PrivateFiles.createParent(file);
      byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
      Lines lines = read(file, bytes);
      FileChannel channel =
          FileChannel.open(
              file,
              PrivateFiles.with(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
              PrivateFiles.FILE);
      channel.truncate(lines.sound());
      channel.position(lines.sound());
      PrivateFiles.syncFolder(file);
      return new Journal(file, channel, clock, lines.entries(), lines.lastSha256());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a journal without opening it for writing. */
  public static History read(Path file) {
    try {
      return new History(read(file, Files.readAllBytes(file)).entries());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void append(Fact fact) {
    var entry = new Entry(Entry.FORMAT, entries.size() + 1L, lastSha256, clock.instant(), fact);
    byte[] line = StateJson.line(entry);
    ByteBuffer buffer = ByteBuffer.allocate(line.length + 1).put(line).put((byte) '\n').flip();
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    entries.add(entry);
    lastSha256 = Hashes.sha256(line);
  }

  @Override
  public synchronized History history() {
    return new History(entries);
  }

  /** Where it lies. */
  public Path file() {
    return file;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Lines(List<Entry> entries, String lastSha256, long sound) {}

  private static Lines read(Path file, byte[] bytes) {
    var entries = new ArrayList<Entry>();
    String previous = "";
    int start = 0;
    for (int end = 0; end < bytes.length; end++) {
      if (bytes[end] != '\n') {
        continue;
      }
      byte[] line = Arrays.copyOfRange(bytes, start, end);
      entries.add(entry(file, line, entries.size() + 1, previous));
      previous = Hashes.sha256(line);
      start = end + 1;
    }
    return new Lines(entries, previous, start); // what follows the last line end was never whole
  }

  private static Entry entry(Path file, byte[] line, int number, String previous) {
    Entry entry;
    try {
      entry = StateJson.read(line, Entry.class);
    } catch (JacksonException e) {
      throw damaged(file, number, "it is not a journal entry").toException();
    }
    if (entry.format() != Entry.FORMAT) {
      throw damaged(
              file,
              number,
              "its format is %d and this program knows %d".formatted(entry.format(), Entry.FORMAT))
          .toException();
    }
    if (entry.seq() != number || !entry.previousSha256().equals(previous)) {
      throw damaged(file, number, "a line before it was changed or is missing").toException();
    }
    return entry;
  }

  private static Problem damaged(Path file, int number, String why) {
    return Problem.input(
        "journal.damaged",
        "The journal can't be read: %s:%d: %s.".formatted(file, number, why),
        "Nothing was done with it, and nothing was changed.",
        Remedy.text("Move the journal aside")
            .aside(Action.shell("mv", file.toString(), file + ".damaged"))
            .then(" and run the same command again: what is done already is recognized."));
  }
}
