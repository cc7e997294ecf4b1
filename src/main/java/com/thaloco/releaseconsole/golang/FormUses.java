package com.thaloco.releaseconsole.golang;

import com.thaloco.releaseconsole.golang.Scope.TypeRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Writes what uses members of types, namely selectors, calls and composite literals, and notes the
 * methods and fields that are meant. Every other node goes back to the {@link FormWriter}.
 */
final class FormUses {
  private static final Set<String> BY_INTERFACE =
      Set.of(
          "String",
          "Error",
          "Format",
          "GoString",
          "MarshalText",
          "MarshalJSON",
          "MarshalYAML",
          "MarshalXML",
          "MarshalBinary",
          "Read",
          "Write",
          "Close",
          "WriteTo",
          "ReadFrom",
          "Len",
          "Less",
          "Swap",
          "Push",
          "Pop",
          "ServeHTTP",
          "RoundTrip",
          "Unwrap",
          "Is",
          "As");

  private final FormState state;
  private final GoPackage owner;
  private final Types types;
  private final StringBuilder out;
  private final Consumer<GoNode> write;

  FormUses(FormState state, Consumer<GoNode> write) {
    this.state = state;
    this.owner = state.owner;
    this.types = state.types;
    this.out = state.out;
    this.write = write;
  }

  void selector(GoNode node) {
    GoNode operand = node.child("operand").orElse(node).bare();
    String name = node.child("field").map(GoNode::text).orElse("");
    if (operand.is("identifier") && state.scope.find(operand.text()).isEmpty()) {
      Optional<String> path = owner.importPath(node.source, operand.text());
      if (path.isPresent() && owner.named(operand.text()).isEmpty()) {
        state.imported(path.get(), name);
        return;
      }
    }
    out.append("(. ");
    write.accept(operand);
    out.append(name).append(")");
    state.fields.add(name);
    Optional<TypeRef> type = types.of(operand, owner, state.scope);
    Optional<Types.Member> member = type.flatMap(t -> types.member(t, name));
    if (member.isEmpty()) {
      boolean elsewhere = type.flatMap(types::named).map(n -> n.folder().isEmpty()).orElse(false);
      if (!elsewhere) {
        state.softMethod(name);
      }
      return;
    }
    switch (member.get()) {
      case Types.Member.Method method -> state.references.add(method.key());
      case Types.Member.InterfaceMethod _ -> state.softMethod(name);
      case Types.Member.Field _ -> {}
    }
  }

  /** Whether the package of the type is imported; otherwise nothing is written. */
  boolean qualified(GoNode node) {
    List<GoNode> parts = node.namedChildren();
    Optional<String> path = owner.importPath(node.source, parts.getFirst().text());
    if (path.isPresent() && parts.size() == 2) {
      state.imported(path.get(), parts.get(1).text());
      return true;
    }
    return false;
  }

  /** Notes the types of the arguments that a call hands to foreign code. */
  void call(GoNode node) {
    GoNode function = node.child("function").orElse(node).bare();
    if (!leavesRepository(function)) {
      return;
    }
    String name = function.child("field").map(GoNode::text).orElse("");
    boolean template = name.equals("Execute") || name.equals("ExecuteTemplate");
    for (GoNode argument : node.child("arguments").map(GoNode::namedChildren).orElse(List.of())) {
      types.of(argument, owner, state.scope).ifPresent(t -> leaves(t, template));
    }
  }

  private boolean leavesRepository(GoNode function) {
    if (!function.is("selector_expression")) {
      return false;
    }
    GoNode operand = function.child("operand").orElse(function).bare();
    if (operand.is("identifier") && state.scope.find(operand.text()).isEmpty()) {
      Optional<String> path = owner.importPath(function.source, operand.text());
      if (path.isPresent()) {
        return state.module.folderOf(path.get()).isEmpty();
      }
    }
    return types
        .of(operand, owner, state.scope)
        .flatMap(types::named)
        .map(n -> n.folder().isEmpty())
        .orElse(true);
  }

  /** A value is handed to foreign code, which may print, sort or encode it. */
  private void leaves(TypeRef type, boolean fieldsByName) {
    Optional<Types.Named> named = types.named(type);
    Optional<String> folder = named.flatMap(Types.Named::folder);
    if (named.isEmpty() || folder.isEmpty()) {
      types.element(type).filter(e -> !e.equals(type)).ifPresent(e -> leaves(e, fieldsByName));
      return;
    }
    state.references.add(named.get().key());
    if (!fieldsByName) {
      state.whole.add(named.get().key());
    }
    for (String method : BY_INTERFACE) {
      if (types.member(type, method).orElse(null) instanceof Types.Member.Method found) {
        state.references.add(found.key());
      }
    }
  }

  void composite(GoNode node) {
    out.append("(literal ");
    Optional<GoNode> type = node.child("type");
    type.ifPresent(write);
    Optional<TypeRef> shape = type.map(t -> new TypeRef(t, owner));
    node.child("body").ifPresent(b -> elements(b, shape));
    out.append(')');
  }

  private void elements(GoNode body, Optional<TypeRef> type) {
    Optional<GoNode> under = type.flatMap(types::underlying).map(TypeRef::node);
    boolean struct = under.map(u -> u.is("struct_type")).orElse(false);
    boolean keysAreValues =
        under.map(u -> u.isAny("map_type", "slice_type", "array_type")).orElse(false);
    boolean implicitArray = type.map(t -> t.node().is("implicit_length_array_type")).orElse(false);
    Optional<TypeRef> element = struct ? Optional.empty() : type.flatMap(types::element);
    boolean keyed = false;
    out.append('{');
    for (GoNode child : body.namedChildren()) {
      if (child.is("keyed_element")) {
        keyed = true;
        GoNode key = child.child("key").orElse(child).bare();
        if (key.is("identifier") && !keysAreValues && !implicitArray) {
          state.fields.add(key.text());
          out.append(key.text()).append(' ');
          if (!struct && !owner.named(key.text()).isEmpty()) {
            state.references.add(owner.folder + "#" + key.text());
          }
        } else {
          value(key, Optional.empty());
        }
        out.append(':');
        Optional<TypeRef> field =
            struct && key.is("identifier")
                ? type.flatMap(t -> types.member(t, key.text()))
                    .flatMap(m ->
                        m instanceof Types.Member.Field f
                            ? Optional.of(f.type())
                            : Optional.empty())
                : element;
        child.child("value").ifPresent(v -> value(v.bare(), field));
      } else {
        value(child.bare(), element);
      }
      out.append(',');
    }
    if (struct && !keyed && !body.namedChildren().isEmpty()) {
      type.flatMap(types::named)
          .filter(n -> n.folder().isPresent())
          .ifPresent(n -> state.whole.add(n.key()));
    }
    out.append('}');
  }

  private void value(GoNode node, Optional<TypeRef> type) {
    if (node.is("literal_value")) {
      elements(node, type);
    } else {
      write.accept(node);
    }
  }
}
