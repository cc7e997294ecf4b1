package com.thaloco.releaseconsole.golang;

import com.thaloco.releaseconsole.golang.Scope.TypeRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an expression gives, as far as it can be read off the source. */
sealed interface GoValue {
  GoValue UNKNOWN = new Code("");
  GoValue NIL = new Code("nil");

  /** A text. */
  record Text(String text) implements GoValue {}

  /** Something else, in words that no name of a variable is part of; empty where unknown. */
  record Code(String text) implements GoValue {}

  /**
   * What a variable has before anything is assigned; when it is read, it may have another value.
   */
  record Zero(String text) implements GoValue {}

  /** A slice or array, or the results of a call. */
  record Many(List<GoValue> items) implements GoValue {}

  /** A map. */
  record Table(Map<GoValue, GoValue> entries) implements GoValue {}

  /** A function with what it sees, and its receiver where it is a method. */
  record Func(GoNode node, GoPackage owner, @Nullable GoFrame outer, @Nullable GoValue receiver)
      implements GoValue {}

  /** A struct, or a pointer to it: both are the one thing that fields and methods belong to. */
  final class Thing implements GoValue {
    final String type;
    final Optional<TypeRef> struct;
    final boolean whole;
    final GoNode at;
    final Map<String, GoValue> fields = new LinkedHashMap<>();
    // What a command line library keeps of it.
    final List<Thing> commands = new ArrayList<>();
    final List<Thing> sets = new ArrayList<>();
    final Map<String, CliFlag> flags = new LinkedHashMap<>();
    final TreeSet<String> required = new TreeSet<>();
    final Map<String, GoNode> foreign = new LinkedHashMap<>();
    @Nullable Thing parent;

    /**
     * @param type {@code import/path.Name}, or {@code folder#Name} of the repository's own
     * @param struct the repository's own struct
     * @param whole whether it was made here, so that a field that was not set is zero
     */
    Thing(String type, Optional<TypeRef> struct, boolean whole, GoNode at) {
      this.type = type;
      this.struct = struct;
      this.whole = whole;
      this.at = at;
    }

    String simpleType() {
      return type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('#')) + 1);
    }

    Optional<String> text(String field) {
      return Optional.ofNullable(fields.get(field)).flatMap(GoValue::text);
    }

    List<Thing> things(String field) {
      return Optional.ofNullable(fields.get(field)).map(GoValue::things).orElse(List.of());
    }
  }

  /** The text that a value is. */
  static Optional<String> text(GoValue value) {
    return switch (value) {
      case Text(String text) -> Optional.of(text);
      case Zero(String text) when text.equals("\"\"") -> Optional.of("");
      default -> Optional.empty();
    };
  }

  /** The texts in a slice. */
  static List<String> texts(@Nullable GoValue value) {
    return value instanceof Many(List<GoValue> items)
        ? items.stream().flatMap(item -> text(item).stream()).toList()
        : List.of();
  }

  /** The things in a slice, or the one that a value is. */
  static List<Thing> things(GoValue value) {
    return switch (value) {
      case Thing thing -> List.of(thing);
      case Many(List<GoValue> items) ->
          items.stream().flatMap(item -> things(item).stream()).toList();
      default -> List.of();
    };
  }

  /** What a loop over a value goes through. */
  static Map<GoValue, GoValue> entries(GoValue value) {
    Map<GoValue, GoValue> entries = new LinkedHashMap<>();
    switch (value) {
      case Many(List<GoValue> items) -> {
        for (int i = 0; i < items.size(); i++) {
          entries.put(new Code(Integer.toString(i)), items.get(i));
        }
      }
      case Table(Map<GoValue, GoValue> table) -> entries.putAll(table);
      default -> {}
    }
    return entries;
  }

  /** How a value is shown in a symbol's shape; empty where it is not known. */
  static String shown(GoValue value) {
    return switch (value) {
      case Text(String text) -> text.contains(GoTexts.REST) ? "" : "\"" + text + "\"";
      case Code(String text) -> text;
      case Zero(String text) -> text;
      case Many(List<GoValue> items) -> {
        List<String> all = items.stream().map(GoValue::shown).toList();
        yield all.contains("") ? "" : all.stream().collect(Collectors.joining(", ", "[", "]"));
      }
      case Table _, Func _, Thing _ -> "";
    };
  }
}
