package com.thaloco.releaseconsole.audit;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Shows the beginning of some bytes: as text where it is text, else as hexadecimal. */
final class ByteExcerpt {
  private static final int HEX_BYTES = 512;
  private static final int LINE = 16;

  private ByteExcerpt() {}

  /**
   * @param start the first bytes
   * @param size how many there are in all
   */
  static ObjectPreview of(byte[] start, long size) {
    var text = CharBuffer.allocate(start.length);
    CoderResult result =
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(start), text, false);
    text.flip();
    boolean readable =
        !result.isError()
            && text.chars().noneMatch(c -> Character.isISOControl(c) && "\t\n\r\f".indexOf(c) < 0);
    return readable
        ? new ObjectPreview.Text(text.toString(), size, start.length == size)
        : new ObjectPreview.Binary(kind(start), hex(start), size);
  }

  private static String kind(byte[] start) {
    String magic = new String(start, 0, Math.min(8, start.length), StandardCharsets.ISO_8859_1);
    if (magic.startsWith("\u007fELF")) {
      return "ELF executable";
    }
    if (magic.startsWith("\u001f\u008b")) {
      return "gzip";
    }
    if (magic.startsWith("\u0028\u00b5\u002f\u00fd")) {
      return "zstd";
    }
    if (magic.startsWith("\u00fd7zXZ")) {
      return "xz";
    }
    return magic.startsWith("PK") ? "zip" : "binary";
  }

  private static List<String> hex(byte[] start) {
    var lines = new ArrayList<String>();
    int end = Math.min(start.length, HEX_BYTES);
    for (int at = 0; at < end; at += LINE) {
      var bytes = new StringBuilder();
      var characters = new StringBuilder();
      for (int i = at; i < at + LINE; i++) {
        bytes.append(i == at + LINE / 2 ? " " : "");
        bytes.append(i < end ? String.format(Locale.ROOT, "%02x ", start[i]) : "   ");
        if (i < end) {
          characters.append(start[i] >= ' ' && start[i] < 0x7f ? (char) start[i] : '.');
        }
      }
      lines.add(String.format(Locale.ROOT, "%08x  %s |%s|", at, bytes, characters));
    }
    return lines;
  }
}
