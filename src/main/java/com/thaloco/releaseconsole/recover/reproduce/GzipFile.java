package com.thaloco.releaseconsole.recover.reproduce;

import com.thaloco.releaseconsole.flow.Hashes;
import com.thaloco.releaseconsole.flow.Work;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * The outer layer of a tarball.
 *
 * @param header what the gzip header says, one field a line
 * @param size of the file, in bytes
 * @param tarSha256 of what is inside
 * @param tarSize of what is inside, in bytes
 */
record GzipFile(List<String> header, long size, String tarSha256, long tarSize) {
  private static final int FHCRC = 2;
  private static final int FEXTRA = 4;
  private static final int FNAME = 8;
  private static final int FCOMMENT = 16;

  GzipFile {
    header = List.copyOf(header);
  }

  /** Reads a file to its end, in bounded memory. */
  static GzipFile read(Path file, Work work) throws IOException {
    List<String> header;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      header = header(in);
    }
    MessageDigest digest = Hashes.digest();
    long size = 0;
    byte[] buffer = new byte[1 << 16];
    try (InputStream in =
        new DigestInputStream(new GZIPInputStream(Files.newInputStream(file), 1 << 16), digest)) {
      for (int read; (read = in.read(buffer)) > 0; size += read) {
        work.checkpoint();
      }
    }
    return new GzipFile(header, Files.size(file), Hashes.hex(digest), size);
  }

  /** RFC 1952, 2.3. */
  private static List<String> header(InputStream in) throws IOException {
    byte[] fixed = in.readNBytes(10);
    if (fixed.length < 10 || (fixed[0] & 0xff) != 0x1f || (fixed[1] & 0xff) != 0x8b) {
      throw new IOException("it does not begin like gzip");
    }
    int flags = fixed[3];
    long time = 0;
    for (int i = 3; i >= 0; i--) {
      time = time << 8 | (fixed[4 + i] & 0xff);
    }
    var lines = new ArrayList<String>();
    lines.add("time: " + (time == 0 ? "none" : Instant.ofEpochSecond(time).toString()));
    lines.add("extra flags: " + (fixed[8] & 0xff));
    lines.add("system: " + (fixed[9] & 0xff));
    if ((flags & FEXTRA) != 0) {
      int length = in.read() | in.read() << 8;
      lines.add("extra field: %d bytes".formatted(length));
      in.skipNBytes(Math.max(0, length));
    }
    lines.add("name: " + ((flags & FNAME) != 0 ? text(in) : "none"));
    lines.add("comment: " + ((flags & FCOMMENT) != 0 ? text(in) : "none"));
    lines.add("header checksum: " + ((flags & FHCRC) != 0 ? "there" : "none"));
    return lines;
  }

  private static String text(InputStream in) throws IOException {
    var text = new java.io.ByteArrayOutputStream();
    for (int b; (b = in.read()) > 0 && text.size() < 1000; ) {
      text.write(b);
    }
    return text.toString(StandardCharsets.ISO_8859_1);
  }
}
