package com.thaloco.releaseconsole.artefact;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a tarball holds, as it is in its headers: nothing is interpreted, so that a header that one
 * client reads differently from another (pax, long names, sparse files) shows as a member of its
 * own and is no part of a release.
 */
public record TarballListing(List<Entry> entries) {
  /**
   * One header and its data.
   *
   * @param name as it is there, a leading {@code ./} included
   * @param mode permission bits
   * @param time modification time in seconds
   * @param type the type flag; {@code '0'} is a regular file
   * @param sha256 of the data, in lower-case hex
   */
  public record Entry(
      String name, long size, int mode, long uid, long gid, long time, char type, String sha256) {}

  /**
   * How much is read of a tarball that no one has vouched for.
   *
   * @param members how many headers
   * @param memberBytes bytes of one member
   * @param totalBytes bytes of the whole tar, unpacked
   */
  public record Limits(int members, long memberBytes, long totalBytes) {
    /** More than any release of this kind has. */
    public static final Limits DEFAULT = new Limits(64, PackLimits.MAX_MEMBER, 1L << 36);
  }

  private static final int RELEASE_MODE = 0755;

  public TarballListing {
    entries = List.copyOf(entries);
  }

  /** Reads a tarball to its end, in bounded memory. */
  public static TarballListing read(InputStream tarball) throws IOException {
    return read(tarball, Limits.DEFAULT);
  }

  /**
   * Reads a tarball to its end, in bounded memory.
   *
   * @throws com.thaloco.releaseconsole.flow.ProblemException {@code tarball.damaged} where it is no
   *     valid tarball, has more than the limits allow, or something after its end
   */
  public static TarballListing read(InputStream tarball, Limits limits) throws IOException {
    List<Entry> entries = new ArrayList<>();
    read(
        tarball,
        limits,
        new Visitor() {
          @Override
          public void accept(Entry entry) {
            entries.add(entry);
          }
        });
    return new TarballListing(entries);
  }

  /** Sees the members of a tarball while it is read. */
  public interface Visitor {
    /** Where the data of the member of this name goes; not closed. */
    default OutputStream sink(String name) {
      return OutputStream.nullOutputStream();
    }

    /** One member, after its data. */
    void accept(Entry entry);

    /** Whether the rest is wanted; asked after each member. */
    default boolean more() {
      return true;
    }
  }

  /**
   * Reads a tarball member by member, to its end or until no more is wanted.
   *
   * @throws com.thaloco.releaseconsole.flow.ProblemException {@code tarball.damaged}
   */
  public static void read(InputStream tarball, Limits limits, Visitor visitor) throws IOException {
    try (var reader = new TarReader(tarball, limits)) {
      while (visitor.more() && reader.next()) {
        visitor.accept(reader.drain(visitor.sink(reader.name())));
      }
    }
  }

  /** Whether this is exactly what a release has: see {@link #faults}. */
  public boolean isRelease(Collection<String> binaries) {
    return faults(binaries, Limits.DEFAULT.memberBytes()).isEmpty();
  }

  /**
   * What keeps this from being a release's tarball: exactly these names, each once, bare, a regular
   * file that is not empty, mode 0755, owned by 0.
   *
   * @param memberBytes the most that one binary may have
   * @return one sentence each
   */
  public List<String> faults(Collection<String> binaries, long memberBytes) {
    List<String> faults = new ArrayList<>();
    Set<String> missing = new TreeSet<>(binaries);
    for (Entry entry : entries) {
      String name = entry.name();
      if (!binaries.contains(name)) {
        faults.add("\"%s\" is not one of the release's binaries.".formatted(name));
      } else if (!missing.remove(name)) {
        faults.add("\"%s\" is there more than once.".formatted(name));
      }
      if (entry.type() != '0') {
        faults.add("\"%s\" is not a regular file: type %s.".formatted(name, entry.type()));
      }
      if (entry.mode() != RELEASE_MODE) {
        faults.add("\"%s\" has mode %04o and not 0755.".formatted(name, entry.mode()));
      }
      if (entry.uid() != 0 || entry.gid() != 0) {
        faults.add(
            "\"%s\" belongs to %d:%d and not to 0:0.".formatted(name, entry.uid(), entry.gid()));
      }
      if (entry.size() == 0) {
        faults.add("\"%s\" is empty.".formatted(name));
      }
      if (entry.size() > memberBytes) {
        faults.add("\"%s\" has %d bytes, more than %d.".formatted(name, entry.size(), memberBytes));
      }
    }
    missing.forEach(name -> faults.add("\"%s\" is missing.".formatted(name)));
    return List.copyOf(faults);
  }
}
