package com.thaloco.releaseconsole.artefact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Looks for texts in a stream of any length, in bounded memory. */
public final class ByteSearch {
  private static final int CHUNK = 1 << 16;

  private ByteSearch() {}

  /** Which of the texts do not occur, in their order. Reads no further than it must. */
  public static List<String> missing(InputStream in, List<String> texts) throws IOException {
    List<String> left = new ArrayList<>(texts);
    left.removeIf(String::isEmpty);
    int keep = left.stream().mapToInt(t -> bytes(t).length).max().orElse(1) - 1;
    byte[] window = new byte[keep + CHUNK];
    int kept = 0;
    while (!left.isEmpty()) {
      int read = in.readNBytes(window, kept, CHUNK);
      int end = kept + read;
      left.removeIf(text -> occurs(window, end, bytes(text)));
      if (read < CHUNK) {
        break;
      }
      kept = Math.min(keep, end);
      System.arraycopy(window, end - kept, window, 0, kept); // a text may cross the border
    }
    return List.copyOf(left);
  }

  private static boolean occurs(byte[] window, int end, byte[] text) {
    for (int at = 0; at <= end - text.length; at++) {
      if (window[at] == text[0]
          && Arrays.equals(window, at, at + text.length, text, 0, text.length)) {
        return true;
      }
    }
    return false;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
