package com.thaloco.releaseconsole.changelog;

import com.thaloco.releaseconsole.flow.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A changelog's text as it was read. Encoding it as UTF-8 gives the same bytes again: a byte order
 * mark stays its first character.
 */
public final class Source {
  /** The largest file that is read, in bytes. Real ones stay below 400 KB. */
  public static final int MAX_BYTES = 8 << 20;

  /** The longest line that is read, in characters; parsing takes more than linear time in it. */
  public static final int MAX_LINE = 100_000;

  static final char BOM = '\uFEFF';

  private final String name;
  private final String text;
  private final TextLines lines;

  private Source(String name, String text) {
    this.name = name;
    this.text = text;
    this.lines = new TextLines(text);
  }

  /** A place in bytes that are no text. */
  public record BadByte(int line, int offset, String what) {}

  /**
   * Text that is given, such as what an edit gives.
   *
   * @param name how messages name it, such as {@code CHANGELOG.md}
   * @throws com.thaloco.releaseconsole.flow.ProblemException when it is too large
   */
  public static Source of(String name, String text) {
    if (text.length() > MAX_BYTES) {
      throw tooLarge(name).toException();
    }
    var source = new Source(name, text);
    int line = source.lines.firstLongerThan(MAX_LINE);
    if (line > 0) {
      throw Problem.input(
              "changelog.line-too-long",
              "%s:%d is longer than %,d characters.".formatted(name, line, MAX_LINE),
              "The changelog was not read.",
              "Split that line, or remove it.")
          .toException();
    }
    return source;
  }

  /**
   * Decodes a file's bytes.
   *
   * @throws com.thaloco.releaseconsole.flow.ProblemException when they are no UTF-8, hold a NUL or
   *     are too many
   */
  public static Source decode(String name, byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw tooLarge(name).toException();
    }
    Optional<BadByte> bad = badByte(bytes);
    if (bad.isPresent()) {
      throw Problem.input(
              "changelog.invalid-utf8-or-nul",
              "%s:%d holds %s at byte %d."
                  .formatted(name, bad.get().line(), bad.get().what(), bad.get().offset()),
              "The changelog was not read.",
              "Save the file as UTF-8, or remove that byte.")
          .toException();
    }
    return of(name, new String(bytes, StandardCharsets.UTF_8));
  }

  /**
   * Reads a file.
   *
   * @throws com.thaloco.releaseconsole.flow.ProblemException when it is missing or can't be read
   */
  public static Source read(Path file) {
    return decode(file.toString(), bytes(file));
  }

  /**
   * A file's bytes, at most one more than {@link #MAX_BYTES}.
   *
   * @throws com.thaloco.releaseconsole.flow.ProblemException when it is missing or can't be read
   */
  public static byte[] bytes(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(MAX_BYTES + 1);
    } catch (IOException e) {
      String why = Files.exists(file) ? "can't be read (" + e.getMessage() + ")" : "is not there";
      throw Problem.input(
              "changelog.unreadable",
              "The changelog %s %s.".formatted(file, why),
              "Nothing was read or changed.",
              "Name a file that exists and that you may read.")
          .toException();
    }
  }

  /** The first byte that is no UTF-8 or a NUL. */
  public static Optional<BadByte> badByte(byte[] bytes) {
    int nul = 0;
    while (nul < bytes.length && bytes[nul] != 0) {
      nul++;
    }
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes, 0, nul);
    CharBuffer out = CharBuffer.allocate(8192);
    CoderResult result;
    do {
      out.clear();
      result = decoder.decode(in, out, true);
    } while (result.isOverflow());
    if (result.isError()) {
      return Optional.of(bad(bytes, in.position(), "a byte that is no UTF-8"));
    }
    return nul == bytes.length ? Optional.empty() : Optional.of(bad(bytes, nul, "a NUL"));
  }

  private static BadByte bad(byte[] bytes, int offset, String what) {
    int line = 1;
    for (int i = 0; i < offset; i++) {
      boolean crOfCrlf = bytes[i] == '\r' && i + 1 < bytes.length && bytes[i + 1] == '\n';
      if (bytes[i] == '\n' || (bytes[i] == '\r' && !crOfCrlf)) {
        line++;
      }
    }
    return new BadByte(line, offset, what);
  }

  private static Problem tooLarge(String name) {
    return Problem.input(
        "changelog.too-large",
        "%s is larger than %d MiB.".formatted(name, MAX_BYTES >> 20),
        "The changelog was not read.",
        "Move old releases into a file of their own.");
  }

  /** How messages name the file. */
  public String name() {
    return name;
  }

  /** All of it; offsets are offsets in this. */
  public String text() {
    return text;
  }

  /** Where its lines are. */
  public TextLines lines() {
    return lines;
  }

  /** Whether it begins with a byte order mark. */
  public boolean hasBom() {
    return !text.isEmpty() && text.charAt(0) == BOM;
  }

  /** The bytes of the file. */
  public byte[] encode() {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
