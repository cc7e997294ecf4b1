package com.thaloco.releaseconsole.source;

import com.thaloco.releaseconsole.flow.Cancelled;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * The local repository, through JGit. Thread-safe. Whatever can't be read (a partial clone's absent
 * object, an index of a newer kind) is a problem with the id {@code source.unreadable}.
 */
public final class GitRepository implements Repository {
  /** Of a file that is read whole, in bytes; a broken object may say any size. */
  private static final int LARGEST_BLOB = 64_000_000;

  private static final Pattern FULL =
      Pattern.compile("(?i)no space left on device|disk quota exceeded|read-only file system");

  private final org.eclipse.jgit.lib.Repository repository;
  private final GitEnvironment surroundings;
  private final LocalRefs refs;
  private final Ancestry ancestry;
  private final Comparisons comparisons = new Comparisons();

  private GitRepository(org.eclipse.jgit.lib.Repository repository, GitEnvironment surroundings) {
    this.repository = repository;
    this.surroundings = surroundings;
    this.refs = new LocalRefs(repository, surroundings);
    this.ancestry = new Ancestry(repository);
  }

  /**
   * Opens the repository whose working tree (a linked one too) holds the folder.
   *
   * @throws ProblemException {@code source.no-repository}, {@code source.bare} or {@code
   *     source.unreadable}
   */
  public static GitRepository open(Path folder) {
    return open(folder, GitEnvironment.ofThisProcess());
  }

  static GitRepository open(Path folder, GitEnvironment surroundings) {
    return new GitRepository(RepositoryFinder.find(folder, surroundings), surroundings);
  }

  @Override
  public Path directory() {
    return repository.getWorkTree().toPath();
  }

  @Override
  public Optional<String> head() {
    return commit(Constants.HEAD);
  }

  @Override
  public Optional<String> branch() {
    return read(
        "HEAD",
        () -> {
          Ref head = repository.exactRef(Constants.HEAD);
          return head != null && head.isSymbolic()
              ? Optional.of(
                  org.eclipse.jgit.lib.Repository.shortenRefName(head.getTarget().getName()))
              : Optional.empty();
        });
  }

  @Override
  public Optional<String> commit(String revision) {
    return read(
        revision,
        () -> {
          try (var walk = new RevWalk(repository)) {
            ObjectId id = repository.resolve(revision);
            return id == null
                ? Optional.empty()
                : walk.peel(walk.parseAny(id)) instanceof RevCommit commit
                    ? Optional.of(commit.name())
                    : Optional.empty();
          } catch (AmbiguousObjectException
              | RevisionSyntaxException
              | IncorrectObjectTypeException
              | MissingObjectException e) {
            return Optional.empty();
          }
        });
  }

  @Override
  public WorkingTree workingTree() {
    return read("the working tree", () -> WorkTreeState.of(repository));
  }

  /**
   * Ignored files that a Go build in this folder would take in all the same: they are in no commit,
   * so a build or a smoke run here has something that the release has not. In path order.
   */
  @Override
  public List<String> ignoredForBuild() {
    return read("the working tree", () -> WorkTreeState.ignoredForBuild(repository));
  }

  @Override
  public Optional<GitOperation> unfinished() {
    return GitOperation.of(repository.getRepositoryState());
  }

  @Override
  public boolean isShallow() {
    return read(
        "the shallow file", () -> !repository.getObjectDatabase().getShallowCommits().isEmpty());
  }

  /**
   * The bytes of a regular file at a commit; empty for what is absent, a folder, a symbolic link or
   * a submodule.
   */
  @Override
  public Optional<byte[]> blob(String commit, String path) {
    return read(
        path + " at " + commit,
        () -> {
          if (path.isEmpty()) {
            return Optional.empty();
          }
          try (ObjectReader objects = repository.newObjectReader();
              TreeWalk at = TreeWalk.forPath(objects, path, tree(commit))) {
            return at != null && (at.getRawMode(0) & FileMode.TYPE_MASK) == FileMode.TYPE_FILE
                ? Optional.of(
                    objects.open(at.getObjectId(0), Constants.OBJ_BLOB).getBytes(LARGEST_BLOB))
                : Optional.empty();
          }
        });
  }

  /** By its id: the folders above it are not read again. */
  @Override
  public Optional<byte[]> blob(String commit, TreeFile file) {
    boolean isFile =
        file.kind() == TreeFile.Kind.REGULAR || file.kind() == TreeFile.Kind.EXECUTABLE;
    return read(
        file.path() + " at " + commit,
        () ->
            isFile
                ? Optional.of(
                    repository
                        .open(ObjectId.fromString(file.blob()), Constants.OBJ_BLOB)
                        .getBytes(LARGEST_BLOB))
                : Optional.empty());
  }

  @Override
  public List<TreeFile> files(String commit, String folder) {
    return read(
        "the files of " + commit,
        () -> {
          var found = new ArrayList<TreeFile>();
          try (var walk = new TreeWalk(repository)) {
            walk.addTree(tree(commit));
            walk.setRecursive(true);
            String below = folder.replaceAll("^/+|/+$", "");
            if (!below.isEmpty()) {
              walk.setFilter(PathFilter.create(below));
            }
            while (walk.next()) {
              TreeFile file =
                  new TreeFile(
                      walk.getPathString(), walk.getObjectId(0).name(), kind(walk.getFileMode(0)));
              // A folder was asked for: a file of that very name is not below it.
              if (!file.path().equals(below)) {
                found.add(file);
              }
            }
          }
          found.sort(Comparator.comparing(TreeFile::path));
          return found;
        });
  }

