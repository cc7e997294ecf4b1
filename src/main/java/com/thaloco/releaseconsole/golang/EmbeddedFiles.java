package com.thaloco.releaseconsole.golang;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code //go:embed} takes into the binaries. */
public final class EmbeddedFiles {
  private final GoModule module;

  public EmbeddedFiles(SourceTree tree, BuildTarget target) {
    this.module = new GoModule(tree, target);
  }

  /** What the Go files of a path's folder, and of those above it, embed; by Go file. */
  public Map<String, List<String>> near(String path) {
    var found = new LinkedHashMap<String, List<String>>();
    for (int end = path.lastIndexOf('/'); ; end = path.lastIndexOf('/', end - 1)) {
      String folder = end < 0 ? "" : path.substring(0, end);
      module.tree().paths(folder).stream()
          .filter(file -> file.lastIndexOf('/') == folder.length() - (folder.isEmpty() ? 1 : 0))
          .filter(file -> file.endsWith(".go") && !file.endsWith("_test.go"))
          .forEach(file -> {
            List<String> files = of(file);
            if (!files.isEmpty()) {
              found.put(file, files);
            }
          });
      if (end < 0) {
        return found;
      }
    }
  }

  private List<String> of(String file) {
    GoSource source = module.parse(file);
    var patterns = new ArrayList<String>();
    for (GoSource.Comment comment : source.comments()) {
      if (comment.text().startsWith("//go:embed")) {
        patterns.addAll(Embeds.words(comment.text().substring("//go:embed".length())));
      }
    }
    return Embeds.resolve(module.tree(), source.folder(), patterns);
  }
}
