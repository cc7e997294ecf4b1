package com.thaloco.releaseconsole.check;

import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.project.Candidate;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code verify.ready}: what follows the tag can be done here. Verification runs programs and
 * downloads the release; the receipt is a file. None of it is tried before clients have the
 * release.
 */
final class VerifyReady implements Check {
  /** The receipt, as JSON and as a page, with its signatures. */
  private static final long RECEIPT = 1_000_000;

  /** The release and the one before it, each packed and unpacked. */
  private static final int COPIES = 6;

  @Override
  public String id() {
    return "verify.ready";
  }

  @Override
  public Binding binding() {
    return Binding.WORLD;
  }

  @Override
  public Finding run(Candidate subject, Work work) {
    List<Program> missing =
        programs(subject.profile()).filter(each -> !isThere(each.name(), subject)).toList();
    if (!missing.isEmpty()) {
      return Finding.blocked(
          id(),
          "A program that verifies the release is not on this machine: %s."
              .formatted(joined(missing, Program::name)),
          List.of("PATH=" + path(subject)),
          "Install it, or correct %s in the profile.".formatted(joined(missing, Program::key)));
    }
    Path scratch = Path.of(System.getProperty("java.io.tmpdir"));
    var problems = new ArrayList<String>();
    room(subject.state().receipts(), RECEIPT).ifPresent(problems::add);
    room(scratch, COPIES * size(subject)).ifPresent(problems::add);
    return problems.isEmpty()
        ? Finding.passed(
            id(), "The release can be verified and its receipt written on this machine.")
        : Finding.blocked(
            id(),
            "There is not enough disk space for verification or receipt: %s."
                .formatted(problems.getFirst()),
            problems,
            "Free disk space there, or make the folder writable for you.");
  }

  /** What {@code installer.reports} and {@code verify.previous} name comes with a release. */
  private static Stream<Program> programs(Profile profile) {
    return Stream.of(
            profile.installer().stream().flatMap(i -> Program.of("installer.run", i.run())),
            Program.of("bucket.purge", profile.bucket().purge()),
            profile.verify().commands().stream()
                .flatMap(command -> Program.of("verify.commands", command)))
        .flatMap(programs -> programs)
        .filter(program -> !program.name().contains("{"));
  }

  /** The program of a command, and the key of the profile that has it. */
  private record Program(String key, String name) {
    static Stream<Program> of(String key, List<String> argv) {
      return argv.stream().limit(1).map(name -> new Program(key, name));
    }
  }

  private static String joined(List<Program> programs, Function<Program, String> part) {
    return programs.stream().map(part).distinct().collect(Collectors.joining(", "));
  }

  /** A path is taken as it is, a name is looked for where the child will look. */
  private static boolean isThere(String name, Candidate subject) {
    if (name.contains("/")) {
      return !Path.of(name).isAbsolute() || Files.isExecutable(Path.of(name));
    }
    return Stream.of(path(subject).split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
  }

  private static String path(Candidate subject) {
    return subject.environment().getOrDefault("PATH", "/usr/bin:/bin");
  }

  private static long size(Candidate subject) {
    return subject
        .world()
        .manifest()
        .flatMap(Manifest::latest)
        .map(last -> subject.profile().tarballKey(last.text()))
        .flatMap(key -> subject.world().bucket().head(key))
        .map(ObjectInfo::size)
        .orElse(0L);
  }

  /** Why a folder, or the nearest one above it that is there, does not take so many bytes. */
  private static Optional<String> room(Path folder, long bytes) {
    Path at = folder.toAbsolutePath();
    while (!Files.exists(at) && at.getParent() != null) {
      at = at.getParent();
    }
    if (!Files.isWritable(at)) {
      return Optional.of("%s can't be written".formatted(at));
    }
    // Not its FileStore: that is looked for among the mounts, which a chroot does not see.
    long free = at.toFile().getUsableSpace();
    return free < bytes && at.toFile().getTotalSpace() > 0
        ? Optional.of("%s has %d bytes free, and needs %d".formatted(at, free, bytes))
        : Optional.empty();
  }
}
