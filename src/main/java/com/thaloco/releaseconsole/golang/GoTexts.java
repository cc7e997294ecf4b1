package com.thaloco.releaseconsole.golang;

import com.thaloco.releaseconsole.golang.GoValue.Many;
import com.thaloco.releaseconsole.golang.GoValue.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts that a program puts together: sums, {@code fmt.Sprintf} and some of {@code strings}. */
final class GoTexts {
  /** What is not known of a text whose beginning is. */
  static final String REST = "…";

  private static final Pattern VERB = Pattern.compile("%[sdvq]");

  private GoTexts() {}

  /** Values one after the other, as far as they are known; unknown where nothing is. */
  static GoValue sum(List<GoValue> values) {
    StringBuilder out = new StringBuilder();
    for (GoValue value : values) {
      Optional<String> text = GoValue.text(value);
      out.append(text.orElse(REST));
      if (out.indexOf(REST) >= 0) {
        break;
      }
    }
    return out.indexOf(REST) == 0 ? GoValue.UNKNOWN : new Text(out.toString());
  }

  static GoValue sprintf(List<GoValue> arguments) {
    Optional<String> format = arguments.stream().findFirst().flatMap(GoValue::text);
    if (format.isEmpty()) {
      return GoValue.UNKNOWN;
    }
    List<GoValue> parts = new ArrayList<>();
    Matcher verb = VERB.matcher(format.get());
    int from = 0;
    int at = 1;
    while (verb.find()) {
      parts.add(new Text(format.get().substring(from, verb.start())));
      GoValue value = at < arguments.size() ? arguments.get(at++) : GoValue.UNKNOWN;
      parts.add(
          value instanceof GoValue.Code(String code) && !code.isEmpty() ? new Text(code) : value);
      from = verb.end();
    }
    parts.add(new Text(format.get().substring(from)));
    return sum(parts);
  }

  /** A call of a function of {@code strings}; empty where it is none of the known ones. */
  static Optional<GoValue> strings(String function, List<GoValue> arguments) {
    if (function.equals("Join") && arguments.size() == 2) {
      if (arguments.getFirst() instanceof Many(List<GoValue> items)) {
        List<GoValue> parts = new ArrayList<>();
        items.forEach(item -> {
          parts.add(arguments.getLast());
          parts.add(item);
        });
        return Optional.of(parts.isEmpty() ? new Text("") : sum(parts.subList(1, parts.size())));
      }
      return Optional.empty();
    }
    List<String> texts = arguments.stream().flatMap(a -> GoValue.text(a).stream()).toList();
    if (texts.isEmpty() || texts.size() != arguments.size()) {
      return Optional.empty();
    }
    String text = texts.getFirst();
    String other = texts.getLast();
    return switch (function) {
      case "ToLower" -> Optional.of(new Text(text.toLowerCase(Locale.ROOT)));
      case "ToUpper" -> Optional.of(new Text(text.toUpperCase(Locale.ROOT)));
      case "TrimSpace" -> Optional.of(new Text(text.strip()));
      case "TrimPrefix" ->
          Optional.of(new Text(text.startsWith(other) ? text.substring(other.length()) : text));
      case "TrimSuffix" ->
          Optional.of(
              new Text(
                  text.endsWith(other) ? text.substring(0, text.length() - other.length()) : text));
      case "ReplaceAll" -> Optional.of(new Text(text.replace(texts.get(1), other)));
      case "Split" ->
          Optional.of(
              new Many(
                  Arrays.stream(text.split(Pattern.quote(other), -1))
                      .<GoValue>map(Text::new)
                      .toList()));
      case "Cut" -> {
        int at = text.indexOf(other);
        yield Optional.of(
            at < 0
                ? new Many(List.of(new Text(text), new Text(""), GoExpressions.FALSE))
                : new Many(
                    List.of(
                        new Text(text.substring(0, at)),
                        new Text(text.substring(at + other.length())),
                        GoExpressions.TRUE)));
      }
      default -> Optional.empty();
    };
  }
}
