package com.thaloco.releaseconsole.artefact;

import com.thaloco.releaseconsole.artefact.TarballListing.Entry;
import com.thaloco.releaseconsole.artefact.TarballListing.Limits;
import com.thaloco.releaseconsole.flow.Hashes;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.apache.commons.compress.archivers.tar.TarUtils;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** Reads a tarball header by header, without giving any header more meaning than ustar's own. */
final class TarReader implements AutoCloseable {
  private static final int BLOCK = 512;

  private final Outside outside;
  private final BufferedInputStream source;
  private final InputStream tar;
  private final Limits limits;
  private final byte[] header = new byte[BLOCK];
  private int members;
  private long total;

  TarReader(InputStream tarball, Limits limits) throws IOException {
    this.outside = new Outside(tarball);
    this.source = new BufferedInputStream(outside, 1 << 16);
    this.limits = limits;
    try {
      this.tar = GzipCompressorInputStream.builder().setInputStream(source).get();
    } catch (IOException e) {
      throw reason(e, "it is not gzip, or cut off in its header");
    }
  }

  /** Moves to the next header; false at a valid end. */
  boolean next() throws IOException {
    if (unpack(header, BLOCK) < BLOCK) {
      throw damaged("the end of the archive is missing");
    }
    if (isZero(header)) {
      end();
      return false;
    }
    if (!hasSoundChecksum()) {
      throw damaged("header %d has a wrong checksum".formatted(members + 1));
    }
    if (++members > limits.members()) {
      throw damaged("it has more than %d members".formatted(limits.members()));
    }
    return true;
  }

  /** The bare name in the present header, with ustar's prefix before it. */
  String name() {
    String name = text(0, 100);
    boolean ustar = text(257, 6).equals("ustar");
    String prefix = ustar ? text(345, 155) : "";
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  /** Copies the data of the present member and tells what it was. */
  Entry drain(OutputStream out) throws IOException {
    long size = number(124, 12);
    if (size < 0 || size > limits.memberBytes()) {
      throw damaged("\"%s\" says that it has %d bytes".formatted(name(), size));
    }
    int mode = (int) number(100, 8);
    long uid = number(108, 8);
    long gid = number(116, 8);
    long time = number(136, 12);
    return new Entry(name(), size, mode, uid, gid, time, type(), copy(size, out));
  }

  /** The type flag; old archives write NUL for a regular file. */
  char type() {
    return header[156] == 0 ? '0' : (char) (header[156] & 0xff);
  }

  private String copy(long size, OutputStream out) throws IOException {
    MessageDigest digest = Hashes.digest();
    byte[] buffer = new byte[1 << 16];
    for (long left = size; left > 0; ) {
      int read = unpack(buffer, (int) Math.min(buffer.length, left));
      if (read <= 0) {
        throw damaged("it ends within \"%s\"".formatted(name()));
      }
      digest.update(buffer, 0, read);
      out.write(buffer, 0, read);
      left -= read;
    }
    int padding = (int) ((BLOCK - size % BLOCK) % BLOCK);
    if (unpack(buffer, padding) < padding) {
      throw damaged("it ends within \"%s\"".formatted(name()));
    }
    return Hashes.hex(digest);
  }

  /** After the first block of zeros nothing but zeros may come, and nothing at all after gzip. */
  private void end() throws IOException {
    byte[] rest = new byte[BLOCK];
    int blocks = 1;
    for (int read; (read = unpack(rest, BLOCK)) > 0; blocks++) {
      if (read < BLOCK || !isZero(rest)) {
        throw damaged("there is data after the end of the archive");
      }
    }
    if (blocks < 2) {
      throw damaged("the end of the archive is cut off");
    }
    if (source.read() >= 0) {
      throw damaged("there is data after the end of the gzip data");
    }
  }

  /** Reads as many bytes as there are, up to a count. */
  private int unpack(byte[] buffer, int count) throws IOException {
    int read;
    try {
      read = tar.readNBytes(buffer, 0, count);
    } catch (IOException e) {
      throw reason(e, "its gzip data is cut off or damaged");
    }
    total += read;
    if (total > limits.totalBytes()) {
      throw damaged("it unpacks to more than %d bytes".formatted(limits.totalBytes()));
    }
    return read;
  }

  private long number(int offset, int length) {
    try {
      return TarUtils.parseOctalOrBinary(header, offset, length);
    } catch (IllegalArgumentException e) {
      throw damaged("header %d has a field that is no number".formatted(members));
    }
  }

  private String text(int offset, int length) {
    int end = offset;
    while (end < offset + length && header[end] != 0) {
      end++;
    }
    return new String(header, offset, end - offset, StandardCharsets.UTF_8);
  }

  private boolean hasSoundChecksum() {
    try {
      return TarUtils.verifyCheckSum(header);
    } catch (IllegalArgumentException e) {
      return false; // the checksum itself is no number
    }
  }

  private static boolean isZero(byte[] block) {
    for (byte b : block) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  private ProblemException reason(IOException e, String why) throws IOException {
    if (outside.failed) {
      throw e;
    }
    return damaged(why);
  }

  /** Text from outside goes into messages: no control characters with it. */
  private static ProblemException damaged(String why) {
    return Problem.refused(
            "tarball.damaged",
            "The tarball is not valid: %s.".formatted(why.replaceAll("\\p{Cntrl}", "?")),
            "It was not accepted.",
            "Compare its hash with SHA256SUMS; a tarball that differs was damaged or replaced.")
        .toException();
  }

  @Override
  public void close() throws IOException {
    tar.close();
  }

  /** Remembers whether it was the source that failed and not the data in it. */
  private static final class Outside extends FilterInputStream {
    private boolean failed;

    Outside(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      try {
        return super.read(bytes, offset, length);
      } catch (IOException e) {
        failed = true;
        throw e;
      }
    }
  }
}
