package com.thaloco.releaseconsole.source;

import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * Writes the tree of a commit as it is. Everything is examined before the first byte is written;
 * the files grow in a folder beside the wished one, which is moved into place when it is complete.
 */
final class Export {
  private static final int LONGEST_LINK = 4096;

  private final Repository repository;
  private final String commit;
  private final Work work;

  /** One file to be. */
  private record Item(Path path, ObjectId blob, boolean executable) {}

  Export(Repository repository, String commit, Work work) {
    this.repository = repository;
    this.commit = commit;
    this.work = work;
  }

  void into(ObjectId tree, Path wished) throws IOException {
    Path target = wished.toAbsolutePath().normalize();
    refuseFilled(target);
    var files = new ArrayList<Item>();
    var links = new TreeMap<String, String>();
    var submodules = new ArrayList<Path>();
    plan(tree, files, links, submodules);
    links.forEach((path, to) -> refuseEscape(path, links));
    Path parent = target.getParent();
    if (parent == null) {
      throw filled(target);
    }
    Files.createDirectories(parent);
    Path partial = parent.resolve(".%s.partial".formatted(target.getFileName()));
    remove(partial); // of a try that was killed
    try {
      Files.createDirectory(partial);
      write(files, links, partial);
      for (Path submodule : submodules) {
        Files.createDirectories(partial.resolve(submodule)); // empty, as git leaves it
      }
      work.checkpoint();
      Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      remove(partial);
      if (isOfTheRepository(e)) {
        throw e;
      }
      throw new UncheckedIOException(e);
    } catch (RuntimeException | Error e) {
      remove(partial);
      throw e;
    }
  }

  /** What can't be read from it has types of its own; anything else is the target's disk. */
  private static boolean isOfTheRepository(IOException e) {
    return e.getClass().getPackage().equals(MissingObjectException.class.getPackage());
  }

  private void plan(
      ObjectId tree, List<Item> files, TreeMap<String, String> links, List<Path> submodules)
      throws IOException {
    try (var walk = new TreeWalk(repository);
        ObjectReader objects = repository.newObjectReader()) {
      walk.addTree(tree);
      walk.setRecursive(false);
      while (walk.next()) {
        work.checkpoint();
        String path = walk.getPathString();
        refuseUnsafeName(path, walk.getNameString());
        FileMode mode = walk.getFileMode(0);
        switch (mode.getBits() & FileMode.TYPE_MASK) {
          case FileMode.TYPE_TREE -> walk.enterSubtree();
          case FileMode.TYPE_SYMLINK ->
              links.put(
                  path,
                  new String(
                      objects.open(walk.getObjectId(0), Constants.OBJ_BLOB).getBytes(LONGEST_LINK),
                      java.nio.charset.StandardCharsets.UTF_8));
          case FileMode.TYPE_FILE ->
              files.add(
                  new Item(
                      local(path), walk.getObjectId(0), mode.equals(FileMode.EXECUTABLE_FILE)));
          default -> submodules.add(local(path));
        }
      }
    }
  }

  private void write(List<Item> files, TreeMap<String, String> links, Path top) throws IOException {
    try (ObjectReader objects = repository.newObjectReader()) {
      long done = 0;
      for (Item item : files) {
        work.checkpoint();
        Path file = top.resolve(item.path());
        Files.createDirectories(file.getParent());
        try (OutputStream out =
            Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
          objects.open(item.blob(), Constants.OBJ_BLOB).copyTo(new Checked(out));
        }
        // Said outright: what was created took the umask.
        Files.setPosixFilePermissions(
            file, PosixFilePermissions.fromString(item.executable() ? "rwxr-xr-x" : "rw-r--r--"));
        work.moved(++done, files.size());
      }
    }
    // Last, so that nothing is ever written through a link.
    for (var link : links.entrySet()) {
      Path at = top.resolve(local(link.getKey()));
      Files.createDirectories(at.getParent());
      Files.createSymbolicLink(at, local(link.getValue()));
    }
  }

  /** Stops a large file in the middle. */
  private final class Checked extends OutputStream {
    private final OutputStream out;

    Checked(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      work.checkpoint();
      out.write(bytes, from, length);
    }
  }

  private void refuseUnsafeName(String path, String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (name.isEmpty()
        || name.equals(".")
        || name.equals("..")
        || lower.equals(".git")
        || name.indexOf('/') >= 0
        || name.indexOf('\0') >= 0) {
      throw refused(
          "source.unsafe-path",
          "Commit %s has an unsafe path: \"%s\".".formatted(commit, GitReasons.clean(path)),
          Remedy.text("Inspect it")
              .aside(Action.shell("git", "ls-tree", "-r", commit))
              .then(", and make a commit without it."));
    }
  }

  private void refuseEscape(String path, TreeMap<String, String> links) {
    int slash = path.lastIndexOf('/');
    if (!LinkTarget.staysInside(
        slash < 0 ? "" : path.substring(0, slash), links.get(path), links)) {
      throw refused(
          "source.escaping-link",
          "The symbolic link %s at commit %s points outside the repository, to \"%s\"."
              .formatted(path, commit, GitReasons.clean(String.valueOf(links.get(path)))),
          "Replace the link with a file, or make it point inside the repository.");
    }
  }

  private Path local(String path) {
    try {
      return Path.of(path);
    } catch (InvalidPathException e) {
      throw refused(
          "source.path-encoding",
          "The path \"%s\" can't be written in the current locale.".formatted(path),
          "Set LANG to a UTF-8 locale such as C.UTF-8 and start again.");
    }
  }

  private static void refuseFilled(Path target) throws IOException {
    if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
      throw filled(target);
    }
    try (DirectoryStream<Path> inside = Files.newDirectoryStream(target)) {
      if (inside.iterator().hasNext()) {
        throw filled(target);
      }
    }
  }

  private static ProblemException filled(Path target) {
    return refused(
        "source.checkout-filled",
        "%s already exists and is not an empty folder.".formatted(target),
        "Name another folder, or empty this one.");
  }

  private static ProblemException refused(String id, String happened, String next) {
    return refused(id, happened, Remedy.text(next));
  }

  private static ProblemException refused(String id, String happened, Remedy next) {
    return Problem.refused(id, happened, "No checkout was made.", next).toException();
  }

  private static void remove(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(
              Path at, @org.jspecify.annotations.Nullable IOException e) throws IOException {
            Files.delete(at);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
