package com.thaloco.releaseconsole.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The options that name this run's project, for the commands that remedies propose. */
final class ProjectOptions {
  private ProjectOptions() {}

  /** The words, not quoted for a shell; none where the command takes no repository. */
  static List<String> words(Optional<Path> repository, Optional<Path> state) {
    var words = new ArrayList<String>();
    repository.ifPresent(dir -> {
      words.addAll(List.of("--repo", word(dir)));
      state.ifPresent(folder -> words.addAll(List.of("--state", word(folder))));
    });
    return List.copyOf(words);
  }

  private static String word(Path folder) {
    String text = folder.toString();
    return text.isEmpty() ? "." : text;
  }
}
