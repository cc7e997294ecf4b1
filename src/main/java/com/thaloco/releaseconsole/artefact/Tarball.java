package com.thaloco.releaseconsole.artefact;

import com.thaloco.releaseconsole.flow.Hashes;
import com.thaloco.releaseconsole.flow.Work;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * The reproducible tarball of a release: ustar, members sorted by name, bare names, mode 0755, uid
 * and gid 0 without names, one fixed time; the same bytes on any machine and any number of cores.
 * Made in one pass tar, gzip, SHA-256: the tarball is never read again.
 */
public final class Tarball {
  /** GNU tar pads to records of 20 blocks. */
  private static final int RECORD = 20 * UstarHeader.BLOCK;

  private Tarball() {}

  /**
   * Packs the members into a file, which appears whole or not at all.
   *
   * @param time the modification time of every member, in whole seconds
   * @throws com.thaloco.releaseconsole.flow.ProblemException {@code pack.no-space} and others
   */
  public static Packed pack(List<Member> members, Instant time, Path target, Work work) {
    return pack(members, time, target, work, Tarball::create);
  }

  /** Opens the file that is written; a test puts a full disk here. */
  interface Opener {
    FileChannel open(Path file) throws IOException;
  }

  static Packed pack(List<Member> members, Instant time, Path target, Work work, Opener opener) {
    List<Member> sorted = members.stream().sorted(Comparator.comparing(Member::name)).toList();
    Path folder = PackLimits.folder(target);
    Path unfinished = target.resolveSibling(target.getFileName() + ".part");
    try {
      PackLimits.require(sorted);
      Files.createDirectories(folder);
      Packed packed;
      try (FileChannel file = opener.open(unfinished)) {
        var out = new HashingOutput(Channels.newOutputStream(file));
        write(sorted, time, out, work);
        file.force(true);
        packed = new Packed(target, out.size(), out.sha256());
      }
      work.checkpoint();
      Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
      force(folder);
      return packed;
    } catch (IOException e) {
      throw PackLimits.failed(target, e).toException();
    } finally {
      remove(unfinished);
    }
  }

  private static void write(List<Member> members, Instant time, OutputStream out, Work work)
      throws IOException {
    long total = 0;
    for (Member member : members) {
      total += Files.size(member.file());
    }
    long done = 0;
    long length = 0;
    byte[] buffer = new byte[1 << 16];
    try (var gzip = new BlockGzip(out, work)) {
      for (Member member : members) {
        long size = Files.size(member.file());
        gzip.write(UstarHeader.of(member.name(), size, time));
        try (InputStream in = Files.newInputStream(member.file())) {
          long left = size;
          for (int read; (read = in.read(buffer)) > 0; left -= read) {
            if (read > left) {
              throw new PackLimits.Changed(member.file());
            }
            gzip.write(buffer, 0, read);
            done += read;
            work.moved(done, total);
          }
          if (left > 0) {
            throw new PackLimits.Changed(member.file());
          }
        }
        gzip.write(new byte[padding(size, UstarHeader.BLOCK)]);
        length += UstarHeader.BLOCK + size + padding(size, UstarHeader.BLOCK);
      }
      byte[] end = new byte[2 * UstarHeader.BLOCK];
      gzip.write(end);
      gzip.write(new byte[padding(length + end.length, RECORD)]);
      gzip.end();
    }
  }

  private static int padding(long size, int unit) {
    return (int) ((unit - size % unit) % unit);
  }

  private static FileChannel create(Path file) throws IOException {
    Files.deleteIfExists(file);
    return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  private static void force(Path folder) throws IOException {
    try (FileChannel open = FileChannel.open(folder, StandardOpenOption.READ)) {
      open.force(true);
    }
  }

  private static void remove(Path unfinished) {
    try {
      Files.deleteIfExists(unfinished);
    } catch (IOException e) {
      // The reason why packing failed is reported instead; the next try begins by removing this
      // file.
    }
  }

  /** Hashes and counts what goes through. */
  private static final class HashingOutput extends OutputStream {
    private final OutputStream out;
    private final MessageDigest digest = Hashes.digest();
    private long size;

    HashingOutput(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      digest.update(bytes, offset, length);
      size += length;
    }

    long size() {
      return size;
    }

    String sha256() {
      return Hashes.hex(digest);
    }
  }
}
