package com.thaloco.releaseconsole.trust;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds and decodes PEM blocks as strictly as the stricter one of Go's {@code pem.Decode} and
 * openssl does: markers at the start of a line, no headers, no blanks within a line.
 */
final class Pem {
  private static final Pattern BEGIN = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----[ \t\r]*");
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]*={0,2}");
  private static final Pattern NOT_BASE64 = Pattern.compile("[^A-Za-z0-9+/=]");
  private static final int LONGEST_LINE = 250; // openssl reads PEM in lines of 254 bytes

  /** Why a block can't be decoded, as the end of a sentence, and the file's line. */
  static final class Broken extends Exception {
    private static final long serialVersionUID = 1L;
    private final int line;

    Broken(int line, String reason) {
      super(reason, null, false, false);
      this.line = line;
    }

    int line() {
      return line;
    }

    String reason() {
      return String.valueOf(getMessage());
    }
  }

  private Pem() {}

  /** A text's lines, without line ends (LF or CRLF). */
  static List<KeyBlock.Line> lines(String text) {
    var lines = new ArrayList<KeyBlock.Line>();
    for (String line : text.split("\n", -1)) {
      String content = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
      lines.add(new KeyBlock.Line(lines.size() + 1, content));
    }
    return lines;
  }

  /** All blocks in order. One that does not end reaches up to the next BEGIN or the end. */
  static List<KeyBlock> blocks(List<KeyBlock.Line> lines) {
    var blocks = new ArrayList<KeyBlock>();
    var open = new ArrayList<KeyBlock.Line>();
    String type = "";
    for (KeyBlock.Line line : lines) {
      Matcher begin = BEGIN.matcher(line.text());
      if (begin.matches()) {
        close(type, open, blocks);
        type = begin.group(1);
      }
      if (!type.isEmpty()) {
        open.add(line);
        if (isEnd(type, line.text())) {
          close(type, open, blocks);
          type = "";
        }
      }
    }
    close(type, open, blocks);
    return blocks;
  }

  private static void close(String type, List<KeyBlock.Line> open, List<KeyBlock> blocks) {
    if (!open.isEmpty()) {
      blocks.add(new KeyBlock(type, open));
      open.clear();
    }
  }

  private static boolean isEnd(String type, String line) {
    return line.stripTrailing().equals("-----END " + type + "-----");
  }

  /** The bytes of a block. */
  static byte[] decode(KeyBlock block) throws Broken {
    KeyBlock.Line last = block.lines().getLast();
    if (block.lines().size() < 2 || !isEnd(block.type(), last.text())) {
      throw new Broken(block.line(), "the block has no END %s line".formatted(block.type()));
    }
    var body = new StringBuilder();
    for (KeyBlock.Line line : block.lines().subList(1, block.lines().size() - 1)) {
      // A carriage return that a shell passes on does not disturb Go or openssl.
      String text = line.text().endsWith("\r") ? chopped(line.text()) : line.text();
      if (text.contains(":")) {
        throw new Broken(line.number(), "the block has PEM headers, which a cosign key never has");
      }
      Matcher foreign = NOT_BASE64.matcher(text);
      if (foreign.find()) {
        throw new Broken(
            line.number(),
            "column %d has %s, which is not base64"
                .formatted(foreign.start() + 1, Visible.character(foreign.group().charAt(0))));
      }
      if (text.length() > LONGEST_LINE) {
        throw new Broken(line.number(), "the line is too long for openssl");
      }
      body.append(text);
    }
    if (body.isEmpty()) {
      throw new Broken(block.line(), "the block is empty");
    }
    if (!BASE64.matcher(body).matches() || body.length() % 4 != 0) {
      throw new Broken(
          block.line(),
          "the base64 is cut or padded wrongly (%d characters)".formatted(body.length()));
    }
    try {
      return Base64.getDecoder().decode(body.toString());
    } catch (IllegalArgumentException e) {
      throw new Broken(block.line(), "the base64 can't be decoded");
    }
  }

  private static String chopped(String text) {
    return text.substring(0, text.length() - 1);
  }
}
