package com.thaloco.releaseconsole.project;

import com.thaloco.releaseconsole.golang.ParsedFiles;
import com.thaloco.releaseconsole.golang.SourceTree;
import com.thaloco.releaseconsole.source.Repository;
import com.thaloco.releaseconsole.source.TreeFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The files of a commit, as the Go rules read them. Not thread-safe; each check makes its own. */
public final class CommitTree implements SourceTree {
  /** Above this nothing is kept in memory: no Go file is as large. */
  private static final int KEEP = 1_000_000;

  private final Repository repository;
  private final String commit;
  private final ParsedFiles parsed;
  private final TreeMap<String, TreeFile> files = new TreeMap<>();
  private final Map<String, byte[]> kept = new HashMap<>();

  public CommitTree(Candidate subject, String commit) {
    this.repository = subject.repository();
    this.parsed = subject.parsed();
    this.commit = commit;
    repository.files(commit, "").forEach(file -> files.put(file.path(), file));
  }

  @Override
  public List<String> paths(String folder) {
    return folder.isEmpty()
        ? List.copyOf(files.keySet())
        : List.copyOf(files.subMap(folder + "/", folder + "0").keySet());
  }

  @Override
  public ParsedFiles parsed() {
    return parsed;
  }

  @Override
  public Optional<byte[]> bytes(String path) {
    TreeFile file = files.get(path);
    if (file == null || file.kind() == TreeFile.Kind.SUBMODULE) {
      return Optional.empty();
    }
    byte[] held = kept.get(path);
    if (held != null) {
      return Optional.of(held);
    }
    Optional<byte[]> bytes = repository.blob(commit, file);
    bytes.filter(b -> b.length < KEEP).ifPresent(b -> kept.put(path, b));
    return bytes;
  }
}
