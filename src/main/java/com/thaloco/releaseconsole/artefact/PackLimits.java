package com.thaloco.releaseconsole.artefact;

import com.thaloco.releaseconsole.flow.Problem;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What a release tarball can't hold, and why packing can fail. */
final class PackLimits {
  /** Eleven octal digits, the size field of ustar: 8 GiB less one byte. */
  static final long MAX_MEMBER = 0_77777777777L;

  private static final int MAX_NAME = 100;
  private static final String NOT_DONE = "No tarball was made, and nothing was signed or uploaded.";

  private PackLimits() {}

  /** A member changed its size while it was read. */
  static final class Changed extends IOException {
    private static final long serialVersionUID = 1L;

    Changed(Path file) {
      super(file + " changed while it was packed");
    }
  }

  /** Throws a problem for the first member that can't be packed. */
  static void require(List<Member> members) throws IOException {
    Set<String> seen = new HashSet<>();
    for (Member member : members) {
      if (!isBareName(member.name()) || !seen.add(member.name())) {
        throw refused(
            "pack.name",
            "\"%s\" can't be the name of a binary at the root of the tarball."
                .formatted(member.name()),
            "Use a bare name that occurs once, of at most 100 bytes, in the profile's"
                + " build.binaries.");
      }
      if (Files.size(member.file()) > MAX_MEMBER) {
        throw refused(
            "pack.too-large",
            "%s has %d bytes, more than a ustar archive can hold in one member (%d)."
                .formatted(member.name(), Files.size(member.file()), MAX_MEMBER),
            "Make the binary smaller, for instance without debug information.");
      }
    }
  }

  static boolean isBareName(String name) {
    return !name.isEmpty()
        && !name.equals(".")
        && !name.equals("..")
        && name.chars().noneMatch(c -> c == '/' || c == '\\' || c < ' ' || c == 0x7f)
        && name.getBytes(StandardCharsets.UTF_8).length <= MAX_NAME;
  }

  /** Why packing failed. Asked before the unfinished file is removed. */
  static Problem failed(Path target, IOException e) {
    if (isNoSpace(target, e)) {
      return Problem.refused(
              "pack.no-space",
              "There is no space left on the disk of %s.".formatted(target),
              NOT_DONE + " The unfinished file was removed.",
              "Free space there, or choose another folder with --state, and run the same command"
                  + " again.")
          .with(List.of(String.valueOf(e.getMessage())));
    }
    return Problem.refused(
            "pack.failed",
            "Packing %s failed: %s.".formatted(target, e.getMessage()),
            NOT_DONE,
            "Make sure that the binaries can be read and the folder can be written, and run the"
                + " same command again.")
        .with(List.of(e.toString()));
  }

  /** The text of the system's error is in the user's language, so the free space is asked too. */
  private static boolean isNoSpace(Path target, IOException e) {
    String text = String.valueOf(e.getMessage());
    if (text.contains("No space left") || text.contains("quota exceeded")) {
      return true;
    }
    File at = folder(target).toFile();
    return !(e instanceof Changed)
        && at.getTotalSpace() > 0 // otherwise nothing is known of it
        && at.getUsableSpace() < BlockGzip.BLOCK;
  }

  /** The folder of a file. */
  static Path folder(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a parent folder");
  }

  private static RuntimeException refused(String id, String happened, String next) {
    return Problem.refused(id, happened, NOT_DONE, next).toException();
  }
}
