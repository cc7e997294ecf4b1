package com.thaloco.releaseconsole;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes of an honest sample what no honest program writes: a piece repeated up to thousands of
 * times, nested, cut off, doubled, left out, replaced, or joined with another sample.
 */
final class HostileInput {
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

  private static final Pattern VALUE = Pattern.compile("\"[^\"\n]{0,80}\"|[0-9]+");
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9.:/_-]+");
  private static final Pattern MEMBER =
      Pattern.compile(",?\\s*\"[a-zA-Z_0-9]+\" *: *(\"[^\"\n]*\"|[0-9]+|true|null)");

  private final Random random;

  /** Whether a piece may come thousands of times: few inputs of that size are as good as many. */
  private final boolean large;

  HostileInput(long seed) {
    random = new Random(seed);
    large = random.nextInt(32) == 0;
  }

  /** One input, made of one or two of the samples. */
  byte[] from(List<byte[]> samples) {
    String text = new String(any(samples), StandardCharsets.ISO_8859_1);
    if (random.nextInt(8) == 0) {
      String other = new String(any(samples), StandardCharsets.ISO_8859_1);
      text = text.substring(0, at(text)) + other.substring(at(other));
    }
    for (int i = random.nextInt(3); i >= 0; i--) {
      text = changed(text);
      text = text.substring(0, Math.min(text.length(), LARGEST));
    }
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private String changed(String text) {
    return switch (random.nextInt(9)) {
      case 0, 1 -> insert(text, piece(text).repeat(times()));
      case 2 -> replaced(text, VALUE, any(VALUES));
      case 3 -> replaced(text, WORD, piece(text).repeat(times()));
      case 4 -> replaced(text, MEMBER, "");
      case 5 -> text.substring(0, at(text));
      case 6 -> line(text, large ? 2_000 : 2);
      case 7 -> line(text, 0);
      default -> flipped(text);
    };
  }

  /** 3 to 60,000 where it may be large, small and large ones as often; else up to 30. */
  private int times() {
    return (int) Math.pow(10, 0.5 + random.nextDouble() * (large ? 4.3 : 1));
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

  /** The first such place after a random one. */
  private String replaced(String text, Pattern what, String by) {
    Matcher place = what.matcher(text);
    int from = at(text);
    place.region(from, Math.min(text.length(), from + 2_000));
    return place.find()
        ? text.substring(0, place.start()) + by + text.substring(place.end())
        : insert(text, by);
  }

  private String line(String text, int times) {
    int at = at(text);
    int begin = text.lastIndexOf('\n', at - 1) + 1;
    int end = text.indexOf('\n', at) < 0 ? text.length() : text.indexOf('\n', at) + 1;
    String line = text.substring(begin, end);
    int most = Math.min(times, LARGEST / Math.max(1, line.length()));
    return text.substring(0, begin) + line.repeat(most) + text.substring(end);
  }

  private String flipped(String text) {
    var changed = new StringBuilder(text);
    for (int i = 0; i < 3 && !text.isEmpty(); i++) {
      int at = random.nextInt(text.length());
      changed.setCharAt(at, (char) (changed.charAt(at) ^ 1 << random.nextInt(8)));
    }
    return changed.toString();
  }

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
