package com.thaloco.releaseconsole.process;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Makes lines of bytes. A line ends with LF, CR LF or CR; a lone CR means that the next text takes
 * its place (a progress bar), so such lines are reported at most ten times a second, and the last
 * always. Lines are cut at 10 kB; bytes that are not UTF-8 become the replacement character. Not
 * thread-safe.
 */
final class OutputLines {
  static final int LONGEST = 10_000;
  private static final long BETWEEN = Duration.ofMillis(100).toNanos();

  /** Takes a line; {@code last} unless another text takes its place. */
  interface Taker {
    void take(String line, boolean last);
  }

  private final Taker taker;
  private final byte[] line = new byte[LONGEST];
  private int length;
  private boolean cut;
  private boolean afterReturn;
  private long lastProgress = System.nanoTime() - BETWEEN;

  OutputLines(Taker taker) {
    this.taker = taker;
  }

  void add(byte[] bytes, int count) {
    for (int i = 0; i < count; i++) {
      byte b = bytes[i];
      if (b == '\n') {
        give(true);
      } else {
        if (afterReturn) {
          progress();
        }
        if (b == '\r') {
          afterReturn = true;
        } else if (length < LONGEST) {
          line[length++] = b;
        } else {
          cut = true;
        }
      }
    }
  }

  /** Tells the last line where no line end closed it. */
  void end() {
    if (length > 0 || afterReturn) {
      give(true);
    }
  }

  private void progress() {
    long now = System.nanoTime();
    if (length > 0 && now - lastProgress >= BETWEEN) {
      lastProgress = now;
      give(false);
    }
    clear();
  }

  private void give(boolean last) {
    String text = new String(line, 0, cut ? whole() : length, StandardCharsets.UTF_8);
    boolean wasCut = cut;
    clear();
    taker.take(wasCut ? text + "…" : text, last);
  }

  /** The length without the beginning of a character whose rest was cut off. */
  private int whole() {
    int start = length - 1;
    while (start > length - 4 && (line[start] & 0xC0) == 0x80) {
      start--;
    }
    int lead = line[start] & 0xFF;
    int needs = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    return length - start < needs ? start : length;
  }

  private void clear() {
    length = 0;
    cut = false;
    afterReturn = false;
  }
}
