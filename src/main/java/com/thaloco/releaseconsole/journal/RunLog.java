package com.thaloco.releaseconsole.journal;

import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.EventContext;
import com.thaloco.releaseconsole.flow.EventTap;
import com.thaloco.releaseconsole.flow.Work;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a cut printed, kept in the state folder for as long as there are not many newer ones. It is
 * for people: no decision is taken by it. A log that can't be written stops no cut.
 */
public final class RunLog implements AutoCloseable {
  private static final String HEAD = "# release-console log 1";
  private static final String ENDING = ".log";
  private static final String EARLIER = ".earlier";
  private static final int KEPT = 50;

  /** A line: when, by which step, and what. */
  public record Line(Instant at, String step, String text) {
    /** What an event says in a log; steps say how they ended. */
    public static Optional<Line> of(Event event) {
      return switch (event) {
        case Event.Line(EventContext stamp, String text) -> Optional.of(of(stamp, text));
        case Event.StepChanged(
                EventContext stamp,
                Event.State state,
                Optional<String> detail,
                boolean already) ->
            switch (state) {
              case DONE ->
                  Optional.of(of(stamp, (already ? "already so: " : "done: ") + detail.orElse("")));
              case FAILED -> Optional.of(of(stamp, "error: " + detail.orElse("")));
              case RUNNING, STOPPED -> Optional.empty();
            };
        default -> Optional.empty();
      };
    }

    private static Line of(EventContext stamp, String text) {
      return new Line(stamp.at(), stamp.step().name(), text);
    }
  }

  private final Path file;
  private final long limit;
  private Optional<BufferedWriter> out = Optional.empty();
  private long written;

  RunLog(Path file, long limit) {
    this.file = file;
    this.limit = limit;
  }

  /** Opens the log of a cut, and continues the one that is there. */
  public static RunLog open(StateFolder state, String version, String commit) {
    prune(state.logs());
    return new RunLog(state.log(version, commit), 4_000_000);
  }

  /** What is kept of a cut's log; empty where there is none. */
  public static List<Line> read(StateFolder state, String version, String commit) {
    return read(state.log(version, commit));
  }

  static List<Line> read(Path file) {
    var lines = new ArrayList<Line>();
    for (Path part : List.of(earlier(file), file)) {
      try {
        if (Files.exists(part)) {
          String text = new String(Files.readAllBytes(part), StandardCharsets.UTF_8);
          if (text.startsWith(HEAD + "\n")) { // what another version wrote is not guessed at
            text.lines().skip(1).map(RunLog::parse).flatMap(Optional::stream).forEach(lines::add);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return lines;
  }

  private static Optional<Line> parse(String line) {
    String[] parts = line.split("\t", 3);
    try {
      return parts.length < 3
          ? Optional.empty()
          : Optional.of(new Line(Instant.parse(parts[0]), parts[1], parts[2]));
    } catch (DateTimeException e) {
      return Optional.empty(); // the last line of a program that was killed
    }
  }

  /** The same work, of which everything is kept here too. */
  public Work beside(Work work) {
    return new EventTap(work, event -> Line.of(event).ifPresent(this::add));
  }

  /** Adds a line. */
  public synchronized void add(Line line) {
    String text =
        "%s\t%s\t%s\n"
            .formatted(line.at(), line.step(), line.text().replace('\n', ' ').replace('\r', ' '));
    try {
      BufferedWriter writer = writer();
      writer.write(text);
      writer.flush();
      written += text.length();
      if (written > limit) {
        close();
        Files.move(file, earlier(file), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException | UncheckedIOException e) {
      written = 0; // nothing is cut worse for it
    }
  }

  private BufferedWriter writer() throws IOException {
    if (out.isEmpty()) {
      PrivateFiles.createParent(file);
      boolean fresh = !Files.exists(file);
      if (fresh) {
        Files.createFile(file, PrivateFiles.FILE);
      }
      BufferedWriter writer =
          Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
      out = Optional.of(writer);
      written = Files.size(file);
      if (written == 0) {
        writer.write(HEAD + "\n");
      }
    }
    return out.orElseThrow();
  }

  @Override
  public synchronized void close() {
    try {
      if (out.isPresent()) {
        out.get().close();
      }
    } catch (IOException e) {
      written = 0;
    }
    out = Optional.empty();
  }

  private static Path earlier(Path file) {
    return file.resolveSibling(file.getFileName() + EARLIER);
  }

  /** The oldest go. */
  private static void prune(Path folder) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> logs =
          files
              .filter(file -> file.toString().endsWith(ENDING))
              .sorted(Comparator.comparing(RunLog::changed).reversed())
              .skip(KEPT - 1)
              .toList();
      for (Path old : logs) {
        Files.deleteIfExists(old);
        Files.deleteIfExists(earlier(old));
      }
    } catch (IOException e) {
      return; // one more is kept
    }
  }

  private static Instant changed(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException e) {
      return Instant.EPOCH;
    }
  }
}
