package com.thaloco.releaseconsole.golang;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A tree of files in memory. */
final class Files implements SourceTree {
  private final TreeMap<String, byte[]> files;

  private Files(TreeMap<String, byte[]> files) {
    this.files = files;
  }

  static Files of(String... pathsAndTexts) {
    TreeMap<String, byte[]> files = new TreeMap<>();
    for (int i = 0; i < pathsAndTexts.length; i += 2) {
      files.put(pathsAndTexts[i], pathsAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
    }
    return new Files(files);
  }

  Files with(String path, String text) {
    return with(path, text.getBytes(StandardCharsets.UTF_8));
  }

  Files with(String path, byte[] bytes) {
    TreeMap<String, byte[]> copy = new TreeMap<>(files);
    copy.put(path, bytes);
    return new Files(copy);
  }

  Files without(String path) {
    TreeMap<String, byte[]> copy = new TreeMap<>(files);
    copy.remove(path);
    return new Files(copy);
  }

  Files edit(String path, String from, String to) {
    return edit(
        path,
        text -> {
          if (!text.contains(from)) {
            throw new AssertionError(path + " has no " + from);
          }
          return text.replace(from, to);
        });
  }

  Files edit(String path, UnaryOperator<String> change) {
    return with(path, change.apply(text(path)));
  }

  String text(String path) {
    return new String(files.get(path), StandardCharsets.UTF_8);
  }

  @Override
  public List<String> paths(String folder) {
    return files.keySet().stream()
        .filter(p -> folder.isEmpty() || p.startsWith(folder + "/"))
        .toList();
  }

  @Override
  public Optional<byte[]> bytes(String path) {
    return Optional.ofNullable(files.get(path));
  }

  Map<String, byte[]> all() {
    return files;
  }
}
