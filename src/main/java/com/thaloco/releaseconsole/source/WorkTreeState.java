package com.thaloco.releaseconsole.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.dircache.DirCacheIterator;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.IndexDiff;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.submodule.SubmoduleWalk.IgnoreSubmoduleMode;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.WorkingTreeIterator;

/** Compares HEAD, index and working tree without believing the flags that make git look away. */
final class WorkTreeState {
  /** What {@code go build} reads in a package's folder, and the files that steer a whole build. */
  private static final Set<String> BUILD_SUFFIXES =
      Set.of(
          "go", "s", "S", "sx", "c", "cc", "cpp", "cxx", "h", "hh", "hpp", "hxx", "f", "F", "for",
          "f90", "m", "swig", "swigcxx", "syso");

  private static final Set<String> BUILD_NAMES =
      Set.of("go.mod", "go.sum", "go.work", "go.work.sum");

  /** Folders that {@code ./...} leaves out, beside those that begin with a dot or underscore. */
  private static final Set<String> NO_PACKAGES = Set.of("testdata", "node_modules");

  private WorkTreeState() {}

  static WorkingTree of(Repository repository) throws IOException {
    var diff = new IndexDiff(repository, Constants.HEAD, new FileTreeIterator(repository));
    diff.setIgnoreSubmoduleMode(IgnoreSubmoduleMode.NONE);
    diff.diff();
    Set<String> conflicting = diff.getConflicting();
    DirCache index = repository.readDirCache();
    var staged = union(diff.getAdded(), diff.getChanged(), diff.getRemoved());
    List<DirCacheEntry> hidden = hidden(repository, index);
    var modified = union(diff.getModified(), diff.getMissing(), paths(hidden, entry -> true));
    // Announced with "git add -N": in the index by name only.
    for (int i = 0; i < index.getEntryCount(); i++) {
      if (index.getEntry(i).isIntentToAdd()) {
        staged.remove(index.getEntry(i).getPathString());
        modified.add(index.getEntry(i).getPathString());
      }
    }
    staged.removeAll(conflicting);
    modified.removeAll(conflicting);
    return new WorkingTree(
        List.copyOf(staged),
        List.copyOf(modified),
        List.copyOf(union(diff.getUntracked())),
        List.copyOf(union(conflicting)),
        List.copyOf(union(paths(hidden, DirCacheEntry::isAssumeValid))),
        List.copyOf(union(paths(hidden, DirCacheEntry::isSkipWorkTree))));
  }

  private static List<String> paths(List<DirCacheEntry> entries, Predicate<DirCacheEntry> which) {
    return entries.stream().filter(which).map(DirCacheEntry::getPathString).toList();
  }

  @SafeVarargs
  private static TreeSet<String> union(Collection<String>... parts) {
    var all = new TreeSet<String>();
    for (Collection<String> part : parts) {
      all.addAll(part);
    }
    return all;
  }

  /**
   * Files that git was told to take for unchanged ({@code --assume-unchanged}, {@code
   * --skip-worktree}) and that are changed. A skipped file that is not there is a sparse checkout.
   */
  private static List<DirCacheEntry> hidden(Repository repository, DirCache index)
      throws IOException {
    var changed = new ArrayList<DirCacheEntry>();
    for (int i = 0; i < index.getEntryCount(); i++) {
      DirCacheEntry entry = index.getEntry(i);
      boolean file = (entry.getRawMode() & FileMode.TYPE_MASK) == FileMode.TYPE_FILE;
      if (!file || !(entry.isAssumeValid() || entry.isSkipWorkTree())) {
        continue;
      }
      Path path = repository.getWorkTree().toPath().resolve(entry.getPathString());
      if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
        if (!entry.isSkipWorkTree() || Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
          changed.add(entry);
        }
      } else if (!sameBytes(repository, entry)) {
        changed.add(entry);
      }
    }
    return changed;
  }

  private static boolean sameBytes(Repository repository, DirCacheEntry entry) throws IOException {
    try (var walk = new TreeWalk(repository)) {
      walk.setOperationType(TreeWalk.OperationType.CHECKIN_OP); // for the line ends of attributes
      walk.addTree(allFiles(repository));
      walk.setFilter(
          org.eclipse.jgit.treewalk.filter.PathFilterGroup.createFromStrings(
              entry.getPathString()));
      walk.setRecursive(true);
      if (!walk.next()) {
        return false;
      }
      var file = walk.getTree(0, WorkingTreeIterator.class);
      return file != null && file.getEntryObjectId().equals(entry.getObjectId());
    }
  }

  static List<String> ignoredForBuild(Repository repository) throws IOException {
    var found = new TreeSet<String>();
    try (var walk = new TreeWalk(repository)) {
      int tree = walk.addTree(allFiles(repository));
      int index = walk.addTree(new DirCacheIterator(repository.readDirCache()));
      walk.setRecursive(false);
      var ignoredFolders = new ArrayList<String>();
      while (walk.next()) {
        var file = walk.getTree(tree, WorkingTreeIterator.class);
        if (file == null) {
          continue;
        }
        String path = walk.getPathString();
        String name = walk.getNameString();
        boolean inIgnored = ignoredFolders.stream().anyMatch(path::startsWith);
        if (walk.isSubtree()) {
          if (isPackageFolder(name)) {
            if (inIgnored || file.isEntryIgnored()) {
              ignoredFolders.add(path + "/");
            }
            walk.enterSubtree();
          }
        } else if (walk.getTree(index, DirCacheIterator.class) == null
            && (inIgnored || file.isEntryIgnored())
            && isBuilt(name)) {
          found.add(path);
        }
      }
    }
    return List.copyOf(found);
  }

  /** The working tree with its ignored folders, into which JGit does not go by itself. */
  private static FileTreeIterator allFiles(Repository repository) {
    var files = new FileTreeIterator(repository);
    files.setWalkIgnoredDirectories(true);
    return files;
  }

  private static boolean isPackageFolder(String name) {
    return !name.startsWith(".") && !name.startsWith("_") && !NO_PACKAGES.contains(name);
  }

  private static boolean isBuilt(String name) {
    int dot = name.lastIndexOf('.');
    boolean left = name.startsWith(".") || name.startsWith("_") || name.endsWith("_test.go");
    return BUILD_NAMES.contains(name)
        || (!left && dot > 0 && BUILD_SUFFIXES.contains(name.substring(dot + 1)));
  }
}
