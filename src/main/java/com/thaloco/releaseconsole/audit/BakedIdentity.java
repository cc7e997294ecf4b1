package com.thaloco.releaseconsole.audit;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Looks in the bytes of a binary for its version and for commit ids: {@code -X} bakes them in as
 * plain text, so that nothing that comes from a bucket has to be run. Bounded memory.
 */
final class BakedIdentity extends OutputStream {
  private static final int ID = 40;
  private static final int MOST_CANDIDATES = 256;

  private final byte[] version;
  private final int[] borders;
  private final Predicate<String> known;
  private final byte[] run = new byte[ID];
  private final Set<String> commits = new LinkedHashSet<>();
  private final Set<String> candidates = new LinkedHashSet<>();
  private int runLength;
  private int matched;
  private boolean hasVersion;

  /**
   * @param known whether a text of 40 digits is the id of a commit that matters
   */
  BakedIdentity(String version, Predicate<String> known) {
    this.version = version.getBytes(StandardCharsets.US_ASCII);
    this.borders = borders(this.version);
    this.known = known;
  }

  /** How much of the text is matched again after each mismatch (Knuth, Morris and Pratt). */
  private static int[] borders(byte[] text) {
    var borders = new int[text.length];
    for (int i = 1, length = 0; i < text.length; i++) {
      while (length > 0 && text[i] != text[length]) {
        length = borders[length - 1];
      }
      if (text[i] == text[length]) {
        length++;
      }
      borders[i] = length;
    }
    return borders;
  }

  @Override
  public void write(int one) {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      digit(bytes[i]);
      if (!hasVersion) {
        letter(bytes[i]);
      }
    }
  }

  private void letter(byte b) {
    while (matched > 0 && b != version[matched]) {
      matched = borders[matched - 1];
    }
    if (b == version[matched]) {
      matched++;
    }
    hasVersion = matched == version.length;
  }

  private void digit(byte b) {
    boolean hex = (b >= '0' && b <= '9') || (b >= 'a' && b <= 'f');
    if (hex) {
      run[runLength % ID] = b;
      runLength++;
      if (runLength >= ID) {
        String window = window();
        if (known.test(window)) {
          commits.add(window);
        }
      }
      return;
    }
    if (runLength == ID && candidates.size() < MOST_CANDIDATES) {
      candidates.add(window());
    }
    runLength = 0;
  }

  private String window() {
    int start = runLength % ID;
    return new String(run, start, ID - start, StandardCharsets.US_ASCII)
        + new String(run, 0, start, StandardCharsets.US_ASCII);
  }

  boolean hasVersion() {
    return hasVersion;
  }

  /** The known commits that were found. */
  Set<String> commits() {
    return commits;
  }

  /** Other texts that have the form of a commit id and stand by themselves. */
  Set<String> candidates() {
    if (runLength == ID) {
      candidates.add(window());
    }
    return candidates;
  }
}
