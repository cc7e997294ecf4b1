package com.thaloco.releaseconsole;

import com.thaloco.releaseconsole.flow.ProblemException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Feeds a parser what no honest program writes: an honest sample with a piece repeated a thousand
 * times, nested, cut off, doubled, left out or replaced. Each input must end within the limit in a
 * value or a {@link ProblemException}. {@code -Dhostile.seed=N} repeats a run, {@code
 * -Dhostile.inputs=N} makes it longer.
 */
public final class Hostile {
  /** Of processor time: on a busy machine, little of the time is a thread's own. */
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final long SEED = Long.getLong("hostile.seed", 20261129L);
  private static final int INPUTS = Integer.getInteger("hostile.inputs", 20);
  private static final int LARGEST = 400_000;
  private static final List<String> PIECES =
      List.of(
          "[",
          "{\"a\":",
          "(",
          "((",
          "<",
          "<a",
          "- ",
          "> ",
          "*a_ ",
          "[a](",
          "`",
          "\"",
          "\\",
          "${",
          "/a",
          "a.",
          ".1",
          "0",
          "9",
          " ",
          "\t",
          "\n",
          "\r",
          "v1.",
          "-",
          "a-",
          "_",
          "=",
          ":",
          "a: ",
          "{a: ",
          "\u0000",
          "\u202e",
          "\u00a0",
          "\ud83d\ude00",
          "é",
          "<!-- ",
          "'");
  private static final List<String> VALUES =
      List.of(
          "null",
          "-1",
          "0",
          "1e999",
          "\"\"",
          "{}",
          "[]",
          "true",
          "v1.0.0-" + "a.".repeat(4_000) + "a",
          "9".repeat(5_000),
          "x".repeat(60_000),
          "\ufffd",
          "\"\\ud800\"",
          "0000-99-99T99:99:99Z",
          "../..",
          "https://[",
          "%00",
          "&a *a");

  private final Random random;

  private Hostile(long seed) {
    random = new Random(seed);
  }

  /** Tries a parser on inputs made from a sample of what it reads. */
  public static void feed(String parser, String sample, Consumer<byte[]> reads) {
    feed(parser, sample.getBytes(StandardCharsets.UTF_8), reads);
  }

  /** The same for what is no text. */
  public static void feed(String parser, byte[] sample, Consumer<byte[]> reads) {
    for (int i = 0; i < INPUTS; i++) {
      long seed = SEED + i;
      byte[] input = new Hostile(seed).from(sample);
      end(
          parser + ", -Dhostile.seed=" + seed + ", input " + shown(input),
          () -> reads.accept(input));
    }
  }

  /** One input, on a thread with a stack as the program's own. */
  public static void end(String what, Runnable reading) {
    var failure = new AtomicReference<@Nullable Throwable>();
    Thread thread =
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              try {
                reading.run();
              } catch (ProblemException expected) {
                // a clear refusal
              } catch (Throwable e) {
                failure.set(e);
              }
            });
    try {
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (!thread.join(Duration.ofMillis(50))) {
        long worked = ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.threadId());
        if (worked > LIMIT.toNanos() || System.nanoTime() > end) {
          throw new AssertionError(
              what + " takes longer than " + LIMIT + ":\n" + trace(thread.getStackTrace()));
        }
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    Throwable thrown = failure.get();
    if (thrown != null) {
      throw new AssertionError(
          "%s: %s%n%s".formatted(what, thrown, trace(thrown.getStackTrace())), thrown);
    }
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

  private byte[] from(byte[] sample) {
    String text = new String(sample, StandardCharsets.ISO_8859_1);
    for (int i = random.nextInt(3); i >= 0; i--) {
      text = changed(text);
    }
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return Arrays.copyOf(bytes, Math.min(bytes.length, LARGEST));
  }

  private String changed(String text) {
    return switch (random.nextInt(9)) {
      case 0, 1 -> insert(text, piece(text).repeat(times()));
      case 2 -> replaced(text, "\"[^\"\n]{0,80}\"|[0-9]+", any(VALUES));
      case 3 -> replaced(text, "[A-Za-z0-9.:/_-]+", piece(text).repeat(times()));
      case 4 -> replaced(text, ",?\\s*\"[a-zA-Z_0-9]+\" *: *(\"[^\"\n]*\"|[0-9]+|true|null)", "");
      case 5 -> text.substring(0, at(text));
      case 6 -> line(text, random.nextInt(4) == 0 ? 2_000 : 2);
      case 7 -> line(text, 0);
      default -> flipped(text);
    };
  }

  /** 3 to 60,000, small and large ones as often. */
  private int times() {
    return (int) Math.pow(10, 0.5 + random.nextDouble() * 4.3);
  }

  private String piece(String text) {
    if (random.nextBoolean() || text.length() < 2) {
      return new String(any(PIECES).getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
    int from = random.nextInt(text.length() - 1);
    return text.substring(from, Math.min(text.length(), from + 1 + random.nextInt(12)));
  }

  private String insert(String text, String piece) {
    int at = at(text);
    return text.substring(0, at) + piece + text.substring(at);
  }

  private int at(String text) {
    return random.nextInt(text.length() + 1);
  }

  private String replaced(String text, String what, String by) {
    var places =
        java.util.regex.Pattern.compile(what)
            .matcher(text.substring(0, Math.min(text.length(), 20_000)))
            .results()
            .toList();
    if (places.isEmpty()) {
      return insert(text, by);
    }
    var place = places.get(random.nextInt(places.size()));
    return text.substring(0, place.start()) + by + text.substring(place.end());
  }

  private String line(String text, int times) {
    List<String> lines = new ArrayList<>(Arrays.asList(text.split("(?<=\n)", -1)));
    int at = random.nextInt(lines.size());
    lines.set(at, lines.get(at).repeat(times));
    return String.join("", lines);
  }

  private String flipped(String text) {
    char[] chars = text.toCharArray();
    for (int i = 0; i < 3 && chars.length > 0; i++) {
      chars[random.nextInt(chars.length)] ^= (char) (1 << random.nextInt(8));
    }
    return new String(chars);
  }

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
