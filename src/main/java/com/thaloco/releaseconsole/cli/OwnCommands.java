package com.thaloco.releaseconsole.cli;

import com.thaloco.releaseconsole.flow.ShellWord;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Our own commands in the sentences of the core, which knows neither folders nor options, as they
 * can be pasted: with the repository and the state folder that this run was started with.
 */
final class OwnCommands {
  private static final Pattern COMMAND =
      Pattern.compile(
          "release-console (?:(?:bucket|catalog|receipt) [a-z]++"
              + "|(?:smoke|check|advise|cut|verify|recover|reproduce)\\b)(?! --repo)");

  /** The fields of our JSON that hold sentences with commands. */
  private static final Set<String> SENTENCES =
      Set.of("remedy", "next", "what", "notDone", "undo", "limits", "left");

  private final String options;

  /** None where the command takes none. */
  OwnCommands(Optional<Path> repository, Optional<Path> state) {
    options =
        repository.map(dir -> " --repo " + word(dir)).orElse("")
            + state.filter(_ -> repository.isPresent()).map(d -> " --state " + word(d)).orElse("");
  }

  private static String word(Path folder) {
    String text = folder.toString();
    return text.isEmpty() ? "." : ShellWord.of(text);
  }

  /** A sentence with its commands made whole. */
  String in(String sentence) {
    return options.isEmpty()
        ? sentence
        : COMMAND
            .matcher(sentence)
            .replaceAll(command -> Matcher.quoteReplacement(command.group() + options));
  }

  /** The same in all sentences of a document of plain maps, lists and texts. */
  Object inDocument(Object document) {
    return options.isEmpty() ? document : within("", document);
  }

  private Object within(String field, Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        var copy = new LinkedHashMap<String, Object>();
        map.forEach((name, inner) -> copy.put((String) name, within((String) name, inner)));
        yield copy;
      }
      case List<?> items -> items.stream().map(item -> within(field, item)).toList();
      case String text when SENTENCES.contains(field) -> in(text);
      default -> value;
    };
  }
}