  @Override
  public List<String> submodules(String commit) {
    return files(commit, "").stream()
        .filter(file -> file.kind() == TreeFile.Kind.SUBMODULE)
        .map(TreeFile::path)
        .toList();
  }

  @Override
  public List<String> lfsPointers(String commit) {
    List<TreeFile> files = files(commit, "");
    return read("the files of " + commit, () -> LfsPointers.among(files, repository));
  }

  @Override
  public List<String> changedPaths(String from, String to) {
    return read(
        "the difference between %s and %s".formatted(from, to),
        () -> {
          var changed = new ArrayList<String>();
          try (var walk = new TreeWalk(repository)) {
            walk.addTree(tree(from));
            walk.addTree(tree(to));
            walk.setRecursive(true);
            walk.setFilter(TreeFilter.ANY_DIFF);
            while (walk.next()) {
              changed.add(walk.getPathString());
            }
          }
          return changed.stream().distinct().sorted().toList();
        });
  }

  @Override
  public boolean isAncestor(String ancestor, String commit) {
    return read(
        "the history of " + commit,
        () -> {
          try (var walk = new RevWalk(repository)) {
            return ancestry.has(parse(walk, commit).getId(), parse(walk, ancestor).getId());
          }
        });
  }

  @Override
  public Instant committedAt(String commit) {
    return read(
        commit,
        () -> {
          try (var walk = new RevWalk(repository)) {
            return Instant.ofEpochSecond(parse(walk, commit).getCommitTime());
          }
        });
  }

  @Override
  public String message(String commit) {
    return read(
        commit,
        () -> {
          try (var walk = new RevWalk(repository)) {
            return parse(walk, commit).getFullMessage();
          }
        });
  }

  @Override
  public List<Tag> tags() {
    return read("the tags", refs::tags);
  }

  @Override
  public Optional<Tag> tag(String name) {
    return read("the tag " + name, () -> refs.tag(name));
  }

  @Override
  public void export(String commit, Path into, Work work) {
    read(
        commit,
        () -> {
          new Export(repository, commit, work).into(tree(commit), into);
          return Optional.empty();
        });
  }

  @Override
  public String writeTag(String name, String commit, String message, Instant at) {
    return read(
        "the tag " + name, () -> refs.writeTag(name, ObjectId.fromString(commit), message, at));
  }

  @Override
  public String tagger() {
    Tagger tagger = Tagger.of(repository, surroundings);
    return "%s <%s>".formatted(tagger.name(), tagger.email());
  }

  @Override
  public TagSettings tagSettings() {
    return new TagSetup(repository, surroundings).read();
  }

  @Override
  public RefResult updateRef(String ref, Optional<String> expected, Optional<String> to) {
    return read(ref, () -> refs.update(ref, expected, to));
  }

  /** Names of the remotes that are set up, in order. */
  public Set<String> remotes() {
    return repository.getRemoteNames();
  }

  @Override
  public Comparisons comparisons() {
    return comparisons;
  }

  @Override
  public Remote remote(String name) {
    return GitRemote.named(repository, name, surroundings);
  }

  @Override
  public void close() {
    ancestry.close();
    repository.close();
  }

  private ObjectId tree(String commit) throws IOException {
    try (var walk = new RevWalk(repository)) {
      return parse(walk, commit).getTree().getId();
    }
  }

  private static RevCommit parse(RevWalk walk, String commit) throws IOException {
    return walk.parseCommit(ObjectId.fromString(commit));
  }

  static TreeFile.Kind kind(FileMode mode) {
    return switch (mode.getBits() & FileMode.TYPE_MASK) {
      case FileMode.TYPE_GITLINK -> TreeFile.Kind.SUBMODULE;
      case FileMode.TYPE_SYMLINK -> TreeFile.Kind.SYMLINK;
      default ->
          mode.equals(FileMode.EXECUTABLE_FILE) ? TreeFile.Kind.EXECUTABLE : TreeFile.Kind.REGULAR;
    };
  }

  /** Something that reads the repository. */
  private interface Reading<T> {
    T get() throws IOException;
  }

  private <T> T read(String what, Reading<T> reading) {
    try {
      return reading.get();
    } catch (ProblemException | Cancelled | UncheckedIOException e) {
      throw e; // the last one is about a file that was to be written
    } catch (IOException | RuntimeException e) { // of a broken file, JGit throws whatever comes
      if (e instanceof IOException disk && FULL.matcher(GitReasons.chain(e).toString()).find()) {
        throw new UncheckedIOException(disk); // a tag that could not be written
      }
      throw UnreadableRepository.of(repository, what, e).toException();
    } catch (OutOfMemoryError e) { // JGit takes as much room as a broken file says that it needs
      var tooLarge = new IOException("a size in it is larger than the memory");
      throw UnreadableRepository.of(repository, what, tooLarge).toException();
    }
  }
}
