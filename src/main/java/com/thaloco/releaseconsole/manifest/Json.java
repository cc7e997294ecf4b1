package com.thaloco.releaseconsole.manifest;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.io.JsonStringEncoder;

/** A JSON value without its place. Two are equal when they mean the same, whatever their layout. */
public sealed interface Json {
  /** A string, decoded. */
  record Text(String value) implements Json {}

  /** A number as it is written: 1.0 and 1 are not the same here. */
  record Num(String raw) implements Json {}

  /** {@code true}, {@code false} or {@code null}. */
  record Word(String raw) implements Json {}

  /** An array. */
  record Arr(List<Json> items) implements Json {
    public Arr {
      items = List.copyOf(items);
    }
  }

  /** An object; the order of its members is kept but is no part of its meaning. */
  record Obj(Map<String, Json> members) implements Json {
    public Obj {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }
  }

  /** A text as a JSON string, quotes included. */
  static String quote(String text) {
    return "\"" + new String(JsonStringEncoder.getInstance().quoteAsCharArray(text)) + "\"";
  }

  /** The value on one line, as {@code {"version": "v0.1.7"}}. */
  default String inline() {
    return switch (this) {
      case Text t -> quote(t.value());
      case Num n -> n.raw();
      case Word w -> w.raw();
      case Arr a ->
          a.items().stream().map(Json::inline).collect(Collectors.joining(", ", "[", "]"));
      case Obj o ->
          o.members().entrySet().stream()
              .map(e -> quote(e.getKey()) + ": " + e.getValue().inline())
              .collect(Collectors.joining(", ", "{", "}"));
    };
  }

  /** What kind of value this is, for people: {@code a text}. */
  default String kind() {
    return switch (this) {
      case Text _ -> "a text";
      case Num _ -> "a number";
      case Word w -> w.raw();
      case Arr _ -> "an array";
      case Obj _ -> "an object";
    };
  }
}
