package com.thaloco.releaseconsole.artefact;

import com.thaloco.releaseconsole.artefact.TarballListing.Entry;
import com.thaloco.releaseconsole.artefact.TarballListing.Limits;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** Takes one binary out of a tarball, for instance to run a released one. */
public final class Extraction {
  private static final String RUNNABLE = "rwxr-xr-x";

  private Extraction() {}

  /**
   * Writes a member to a file with mode 0755, which appears only after the whole tarball was read
   * and found valid.
   *
   * @throws com.thaloco.releaseconsole.flow.ProblemException {@code tarball.member} if the name is
   *     not there exactly once as a regular file; {@code tarball.damaged}
   */
  public static Entry extract(InputStream tarball, String name, Path target) throws IOException {
    return extract(tarball, name, target, Limits.DEFAULT);
  }

  /** The same with other limits. */
  public static Entry extract(InputStream tarball, String name, Path target, Limits limits)
      throws IOException {
    Path unfinished = target.resolveSibling(target.getFileName() + ".part");
    Files.createDirectories(PackLimits.folder(target));
    Files.deleteIfExists(unfinished);
    Optional<Entry> taken = Optional.empty();
    try (var reader = new TarReader(tarball, limits)) {
      while (reader.next()) {
        if (reader.type() != '0' && reader.type() != '5') {
          throw member(name, "it has an ambiguous header: " + reader.name());
        }
        if (!reader.name().equals(name)) {
          reader.drain(OutputStream.nullOutputStream());
        } else if (taken.isPresent()) {
          throw member(name, "it occurs more than once");
        } else {
          taken = Optional.of(write(reader, unfinished));
        }
      }
      Entry entry =
          taken
              .filter(e -> e.type() == '0')
              .orElseThrow(() -> member(name, "there is no such file in it"));
      Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString(RUNNABLE));
      Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
      return entry;
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static Entry write(TarReader reader, Path file) throws IOException {
    try (OutputStream out =
        Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      return reader.drain(out);
    }
  }

  private static ProblemException member(String name, String why) {
    return Problem.refused(
            "tarball.member",
            "\"%s\" can't be extracted from the tarball: %s.".formatted(name, why),
            "Nothing was extracted.",
            "Inspect the tarball (tar tvzf): it is not what a release of this project contains.")
        .toException();
  }
}
