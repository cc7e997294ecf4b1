package com.thaloco.releaseconsole.rehearsal;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A folder that is made beside its place and appears there whole, or not at all. Until then it
 * holds a locked file, so that what a killed process left can be determined from what is being
 * made.
 */
final class NewFolder implements AutoCloseable {
  private static final String BESIDE = ".rehearsal-";
  private static final String LOCK = ".unfinished";

  private final Path target;
  private final Path unfinished;
  private final FileChannel lock;

  private NewFolder(Path target, Path unfinished) throws IOException {
    this.target = target;
    this.unfinished = unfinished;
    this.lock = lock(unfinished);
  }

  /** Begins one; refuses a place that is taken. */
  static NewFolder at(Path dir) throws IOException {
    Path absolute = dir.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    if (parent == null) {
      throw taken(absolute, "is the root of the file system");
    }
    if (Files.exists(absolute, LinkOption.NOFOLLOW_LINKS)) {
      requireEmpty(absolute);
      absolute = absolute.toRealPath();
      parent = Objects.requireNonNull(absolute.getParent());
    } else {
      parent = Files.createDirectories(parent).toRealPath();
      absolute = parent.resolve(Objects.requireNonNull(absolute.getFileName()));
    }
    return new NewFolder(absolute, Files.createTempDirectory(parent, BESIDE));
  }

  /** The file has its name only once it is locked. */
  private static FileChannel lock(Path folder) throws IOException {
    Path before = folder.resolve(LOCK + ".new");
    FileChannel channel =
        FileChannel.open(before, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try {
      channel.lock();
      Files.move(before, folder.resolve(LOCK), StandardCopyOption.ATOMIC_MOVE);
      return channel;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** Removes what killed preparations left beside this one, and gives their names. */
  List<Path> removeAbandoned() throws IOException {
    var removed = new ArrayList<Path>();
    try (DirectoryStream<Path> beside =
        Files.newDirectoryStream(Objects.requireNonNull(unfinished.getParent()), BESIDE + "*")) {
      for (Path folder : beside) {
        if (!folder.equals(unfinished) && isAbandoned(folder)) {
          remove(folder);
          removed.add(folder);
        }
      }
    }
    return removed;
  }

  /** Whether no one holds its lock; what is another user's, or no such folder, is left alone. */
  private static boolean isAbandoned(Path folder) {
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve(LOCK), StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        FileLock taken = channel.tryLock()) {
      return taken != null;
    } catch (IOException | OverlappingFileLockException e) {
      return false;
    }
  }

  private static void requireEmpty(Path dir) throws IOException {
    if (!Files.isDirectory(dir)) {
      throw taken(dir, "is not a folder");
    }
    try (Stream<Path> inside = Files.list(dir)) {
      if (inside.findAny().isPresent()) {
        throw taken(dir, "is not empty");
      }
    }
  }

  private static ProblemException taken(Path dir, String why) {
    return Problem.refused(
            "rehearsal.folder-taken",
            "%s %s.".formatted(dir, why),
            "No rehearsal folder was made.",
            "Name a folder with --dir that is absent or empty.")
        .toException();
  }

  /** What an input or output error means here. */
  static ProblemException failed(Path dir, IOException e) {
    return Problem.refused(
            "rehearsal.folder",
            "The rehearsal folder %s can't be made: %s.".formatted(dir, e.getMessage()),
            "No rehearsal folder was made.",
            "Make its parent folder writable, with 100 MB free, or name another with --dir.")
        .with(List.of(e.toString()))
        .toException();
  }

  /** Where it will be. */
  Path target() {
    return target;
  }

  /** Where it is made. */
  Path unfinished() {
    return unfinished;
  }

  /** Moves it into place; an empty folder there is replaced. */
  void finish() throws IOException {
    Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.delete(unfinished.resolve(LOCK));
    Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Removes what was not finished. */
  @Override
  public void close() throws IOException {
    lock.close();
    remove(unfinished);
  }

  /** Removes a folder with all that is in it; an absent one is fine. */
  static void remove(Path folder) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      Files.deleteIfExists(folder);
      return;
    }
    try (Stream<Path> inside = Files.list(folder)) {
      for (Path child : inside.toList()) {
        remove(child);
      }
    }
    Files.delete(folder);
  }

  /** Writes a file that only the user may read. */
  static void writePrivate(Path file, byte[] bytes) throws IOException {
    Files.createFile(file, mode("rw-------"));
    Files.write(file, bytes, StandardOpenOption.WRITE);
  }

  /** Makes a folder that only the user may enter. */
  static void createPrivate(Path folder) throws IOException {
    Files.createDirectory(folder, mode("rwx------"));
  }

  private static FileAttribute<Set<PosixFilePermission>> mode(String text) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
  }
}
