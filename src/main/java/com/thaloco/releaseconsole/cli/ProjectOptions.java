package com.thaloco.releaseconsole.cli;

import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.Remedy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The options that name this run's project, for the commands that remedies propose: the core knows
 * neither folders nor options, and whoever reads a remedy wants to paste it.
 */
final class ProjectOptions {
  private final List<String> words;

  /** None where the command takes no repository. */
  ProjectOptions(Optional<Path> repository, Optional<Path> state) {
    var found = new ArrayList<String>();
    repository.ifPresent(dir -> found.addAll(List.of("--repo", word(dir))));
    state
        .filter(_ -> repository.isPresent())
        .ifPresent(dir -> found.addAll(List.of("--state", word(dir))));
    words = List.copyOf(found);
  }

  private static String word(Path folder) {
    String text = folder.toString();
    return text.isEmpty() ? "." : text;
  }

  /** The options, not quoted for a shell. */
  List<String> words() {
    return words;
  }

  /**
   * A document of plain maps, lists and values whose remedies are texts; beside the text of one
   * with actions is the field {@code actions}.
   */
  @Nullable Object in(@Nullable Object document) {
    return switch (document) {
      case null -> null; // a field that is there and has no value
      case Map<?, ?> map -> {
        var copy = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((name, value) -> {
          copy.put((String) name, in(value));
          if (value instanceof Remedy remedy && !remedy.actions().isEmpty()) {
            copy.put(
                "actions", remedy.on(words).actions().stream().map(ProjectOptions::json).toList());
          }
        });
        yield copy;
      }
      case List<?> items -> {
        var copy = new ArrayList<@Nullable Object>();
        items.forEach(item -> copy.add(in(item)));
        yield copy;
      }
      case Remedy remedy -> remedy.on(words).asText();
      default -> document;
    };
  }

  private static Map<String, Object> json(Action action) {
    return switch (action) {
      case Action.Console console -> Map.of("command", console.words());
      case Action.Shell(String line) -> Map.of("shell", line);
      case Action.Answer(String id, Optional<String> choice) -> {
        var answer = new LinkedHashMap<String, Object>(Map.of("answer", id));
        choice.ifPresent(text -> answer.put("text", text));
        yield answer;
      }
      case Action.Option(String typed) -> Map.of("option", typed);
    };
  }
}
