package com.thaloco.releaseconsole.artefact;

import com.thaloco.releaseconsole.flow.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The file SHA256SUMS as GNU sha256sum writes it in text mode: hash, two spaces, name, LF. Its
 * bytes are what is signed.
 */
public record Sha256Sums(List<Line> lines) {
  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  (.+)");

  /** The hash of one file, in lower-case hex, and its bare name. */
  public record Line(String sha256, String name) {}

  public Sha256Sums {
    lines = List.copyOf(lines);
  }

  /** The sums of one tarball. */
  public static Sha256Sums of(Packed tarball) {
    return new Sha256Sums(
        List.of(new Line(tarball.sha256(), String.valueOf(tarball.file().getFileName()))));
  }

  /** The bytes to sign and upload. */
  public byte[] render() {
    return lines.stream()
        .map(line -> line.sha256() + "  " + line.name() + "\n")
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The hash that is listed for a name. */
  public Optional<String> sha256Of(String name) {
    return lines.stream().filter(line -> line.name().equals(name)).map(Line::sha256).findFirst();
  }

  /**
   * Reads strictly: what this accepts, {@link #render} gives back byte for byte.
   *
   * @param origin where the bytes come from, for the problem's text
   * @throws com.thaloco.releaseconsole.flow.ProblemException {@code hashes.line} for the first line
   *     that is not as it must be
   */
  public static Sha256Sums parse(byte[] bytes, String origin) {
    String text = decode(bytes, origin);
    if (text.isEmpty()) {
      throw wrong(origin, 1, "the file is empty");
    }
    if (!text.endsWith("\n")) {
      throw wrong(
          origin, (int) text.lines().count(), "the last line does not end with a line feed");
    }
    List<Line> lines = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (String line : text.substring(0, text.length() - 1).split("\n", -1)) {
      int number = lines.size() + 1;
      Matcher found = LINE.matcher(line);
      if (!found.matches()) {
        throw wrong(origin, number, "it is not 64 lower-case hex digits, two spaces and a name");
      }
      if (!PackLimits.isBareName(found.group(2))) {
        throw wrong(origin, number, "the name is not a bare file name");
      }
      if (!names.add(found.group(2))) {
        throw wrong(origin, number, "the name occurs a second time");
      }
      lines.add(new Line(found.group(1), found.group(2)));
    }
    return new Sha256Sums(lines);
  }

  private static String decode(byte[] bytes, String origin) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw wrong(origin, 1, "it is not UTF-8");
    }
  }

  private static RuntimeException wrong(String origin, int line, String why) {
    return Problem.input(
            "hashes.line",
            "%s can't be read at line %d: %s.".formatted(origin, line, why),
            "Its hashes were not used.",
            "Compare it with what \"sha256sum\" writes for the release's tarball; a published one"
                + " that differs was damaged or replaced.")
        .toException();
  }
}
