package com.thaloco.releaseconsole.cli;

import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.ShellWord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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

  private final List<String> options;

  /** None where the command takes none. */
  OwnCommands(Optional<Path> repository, Optional<Path> state) {
    var found = new ArrayList<String>();
    repository.ifPresent(dir -> found.addAll(List.of("--repo", word(dir))));
    state
        .filter(_ -> repository.isPresent())
        .ifPresent(dir -> found.addAll(List.of("--state", word(dir))));
    options = List.copyOf(found);
  }

  private static String word(Path folder) {
    String text = folder.toString();
    return text.isEmpty() ? "." : text;
  }

  /** The options, not quoted. */
  List<String> options() {
    return options;
  }

  /** A sentence with its commands made whole. */
  String in(String sentence) {
    return options.isEmpty()
        ? sentence
        : COMMAND
            .matcher(sentence)
            .replaceAll(command -> Matcher.quoteReplacement(command.group() + quoted()));
  }

  private String quoted() {
    return options.stream().map(word -> " " + ShellWord.of(word)).collect(Collectors.joining());
  }

  /** The same in all sentences of a document of plain maps, lists and texts. */
  Object inDocument(Object document) {
    return within("", document);
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

  private Object within(String field, Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        var copy = new LinkedHashMap<String, Object>();
        map.forEach((name, inner) -> {
          copy.put((String) name, within((String) name, inner));
          if (inner instanceof Remedy remedy && !remedy.actions().isEmpty()) {
            copy.put(
                "actions", remedy.on(options).actions().stream().map(OwnCommands::json).toList());
          }
        });
        yield copy;
      }
      case Remedy remedy -> in(remedy.on(options).asText());
      case List<?> items -> items.stream().map(item -> within(field, item)).toList();
      case String text when SENTENCES.contains(field) -> in(text);
      default -> value;
    };
  }
}
