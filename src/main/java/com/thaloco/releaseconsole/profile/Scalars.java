package com.thaloco.releaseconsole.profile;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Single values: from the text of the file to the type of the component, and back. */
final class Scalars {
  private static final Pattern DURATION = Pattern.compile("(0|[1-9]\\d{0,8})(ms|s|m|h)");

  private Scalars() {}

  /** The value, or empty after telling the place what is wrong. */
  static Optional<Object> read(Class<?> type, String text, PlacedValue at, Path base) {
    if (text.indexOf('\0') >= 0) {
      at.wrong("holds a NUL character", "No text of a profile can hold one.");
      return Optional.empty();
    }
    if (type == String.class) {
      return Optional.of(text);
    }
    if (type == Duration.class) {
      return duration(text, at);
    }
    if (type == URI.class) {
      return uri(text, at);
    }
    if (type == Pattern.class) {
      return pattern(text, at);
    }
    if (type == Path.class) {
      return path(text, at, base);
    }
    if (type.isEnum()) {
      return word(type, text, at);
    }
    throw new IllegalStateException("the profile has no way to read a " + type);
  }

  /** The text that reads as this value. */
  static String write(Object value) {
    return switch (value) {
      case Duration d -> write(d);
      case Enum<?> e -> KeyNames.word(e);
      case Pattern p -> p.pattern();
      default -> value.toString();
    };
  }

  /** What is allowed, for people. */
  static String allowed(Class<?> type) {
    if (type == Duration.class) {
      return "It must be a whole number with a unit: 500ms, 90s, 10m or 2h.";
    }
    if (type == URI.class) {
      return "It must be a URL such as https://releases.example.org/banger/.";
    }
    if (type.isEnum()) {
      return "It must be one of: " + String.join(", ", words(type)) + ".";
    }
    return "It must be a text; put a number or a word like true in quotes.";
  }

  static List<String> words(Class<?> type) {
    return Arrays.stream(type.getEnumConstants()).map(c -> KeyNames.word((Enum<?>) c)).toList();
  }

  private static Optional<Object> duration(String text, PlacedValue at) {
    Matcher m = DURATION.matcher(text);
    if (!m.matches()) {
      at.wrong("is " + PlacedValue.quote(text), allowed(Duration.class));
      return Optional.empty();
    }
    long n = Long.parseLong(m.group(1));
    return Optional.of(
        switch (m.group(2)) {
          case "ms" -> Duration.ofMillis(n);
          case "s" -> Duration.ofSeconds(n);
          case "m" -> Duration.ofMinutes(n);
          default -> Duration.ofHours(n);
        });
  }

  private static String write(Duration d) {
    long millis = d.toMillis();
    if (millis % 3_600_000 == 0 && millis > 0) {
      return millis / 3_600_000 + "h";
    }
    if (millis % 60_000 == 0 && millis > 0) {
      return millis / 60_000 + "m";
    }
    return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
  }

  private static Optional<Object> uri(String text, PlacedValue at) {
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException e) {
      // Not the text itself: it may hold a password.
      at.wrong("is not a URL: " + e.getReason(), allowed(URI.class));
      return Optional.empty();
    }
  }

  private static Optional<Object> pattern(String text, PlacedValue at) {
    try {
      return Optional.of(Pattern.compile(text));
    } catch (PatternSyntaxException e) {
      at.wrong(
          "is not a regular expression: " + e.getDescription(),
          "It must be one that Java reads; a backslash needs single quotes around the text.");
      return Optional.empty();
    }
  }

  private static Optional<Object> path(String text, PlacedValue at, Path base) {
    try {
      if (text.isBlank()) {
        at.wrong("is empty", "It must be the path of a file or folder.");
        return Optional.empty();
      }
      Path path =
          text.startsWith("~/")
              ? Path.of(System.getProperty("user.home", "/"), text.substring(2))
              : Path.of(text);
      return Optional.of(base.resolve(path).normalize());
    } catch (InvalidPathException e) {
      at.wrong("is not a path: " + e.getReason(), "It must be the path of a file or folder.");
      return Optional.empty();
    }
  }

  private static Optional<Object> word(Class<?> type, String text, PlacedValue at) {
    for (Object constant : type.getEnumConstants()) {
      if (KeyNames.word((Enum<?>) constant).equals(text)) {
        return Optional.of(constant);
      }
    }
    String near =
        KeyNames.nearest(text, words(type)).map(n -> "; did you mean " + n + "?").orElse("");
    at.wrong("is " + PlacedValue.quote(text) + near, allowed(type));
    return Optional.empty();
  }
}
