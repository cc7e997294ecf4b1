package com.thaloco.releaseconsole.golang;

import com.thaloco.releaseconsole.golang.GoValue.Func;
import com.thaloco.releaseconsole.golang.GoValue.Many;
import com.thaloco.releaseconsole.golang.GoValue.Table;
import com.thaloco.releaseconsole.golang.GoValue.Thing;
import com.thaloco.releaseconsole.golang.GoValue.Zero;
import com.thaloco.releaseconsole.golang.Scope.TypeRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes values from types alone, and finds fields and methods of things. */
final class GoTypes {
  private final GoModule module;
  private final Types types;
  private final Map<GoNode, List<Field>> structs = new HashMap<>();

  GoTypes(GoModule module) {
    this.module = module;
    this.types = new Types(module);
  }

  /** {@code import/path.Name} or {@code folder#Name}; empty for a type without a name. */
  String key(GoNode type, GoPackage owner) {
    GoNode node = type.bare();
    return switch (node.type) {
      case "pointer_type", "generic_type" -> node.firstNamed().map(n -> key(n, owner)).orElse("");
      case "qualified_type", "selector_expression" -> {
        List<GoNode> parts = node.namedChildren();
        yield parts.size() != 2
            ? ""
            : owner
                .importPath(node.source, parts.get(0).text())
                .map(path ->
                    module
                        .folderOf(path)
                        .map(folder -> folder + "#" + parts.get(1).text())
                        .orElse(path + "." + parts.get(1).text()))
                .orElse("");
      }
      case "type_identifier", "identifier" -> owner.folder + "#" + node.text();
      default -> "";
    };
  }

  /** What the repository itself declares a type to be, through its names. */
  Optional<TypeRef> definition(GoNode type, GoPackage owner) {
    return types.underlying(new TypeRef(type, owner));
  }

  /**
   * A value of a type.
   *
   * @param whole whether it is the zero value; else it came from somewhere and may have any
   */
  GoValue of(GoNode type, GoPackage owner, boolean whole, GoNode at) {
    GoNode node = type.bare();
    if (node.is("pointer_type")) {
      return whole
          ? new Zero("nil")
          : node.firstNamed().map(n -> of(n, owner, false, at)).orElse(GoValue.UNKNOWN);
    }
    String key = key(node, owner);
    Optional<TypeRef> definition = definition(node, owner);
    GoNode is = definition.map(TypeRef::node).orElse(node);
    if (is.is("struct_type")) {
      return new Thing(key, definition, whole, at);
    }
    if (key.indexOf('#') < 0 && CliLibraries.knows(key)) {
      return new Thing(key, Optional.empty(), whole, at);
    }
    if (!whole) {
      return GoValue.UNKNOWN;
    }
    return switch (is.type) {
      case "slice_type" -> new Many(List.of());
      case "map_type" -> new Table(new LinkedHashMap<>());
      case "type_identifier" ->
          switch (is.text()) {
            case "string" -> new Zero("\"\"");
            case "bool" -> new Zero("false");
            default ->
                is.text().matches("u?int\\d*|float\\d+|byte|rune|uintptr")
                    ? new Zero("0")
                    : GoValue.UNKNOWN;
          };
      case "qualified_type" -> is.text().equals("time.Duration") ? new Zero("0") : GoValue.UNKNOWN;
      default -> GoValue.UNKNOWN;
    };
  }

  /** A field of a struct; embedded ones have the name of their type. */
  record Field(List<String> names, boolean embedded, GoNode node) {}

  GoValue field(Thing thing, String name) {
    GoValue known = thing.fields.get(name);
    if (known != null) {
      return known;
    }
    Optional<Field> declared =
        fields(thing).stream().filter(f -> f.names().contains(name)).findFirst();
    if (declared.isPresent()) {
      GoNode field = declared.get().node();
      GoPackage owner = thing.struct.orElseThrow().owner();
      boolean pointer = field.children.stream().anyMatch(c -> c.is("*"));
      GoValue value =
          pointer && thing.whole
              ? new Zero("nil")
              : field
                  .child("type")
                  .map(t -> of(t, owner, thing.whole, field))
                  .orElse(GoValue.UNKNOWN);
      thing.fields.put(name, value);
      return value;
    }
    for (Thing inner : embedded(thing)) {
      GoValue value = field(inner, name);
      if (value != GoValue.UNKNOWN) {
        return value;
      }
    }
    return GoValue.UNKNOWN;
  }

  /** Sets a field, which may be one of an embedded struct. */
  void set(Thing thing, String name, GoValue value) {
    boolean own = fields(thing).stream().anyMatch(f -> f.names().contains(name));
    for (Thing inner : own ? List.<Thing>of() : embedded(thing)) {
      if (inner.struct.isEmpty()
          || fields(inner).stream().anyMatch(f -> f.names().contains(name))) {
        inner.fields.put(name, value);
        return;
      }
    }
    thing.fields.put(name, value);
  }

  List<Field> fields(Thing thing) {
    return thing
        .struct
        .map(s -> structs.computeIfAbsent(s.node(), GoTypes::read))
        .orElse(List.of());
  }

  private static List<Field> read(GoNode struct) {
    return Types.fields(struct).stream()
        .map(node -> {
          List<String> names = GoPackage.names(node).stream().map(GoNode::text).toList();
          return names.isEmpty()
              ? new Field(List.of(node.child("type").map(Types::baseName).orElse("")), true, node)
              : new Field(names, false, node);
        })
        .toList();
  }

  /** The repository's own method of a thing, with the thing that it is called on. */
  Optional<Func> method(Thing thing, String name) {
    int hash = thing.type.indexOf('#');
    if (hash >= 0) {
      GoPackage owner = module.packageIn(thing.type.substring(0, hash));
      Optional<Declaration> own =
          owner.named(thing.type.substring(hash + 1) + "." + name).stream().findFirst();
      if (own.isPresent()) {
        return Optional.of(new Func(own.get().node(), owner, null, thing));
      }
    }
    for (Thing inner : embedded(thing)) {
      Optional<Func> found = method(inner, name);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** The things that are embedded in another one. */
  List<Thing> embedded(Thing thing) {
    List<Thing> found = new ArrayList<>();
    for (Field field : fields(thing)) {
      if (field.embedded() && field(thing, field.names().getFirst()) instanceof Thing inner) {
        found.add(inner);
      }
    }
    return found;
  }
}
