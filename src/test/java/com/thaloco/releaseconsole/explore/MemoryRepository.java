package com.thaloco.releaseconsole.explore;

import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.source.Comparisons;
import com.thaloco.releaseconsole.source.GitOperation;
import com.thaloco.releaseconsole.source.RefResult;
import com.thaloco.releaseconsole.source.Remote;
import com.thaloco.releaseconsole.source.Repository;
import com.thaloco.releaseconsole.source.Tag;
import com.thaloco.releaseconsole.source.TagSettings;
import com.thaloco.releaseconsole.source.TreeFile;
import com.thaloco.releaseconsole.source.WorkingTree;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * A maintainer's clone: the objects of one real repository, which never change and are read once,
 * and tags, HEAD and working tree of its own.
 */
final class MemoryRepository implements Repository {
  /** What all clones share. */
  record Objects(Repository git, Map<List<?>, Object> read, Map<String, Tag> tags) {
    Objects(Repository git) {
      this(git, new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
    }

    @SuppressWarnings("unchecked") // a question has answers of one type
    <T> T once(List<?> question, Supplier<T> answer) {
      return (T) read.computeIfAbsent(question, _ -> answer.get());
    }

    Optional<byte[]> blob(String commit, String path) {
      return once(List.of("blob", commit, path), () -> git.blob(commit, path));
    }

    Optional<Tag> tag(String id) {
      return Optional.ofNullable(tags.get(id));
    }

    /** The commit behind an object. */
    String commitOf(String id) {
      return tag(id).map(Tag::commit).orElse(id);
    }
  }

  private final Objects objects;
  private final Path directory;
  private final String head;
  private final Remote remote;
  private final TreeMap<String, Tag> tags = new TreeMap<>();

  MemoryRepository(Objects objects, Path directory, String head, Remote remote) {
    this.objects = objects;
    this.directory = directory;
    this.head = head;
    this.remote = remote;
  }

  @Override
  public Path directory() {
    return directory;
  }

  @Override
  public Optional<String> head() {
    return Optional.of(head);
  }

  @Override
  public Optional<String> branch() {
    return Optional.of("main");
  }

  @Override
  public Optional<String> commit(String revision) {
    return Optional.ofNullable(tags.get(revision))
        .map(Tag::commit)
        .or(() -> objects.once(List.of("commit", revision), () -> objects.git().commit(revision)));
  }

  @Override
  public WorkingTree workingTree() {
    return new WorkingTree(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
  }

  @Override
  public List<String> ignoredForBuild() {
    return List.of();
  }

  @Override
  public Optional<GitOperation> unfinished() {
    return Optional.empty();
  }

  @Override
  public List<String> submodules(String commit) {
    return List.of();
  }

  @Override
  public List<String> lfsPointers(String commit) {
    return List.of();
  }

  @Override
  public boolean isShallow() {
    return false;
  }

  @Override
  public Optional<byte[]> blob(String commit, String path) {
    return objects.blob(commit, path);
  }

  @Override
  public List<TreeFile> files(String commit, String folder) {
    return objects.once(
        List.of("files", commit, folder), () -> objects.git().files(commit, folder));
  }

  @Override
  public List<String> changedPaths(String from, String to) {
    return objects.once(List.of("paths", from, to), () -> objects.git().changedPaths(from, to));
  }

  @Override
  public boolean isAncestor(String ancestor, String commit) {
    return objects.once(
        List.of("ancestor", ancestor, commit), () -> objects.git().isAncestor(ancestor, commit));
  }

  @Override
  public Instant committedAt(String commit) {
    return objects.once(List.of("at", commit), () -> objects.git().committedAt(commit));
  }

  @Override
  public String message(String commit) {
    return objects.once(List.of("message", commit), () -> objects.git().message(commit));
  }

  @Override
  public List<Tag> tags() {
    return List.copyOf(tags.values());
  }

  @Override
  public Optional<Tag> tag(String name) {
    return Optional.ofNullable(tags.get(name));
  }

  @Override
  public void export(String commit, Path into, Work work) {
    objects.git().export(commit, into, work);
  }

  @Override
  public String writeTag(String name, String commit, String message, Instant at) {
    String id =
        objects.once(
            List.of("tag", name, commit, message, at),
            () -> objects.git().writeTag(name, commit, message, at));
    objects.tags().put(id, new Tag(name, id, commit, Optional.of(message)));
    return id;
  }

  @Override
  public String tagger() {
    return objects.git().tagger();
  }

  @Override
  public TagSettings tagSettings() {
    return new TagSettings(false, Optional.empty(), Optional.empty(), List.of(), Map.of());
  }

  @Override
  public RefResult updateRef(String ref, Optional<String> expected, Optional<String> to) {
    String name = ref.substring("refs/tags/".length());
    Optional<String> there = tag(name).map(Tag::id);
    if (!there.equals(expected)) {
      return new RefResult.Differs(there);
    }
    to.ifPresentOrElse(id -> fetch(name, id), () -> tags.remove(name));
    return new RefResult.Updated();
  }

  /** Takes over a tag, as a fetch does; a ref names it, whatever the tag says of itself. */
  void fetch(String name, String id) {
    Tag tag = objects.tag(id).orElseThrow();
    tags.put(name, new Tag(name, id, tag.commit(), tag.message()));
  }

  @Override
  public Comparisons comparisons() {
    return objects.git().comparisons();
  }

  @Override
  public Remote remote(String name) {
    return remote;
  }

  @Override
  public void close() {
    // The objects stay open for the next execution.
  }
}
