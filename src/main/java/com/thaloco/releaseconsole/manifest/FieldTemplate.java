package com.thaloco.releaseconsole.manifest;

import com.thaloco.releaseconsole.profile.Template;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What one field of an entry is made from. */
sealed interface FieldTemplate {
  /** Always the same. */
  record Constant(Json value) implements FieldTemplate {}

  /** Text with facts in it. */
  record Text(List<Part> parts) implements FieldTemplate {
    public Text {
      parts = List.copyOf(parts);
    }
  }

  /** The tarball's size as a JSON number. */
  record Size() implements FieldTemplate {}

  /** The build time. */
  record Time(TimeFormat format) implements FieldTemplate {}

  /** An object, its members in order. */
  record Obj(Map<String, FieldTemplate> members) implements FieldTemplate {
    public Obj {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }
  }

  /** An array of fixed length. */
  record Arr(List<FieldTemplate> items) implements FieldTemplate {
    public Arr {
      items = List.copyOf(items);
    }
  }

  /** A piece of a text. */
  sealed interface Part {
    /** Literal. */
    record Literal(String text) implements Part {}

    /** Filled in. */
    record Known(EntryFact fact) implements Part {}
  }

  /**
   * How far a known build time may lie from the time in an entry: the script took its own clock.
   */
  Duration CLOCKS = Duration.ofDays(1);

  /** Reads a text of the profile, whose placeholders were checked there. */
  static FieldTemplate parse(String text) {
    if (text.equals("{tarball_size}")) {
      return new Size();
    }
    if (text.equals("{released_at}")) {
      return new Time(TimeFormat.SECONDS);
    }
    var parts = new ArrayList<Part>();
    Matcher m = Pattern.compile("\\{([a-z][a-z0-9_]*)}").matcher(text);
    int from = 0;
    while (m.find()) {
      EntryFact fact =
          EntryFact.named(m.group(1))
              .orElseThrow(() ->
                  new IllegalArgumentException(Template.strangers(text, Template.ENTRY) + ""));
      if (m.start() > from) {
        parts.add(new Part.Literal(text.substring(from, m.start())));
      }
      parts.add(new Part.Known(fact));
      from = m.end();
    }
    if (from < text.length()) {
      parts.add(new Part.Literal(text.substring(from)));
    }
    return new Text(parts);
  }

  /** The field's value for a release of which everything that is needed is known. */
  default Json render(EntryFacts facts) {
    return switch (this) {
      case Constant c -> c.value();
      case Size _ -> new Json.Num(needed(facts, EntryFact.TARBALL_SIZE));
      case Time t -> t.format().write(Instant.parse(needed(facts, EntryFact.RELEASED_AT)));
      case Text t ->
          new Json.Text(
              t.parts().stream()
                  .map(p ->
                      switch (p) {
                        case Part.Literal l -> l.text();
                        case Part.Known k -> needed(facts, k.fact());
                      })
                  .collect(Collectors.joining()));
      case Obj o -> {
        var members = new LinkedHashMap<String, Json>();
        o.members().forEach((k, v) -> members.put(k, v.render(facts)));
        yield new Json.Obj(members);
      }
      case Arr a -> new Json.Arr(a.items().stream().map(i -> i.render(facts)).toList());
    };
  }

  /**
   * Whether a value can be what this makes of a release of which only some is known. An object or
   * an array is not compared as one: its members are.
   */
  default boolean matches(Json value, EntryFacts known) {
    return switch (this) {
      case Constant c -> c.value().equals(value);
      case Size _ ->
          value instanceof Json.Num(String raw)
              && raw.matches(
                  known
                      .get(EntryFact.TARBALL_SIZE)
                      .map(Pattern::quote)
                      .orElse(EntryFact.TARBALL_SIZE.shape()));
      case Time t ->
          TimeFormat.find(value)
              .filter(r -> r.format() == t.format())
              .filter(r -> known.releasedAt().map(at -> near(r.instant(), at)).orElse(true))
              .isPresent();
      case Text t ->
          value instanceof Json.Text(String text) && pattern(t, known).matcher(text).matches();
      case Obj _, Arr _ -> false;
    };
  }

  /** For people, in one line. */
  default String explain() {
    return switch (this) {
      case Constant c -> "always " + c.value().inline();
      case Size _ -> EntryFact.TARBALL_SIZE.meaning() + ", a number";
      case Time t -> EntryFact.RELEASED_AT.meaning() + ", " + t.format().sample();
      case Text t when t.parts().size() == 1 && t.parts().getFirst() instanceof Part.Known k ->
          k.fact().meaning();
      case Text t ->
          Json.quote(
              t.parts().stream()
                  .map(p ->
                      switch (p) {
                        case Part.Literal l -> l.text();
                        case Part.Known k -> "{" + k.fact().placeholder() + "}";
                      })
                  .collect(Collectors.joining()));
      case Obj o -> "an object of " + String.join(", ", o.members().keySet());
      case Arr a -> "an array of " + a.items().size();
    };
  }

  private static boolean near(Instant one, Instant other) {
    return Duration.between(one, other).abs().compareTo(CLOCKS) <= 0;
  }

  private static Pattern pattern(Text t, EntryFacts known) {
    return Pattern.compile(
        t.parts().stream()
            .map(p ->
                switch (p) {
                  case Part.Literal l -> Pattern.quote(l.text());
                  case Part.Known k ->
                      known
                          .get(k.fact())
                          .map(Pattern::quote)
                          .orElse("(?:" + k.fact().shape() + ")");
                })
            .collect(Collectors.joining()));
  }

  private static String needed(EntryFacts facts, EntryFact fact) {
    return facts
        .get(fact)
        .orElseThrow(
            () -> new IllegalArgumentException("the manifest's entry needs " + fact.meaning()));
  }
}
