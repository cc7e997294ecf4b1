package com.thaloco.releaseconsole.source;

import com.thaloco.releaseconsole.flow.Work;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The port to the maintainer's local repository. Object ids are 40 hexadecimal digits. */
public interface Repository extends AutoCloseable {
  /** The top of the working tree. */
  Path directory();

  /** The commit that HEAD names; empty in a repository without a commit. */
  Optional<String> head();

  /** The branch that HEAD is on; empty when detached. */
  Optional<String> branch();

  /** The commit that a revision (id, branch, tag) leads to. */
  Optional<String> commit(String revision);

  /** What differs between HEAD, index and working tree. */
  WorkingTree workingTree();

  /**
   * Ignored files that a build in this folder would take in all the same: they are in no commit. In
   * path order.
   */
  List<String> ignoredForBuild();

  /** The merge, rebase, bisection … that was begun here and not ended. */
  Optional<GitOperation> unfinished();

  /** Paths of submodules at a commit, whose files are in no export. */
  List<String> submodules(String commit);

  /** Paths whose committed bytes are a Git LFS pointer, not the file itself; in path order. */
  List<String> lfsPointers(String commit);

  /** Whether history is cut off (a shallow clone). */
  boolean isShallow();

  /** The bytes of a file at a commit. */
  Optional<byte[]> blob(String commit, String path);

  /** The bytes of a file that was listed at a commit; empty for what is no file. */
  default Optional<byte[]> blob(String commit, TreeFile file) {
    return blob(commit, file.path());
  }

  /** All files at a commit below a folder ({@code ""} for all), in path order. */
  List<TreeFile> files(String commit, String folder);

  /** Paths that differ between two commits, in path order. */
  List<String> changedPaths(String from, String to);

  /** Whether {@code ancestor} is {@code commit} or comes before it. */
  boolean isAncestor(String ancestor, String commit);

  /** When a commit was made. */
  Instant committedAt(String commit);

  /** The first line and body of a commit's message. */
  String message(String commit);

  /** All tags here, by name without {@code refs/tags/}. */
  List<Tag> tags();

  /** One tag here. */
  Optional<Tag> tag(String name);

  /**
   * Writes exactly the tree of a commit, without {@code .git}, into an absent or empty folder. A
   * submodule is an empty folder, as in a clone without its submodules. Neither filters nor hooks
   * run; modes and symbolic links are kept.
   */
  void export(String commit, Path into, Work work);

  /**
   * Writes an annotated tag object without any ref, and gives its id. The same arguments give the
   * same id. Tagger is the repository's {@code user.name} and {@code user.email}.
   */
  String writeTag(String name, String commit, String message, Instant at);

  /**
   * Name and address of whoever tags.
   *
   * @throws com.thaloco.releaseconsole.flow.ProblemException {@code source.no-identity} if git does
   *     not know
   */
  String tagger();

  /** How git is set up to tag and push here. */
  TagSettings tagSettings();

  /** Moves, makes or (with an empty {@code to}) deletes a local ref, expecting what was there. */
  RefResult updateRef(String ref, Optional<String> expected, Optional<String> to);

  /** What was found out about its commits before. */
  Comparisons comparisons();

  /** The remote of that name. */
  Remote remote(String name);

  @Override
  void close();
}
