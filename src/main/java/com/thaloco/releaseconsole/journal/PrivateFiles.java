package com.thaloco.releaseconsole.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/** Files and folders that only their owner can read, written beside and moved into place. */
public final class PrivateFiles {
  static final FileAttribute<Set<PosixFilePermission>> FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<Set<PosixFilePermission>> FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private PrivateFiles() {}

  /** Makes a folder, and those above it, 0700; existing ones stay as they are. */
  public static Path createFolder(Path folder) {
    try {
      return Files.createDirectories(folder, FOLDER);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes a folder with a name that nothing there has had, 0700, and those above it. */
  public static Path newFolder(Path parent) {
    try {
      return Files.createTempDirectory(createFolder(parent), "", FOLDER);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a whole file 0600: beside it first, synced, then moved into place. */
  public static void write(Path file, byte[] bytes) {
    try {
      createParent(file);
      Path beside = file.resolveSibling("." + file.getFileName() + ".new");
      Files.deleteIfExists(beside);
      try (var channel =
          FileChannel.open(
              beside, with(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), FILE)) {
        var buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      syncFolder(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes the folder that a file is in, and those above it, 0700; existing ones stay. */
  public static void createParent(Path file) {
    createFolder(folderOf(file));
  }

  /** Makes a new or moved name survive a power cut. */
  static void syncFolder(Path file) throws IOException {
    try (var folder = FileChannel.open(folderOf(file), StandardOpenOption.READ)) {
      folder.force(true);
    }
  }

  static Set<OpenOption> with(OpenOption... options) {
    return Set.of(options);
  }

  private static Path folderOf(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a parent folder");
  }
}
