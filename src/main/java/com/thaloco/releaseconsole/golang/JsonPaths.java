package com.thaloco.releaseconsole.golang;

import com.thaloco.releaseconsole.golang.Scope.TypeRef;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A type as its JSON is read: each place in it ({@code vms[].name}) with what is there. Names of
 * types and of Go's fields do not matter, nor how large a number may be.
 */
final class JsonPaths {
  /** The kind of a place in what is printed. */
  static final String FIELD = "printed field";

  private static final Pattern TAG = Pattern.compile("(?:json|yaml):\"([^\"]*)\"");
  private static final Pattern KINDS =
      Pattern.compile("(struct|text|number|true or false|object|what its own code writes)(, .*)?");
  private static final int DEEPEST = 12;

  private final Types types;

  JsonPaths(Types types) {
    this.types = types;
  }

  /** Whether a type leads to a struct of this repository, through pointers, lists and maps. */
  boolean isKnown(TypeRef type) {
    return root(type, "", 0).isPresent();
  }

  /** A printed type as it is called: {@code VM}, {@code VM[]}, {@code VM{}}. */
  private record Root(String name, TypeRef struct) {}

  private Optional<Root> root(TypeRef type, String behind, int depth) {
    GoNode node = type.node().bare();
    Optional<GoNode> inner = inner(node);
    if (inner.isPresent() && depth < DEEPEST) {
      return root(new TypeRef(inner.get(), type.owner()), mark(node) + behind, depth + 1);
    }
    return types
        .named(type)
        .filter(named -> named.folder().isPresent())
        .flatMap(named ->
            types
                .underlying(type)
                .flatMap(u ->
                    u.node().is("struct_type")
                        ? Optional.of(new Root(named.name() + behind, u))
                        : inner(u.node()).isPresent() && depth < DEEPEST
                            ? root(u, behind, depth + 1)
                            : Optional.empty()));
  }

  /** What a pointer, list or map holds. */
  private static Optional<GoNode> inner(GoNode type) {
    return switch (type.type) {
      case "pointer_type" -> type.firstNamed();
      case "slice_type", "array_type" -> type.child("element");
      case "map_type" -> type.child("value");
      default -> Optional.empty();
    };
  }

  private static String mark(GoNode type) {
    return switch (type.type) {
      case "slice_type", "array_type" -> "[]";
      case "map_type" -> "{}";
      default -> "";
    };
  }

  void report(TypeRef type, GoNode at, CliSymbols.Report report) {
    root(type, "", 0)
        .ifPresent(root -> {
          report.add(PrintedJson.TYPE, root.name(), "struct", at);
          fields(root.struct(), root.name() + ".", new ArrayDeque<>(), report);
        });
  }

  private void fields(
      TypeRef struct, String before, Deque<GoNode> above, CliSymbols.Report report) {
    if (above.contains(struct.node()) || above.size() > DEEPEST) {
      return; // a type that holds itself
    }
    above.push(struct.node());
    for (GoNode field : Types.fields(struct.node())) {
      Optional<TypeRef> type = field.child("type").map(t -> new TypeRef(t, struct.owner()));
      String[] tag = tag(field);
      if (type.isEmpty() || (tag[0].equals("-") && tag.length == 1)) {
        continue;
      }
      List<String> names = GoPackage.names(field).stream().map(GoNode::text).toList();
      Optional<TypeRef> embedded =
          names.isEmpty() && tag[0].isEmpty() ? structOf(type.get()) : Optional.empty();
      if (embedded.isPresent()) {
        fields(embedded.get(), before, above, report);
        continue;
      }
      for (String name : names.isEmpty() ? List.of(Types.baseName(type.get().node())) : names) {
        if (Character.isUpperCase(name.codePointAt(0))) {
          place(before + (tag[0].isEmpty() ? name : tag[0]), type.get(), tag, field, above, report);
        }
      }
    }
    above.pop();
  }

  private void place(
      String name,
      TypeRef type,
      String[] tag,
      GoNode field,
      Deque<GoNode> above,
      CliSymbols.Report report) {
    TypeRef at = type;
    StringBuilder marks = new StringBuilder();
    for (int i = 0; i < DEEPEST && !writesItself(at); i++) {
      TypeRef now = types.underlying(at).orElse(at);
      Optional<GoNode> inner = isBytes(now.node()) ? Optional.empty() : inner(now.node());
      if (inner.isEmpty()) {
        break;
      }
      marks.append(mark(now.node()));
      at = new TypeRef(inner.get(), now.owner());
    }
    StringBuilder shape = new StringBuilder(kind(at));
    for (int i = 1; i < tag.length; i++) {
      shape.append(", ").append(tag[i]);
    }
    String path = name + marks;
    report.add(FIELD, path, shape.toString(), field);
    structOf(at).ifPresent(s -> fields(s, path + ".", above, report));
  }

  private String kind(TypeRef type) {
    if (writesItself(type)) {
      return "what its own code writes";
    }
    if (structOf(type).isPresent()) {
      return "object";
    }
    TypeRef is = types.underlying(type).orElse(type);
    if (isBytes(is.node())) {
      return "text";
    }
    String name = types.basic(type).orElse("");
    return name.equals("string")
        ? "text"
        : name.equals("bool")
            ? "true or false"
            : name.matches("u?int.*|float.*|byte|rune") ? "number" : Values.tokens(is.node());
  }

  /** Whether what a field holds is another module's type, or any. */
  static boolean isForeign(Symbol field) {
    return !KINDS.matcher(field.shape()).matches();
  }

  private Optional<TypeRef> structOf(TypeRef type) {
    return Optional.of(type)
        .filter(t -> !writesItself(t))
        .flatMap(types::underlying)
        .filter(t -> t.node().is("struct_type"));
  }

  private boolean writesItself(TypeRef type) {
    return List.of("MarshalJSON", "MarshalText", "MarshalYAML").stream()
        .anyMatch(method -> types.member(type, method).isPresent());
  }

  private static boolean isBytes(GoNode type) {
    return type.is("slice_type")
        && type.child("element").filter(e -> e.text().matches("byte|uint8")).isPresent();
  }

  private static String[] tag(GoNode field) {
    Matcher tag = TAG.matcher(field.child("tag").map(Literals::string).orElse(""));
    return tag.find() ? tag.group(1).split(",", -1) : new String[] {""};
  }
}
