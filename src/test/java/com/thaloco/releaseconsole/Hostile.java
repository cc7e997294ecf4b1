package com.thaloco.releaseconsole;

import com.sun.management.ThreadMXBean;
import com.thaloco.releaseconsole.flow.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Feeds a parser what no honest program writes. Each input must end within the limits in a value or
 * a {@link ProblemException}; a value must be what the parser's own test says that it may be. An
 * input that is refused for a reason that none before was refused for becomes a sample itself, so
 * that inputs get deeper into the parser.
 *
 * <p>{@code -Dhostile.seed=N} makes other inputs, {@code -Dhostile.inputs=N} more of them, {@code
 * -Dhostile.only=REGEX} only for some parsers, {@code -Dwrite.docs} writes what was fed into
 * docs/reliability.md. What fails is kept in {@code target/hostile}; in {@code
 * src/test/resources/hostile} it is tried first, each time.
 */
public final class Hostile {
  /** Of processor time: on a busy machine, little of the time is a thread's own. */
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Of what one input may allocate; the largest input has 400 KB. */
  private static final long MEMORY = 512L << 20;

  private static final long SEED = Long.getLong("hostile.seed", 20261129L);
  private static final int INPUTS = Integer.getInteger("hostile.inputs", 60);
  private static final String ONLY = System.getProperty("hostile.only", ".*");
  private static final int MOST_SAMPLES = 200;
  private static final int LARGEST_SAMPLE = 5_000;
  private static final Path CORPUS = Path.of("src/test/resources/hostile");
  private static final Path FAILED = Path.of("target/hostile");
  private static final ThreadMXBean THREADS =
      (ThreadMXBean) ManagementFactory.getThreadMXBean(); // the JDK's own

  private final String parser;
  private final Consumer<byte[]> reads;
  private final List<byte[]> samples;
  private final Set<String> reasons = new HashSet<>();
  private long accepted;
  private long inputs;
  private long slowest;
  private long largest;
  private volatile byte[] current = new byte[0];
  private volatile @Nullable Throwable failure;

  private Hostile(String parser, List<byte[]> samples, Consumer<byte[]> reads) {
    this.parser = parser;
    this.samples = new ArrayList<>(samples);
    this.reads = reads;
  }

  /** Tries a parser on inputs made from a sample of what it reads. */
  public static void feed(String parser, String sample, Consumer<byte[]> reads) {
    feed(parser, sample.getBytes(StandardCharsets.UTF_8), reads);
  }

  /** The same for what is no text. */
  public static void feed(String parser, byte[] sample, Consumer<byte[]> reads) {
    feed(parser, List.of(sample), 1, reads);
  }

  /**
   * The same for several samples.
   *
   * @param costs of how many inputs one takes the place: a thousand for what takes a connection
   */
  public static void feed(String parser, List<byte[]> samples, int costs, Consumer<byte[]> reads) {
    if (parser.matches(ONLY)) {
      int count = Math.max(Math.min(INPUTS, 20), INPUTS / costs);
      new Hostile(parser, samples, reads).feed(count);
    }
  }

  /** One input, on a thread with a stack as the program's own. */
  public static void end(String what, Runnable reading) {
    new Hostile(what, List.of(), _ -> reading.run()).watch(feeder -> feeder.one(new byte[0]));
  }

  private void feed(int count) {
    long start = System.nanoTime();
    watch(feeder -> {
      for (byte[] honest : List.copyOf(samples)) {
        feeder.one(honest);
      }
      if (failure == null && accepted < inputs) {
        failure = new AssertionError("the honest sample is refused: " + reasons);
      }
      for (byte[] known : corpus()) {
        feeder.one(known);
        samples.add(known);
      }
      for (int i = 0; i < count && failure == null; i++) {
        feeder.one(new HostileInput(SEED + i).from(samples));
      }
    });
    HostileTable.note(
        new HostileTable.Row(
            parser, inputs, accepted, SEED, System.nanoTime() - start, slowest, largest));
  }

  private List<byte[]> corpus() {
    Path folder = CORPUS.resolve(fileName());
    try (Stream<Path> files = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
      var found = new ArrayList<byte[]>();
      for (Path file : files.sorted().toList()) {
        found.add(Files.readAllBytes(file));
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String fileName() {
    return parser.replaceAll("[^A-Za-z0-9.]+", "-");
  }

  /** Reads one input, on the thread that is watched. */
  private void one(byte[] input) {
    long id = Thread.currentThread().threadId();
    current = input;
    long begun = System.nanoTime();
    long allocated = THREADS.getThreadAllocatedBytes(id);
    try {
      reads.accept(input);
      accepted++;
      learn(input, "accepted " + Integer.numberOfLeadingZeros(input.length));
    } catch (ProblemException refused) {
      learn(input, refused.problem().id() + letters(refused.problem().happened()));
    } catch (Throwable e) {
      failure = e;
      return;
    }
    inputs++;
    slowest = Math.max(slowest, System.nanoTime() - begun);
    long taken = THREADS.getThreadAllocatedBytes(id) - allocated;
    largest = Math.max(largest, taken);
    if (taken > MEMORY) {
      failure = new AssertionError("it takes %d MB".formatted(taken >> 20));
    }
  }

  private void learn(byte[] input, String reason) {
    if (samples.size() < MOST_SAMPLES && input.length < LARGEST_SAMPLE && reasons.add(reason)) {
      samples.add(input);
    }
  }

  private static String letters(String sentence) {
    return sentence.substring(0, Math.min(sentence.length(), 100)).replaceAll("[^a-zA-Z]", "");
  }

  /** Feeds on a thread of its own, and fails once one input takes too long. */
  private void watch(Consumer<Hostile> feeding) {
    Thread thread =
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              try {
                feeding.accept(this);
              } catch (Throwable e) {
                failure = e;
              }
            });
    try {
      byte[] last = current;
      long since = System.nanoTime();
      long worked = 0;
      while (!thread.join(Duration.ofMillis(20))) {
        long now = THREADS.getThreadCpuTime(thread.threadId());
        if (current != last) {
          last = current;
          since = System.nanoTime();
          worked = now;
        }
        if (now - worked > LIMIT.toNanos() || System.nanoTime() - since > PATIENCE.toNanos()) {
          throw failed("takes longer than " + LIMIT, new AssertionError(), thread.getStackTrace());
        }
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    Throwable thrown = failure;
    if (thrown != null) {
      throw failed(thrown.toString(), thrown, thrown.getStackTrace());
    }
  }

  private AssertionError failed(String what, Throwable cause, StackTraceElement[] frames) {
    Path kept = FAILED.resolve(fileName() + "/" + Integer.toHexString(Arrays.hashCode(current)));
    try {
      Files.createDirectories(kept.getParent());
      Files.write(kept, current);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new AssertionError(
        "%s: %s%n%s%n%s is %s".formatted(parser, what, trace(frames), kept, shown(current)), cause);
  }

  private static String trace(StackTraceElement[] frames) {
    return Arrays.stream(frames)
        .filter(frame -> frame.getClassName().contains("releaseconsole"))
        .limit(12)
        .map(frame -> "  at " + frame)
        .collect(Collectors.joining("\n"));
  }

  private static String shown(byte[] input) {
    String text = new String(input, StandardCharsets.ISO_8859_1).replaceAll("\\p{Cntrl}", "?");
    return text.length() <= 200
        ? text
        : text.substring(0, 100) + "… " + text.length() + " …" + text.substring(text.length() - 99);
  }
}
