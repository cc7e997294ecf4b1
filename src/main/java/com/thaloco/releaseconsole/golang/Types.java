package com.thaloco.releaseconsole.golang;

import com.thaloco.releaseconsole.golang.Scope.TypeRef;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * As much of Go's typing as is needed to tell whose method or field a selector names. An empty
 * answer means "unknown", and callers then assume the worst.
 */
final class Types {
  /** A named type of this repository, or of another module (with an empty folder then). */
  record Named(Optional<String> folder, String name) {
    String key() {
      return folder.orElse("?") + "#" + name;
    }
  }

  private final GoModule module;

  Types(GoModule module) {
    this.module = module;
  }

  /** The named type behind pointers and type arguments. */
  Optional<Named> named(TypeRef ref) {
    GoNode node = ref.node().bare();
    return switch (node.type) {
      case "pointer_type", "generic_type", "unary_expression" ->
          node.firstNamed().flatMap(n -> named(new TypeRef(n, ref.owner())));
      case "qualified_type", "selector_expression" -> qualified(node, ref.owner());
      case "type_identifier", "identifier" -> {
        String name = node.text();
        if (ref.owner().named(name).stream().anyMatch(d -> d.kind() == Declaration.Kind.TYPE)) {
          yield Optional.of(new Named(Optional.of(ref.owner().folder), name));
        }
        yield Set.of("string", "bool", "error", "byte", "rune", "any").contains(name)
                || name.matches("u?int(8|16|32|64|ptr)?|float(32|64)|complex(64|128)")
            ? Optional.of(new Named(Optional.empty(), name))
            : Optional.empty();
      }
      default -> Optional.empty();
    };
  }

  private Optional<Named> qualified(GoNode node, GoPackage owner) {
    List<GoNode> parts = node.namedChildren();
    if (parts.size() != 2) {
      return Optional.empty();
    }
    return owner
        .importPath(node.source, parts.get(0).text())
        .map(path -> new Named(module.folderOf(path), parts.get(1).text()));
  }

  /** The declaration of a named type of this repository. */
  Optional<Declaration> declaration(Named named) {
    return named
        .folder()
        .flatMap(f ->
            module.packageIn(f).named(named.name()).stream()
                .filter(d -> d.kind() == Declaration.Kind.TYPE)
                .findFirst());
  }

  /** The type that a named type represents, through aliases and definitions. */
  Optional<TypeRef> underlying(TypeRef ref) {
    TypeRef at = ref;
    for (int i = 0; i < 20; i++) {
      GoNode node = at.node().bare();
      if (node.is("pointer_type")) {
        Optional<GoNode> inner = node.firstNamed();
        if (inner.isEmpty()) {
          return Optional.empty();
        }
        at = new TypeRef(inner.get(), at.owner());
        continue;
      }
      Optional<Named> named = named(at);
      if (named.isEmpty()) {
        return Optional.of(at);
      }
      Optional<TypeRef> next = definition(named.get());
      if (next.isEmpty()) {
        return Optional.empty();
      }
      at = next.get();
    }
    return Optional.empty();
  }

  /** The built-in type that a type's names lead to: {@code string}; empty for any other. */
  Optional<String> basic(TypeRef ref) {
    TypeRef at = ref;
    for (int i = 0; i < 20; i++) {
      Optional<Named> named = at.node().bare().is("pointer_type") ? Optional.empty() : named(at);
      if (named.isEmpty()) {
        return Optional.empty();
      }
      if (named.get().folder().isEmpty()) {
        return at.node().bare().is("type_identifier") ? named.map(Named::name) : Optional.empty();
      }
      Optional<TypeRef> next = definition(named.get());
      if (next.isEmpty()) {
        return Optional.empty();
      }
      at = next.get();
    }
    return Optional.empty();
  }

  Optional<TypeRef> definition(Named named) {
    return declaration(named)
        .flatMap(d -> d.node().child("type"))
        .map(n -> new TypeRef(n, module.packageIn(named.folder().orElseThrow())));
  }

  /** The key of a method, promoted ones included; or the type of a field. */
  sealed interface Member {
    record Method(String key, Declaration declaration, GoPackage owner) implements Member {}

    record Field(TypeRef type) implements Member {}

    record InterfaceMethod(GoNode element, GoPackage owner) implements Member {}
  }

  Optional<Member> member(TypeRef ref, String name) {
    return member(ref, name, new HashSet<>());
  }

  private Optional<Member> member(TypeRef ref, String name, Set<String> seen) {
    Optional<Named> named = named(ref);
    if (named.isPresent() && named.get().folder().isPresent()) {
      String folder = named.get().folder().get();
      if (!seen.add(named.get().key())) {
        return Optional.empty();
      }
      GoPackage owner = module.packageIn(folder);
      String method = named.get().name() + "." + name;
      Optional<Declaration> found = owner.named(method).stream().findFirst();
      if (found.isPresent()) {
        return Optional.of(new Member.Method(folder + "#" + method, found.get(), owner));
      }
      Optional<TypeRef> definition = definition(named.get());
      return definition.flatMap(d -> member(d, name, seen));
    }
    GoNode node = ref.node().bare();
    if (node.is("pointer_type")) {
      return node.firstNamed().flatMap(n -> member(new TypeRef(n, ref.owner()), name, seen));
    }
    if (node.is("interface_type")) {
      return node.named("method_elem").stream()
          .filter(m -> m.child("name").map(GoNode::text).orElse("").equals(name))
          .findFirst()
          .map(m -> new Member.InterfaceMethod(m, ref.owner()));
    }
    if (!node.is("struct_type")) {
      return Optional.empty();
    }
    return inStruct(node, ref.owner(), name, seen);
  }

  private Optional<Member> inStruct(GoNode node, GoPackage owner, String name, Set<String> seen) {
    List<GoNode> fields = fields(node);
    for (GoNode field : fields) {
      Optional<GoNode> type = field.child("type");
      if (type.isEmpty()) {
        continue;
      }
      boolean plain = GoPackage.names(field).stream().anyMatch(n -> n.text().equals(name));
      if (plain || (GoPackage.names(field).isEmpty() && baseName(type.get()).equals(name))) {
        return Optional.of(new Member.Field(new TypeRef(type.get(), owner)));
      }
    }
    for (GoNode field : fields) {
      if (GoPackage.names(field).isEmpty()) {
        Optional<Member> promoted =
            field.child("type").flatMap(t -> member(new TypeRef(t, owner), name, seen));
        if (promoted.isPresent()) {
          return promoted;
        }
      }
    }
    return Optional.empty();
  }

  static List<GoNode> fields(GoNode struct) {
    return struct.named("field_declaration_list").stream()
        .flatMap(l -> l.named("field_declaration").stream())
        .toList();
  }

  /** The name that an embedded field has: its type's, without package and pointer. */
  static String baseName(GoNode type) {
    return type.find(n -> n.is("type_identifier")).stream()
        .findFirst()
        .map(GoNode::text)
        .orElse(type.text());
  }

  /** The type of an expression. */
  Optional<TypeRef> of(GoNode expression, GoPackage owner, Scope scope) {
    GoNode node = expression.bare();
    return switch (node.type) {
      case "identifier" -> ofName(node, owner, scope);
      case "composite_literal", "type_assertion_expression", "type_conversion_expression" ->
          node.child("type").map(t -> new TypeRef(t, owner));
      case "unary_expression" ->
          node.child("operand")
              .flatMap(o -> of(o, owner, scope))
              .flatMap(t -> node.text().startsWith("<-") ? element(t) : Optional.of(t));
      case "call_expression" -> results(node, owner, scope, 0);
      case "index_expression" ->
          node.child("operand").flatMap(o -> of(o, owner, scope)).flatMap(this::element);
      case "slice_expression" -> node.child("operand").flatMap(o -> of(o, owner, scope));
      case "selector_expression" -> ofSelector(node, owner, scope);
      default -> Optional.empty();
    };
  }

  private Optional<TypeRef> ofName(GoNode node, GoPackage owner, Scope scope) {
    Optional<Scope.Local> local = scope.find(node.text());
    if (local.isPresent()) {
      return local.get().type();
    }
    return owner.named(node.text()).stream().findFirst().flatMap(d -> ofDeclaration(d, owner));
  }

  private Optional<TypeRef> ofDeclaration(Declaration declaration, GoPackage owner) {
    if (declaration.kind() != Declaration.Kind.VAR
        && declaration.kind() != Declaration.Kind.CONST) {
      return Optional.empty();
    }
    Optional<TypeRef> declared = declaration.type().map(t -> new TypeRef(t, owner));
    if (declared.isPresent()) {
      return declared;
    }
    Scope none = new Scope(null);
    return declaration
        .value()
        .filter(v -> v.isAny("composite_literal", "unary_expression", "call_expression"))
        .flatMap(v -> of(v, owner, none))
        .or(() ->
            declaration.sharedValue().flatMap(v -> results(v, owner, none, declaration.index())));
  }

  private Optional<TypeRef> ofSelector(GoNode node, GoPackage owner, Scope scope) {
    Optional<GoNode> operand = node.child("operand");
    String name = node.child("field").map(GoNode::text).orElse("");
    if (operand.isEmpty()) {
      return Optional.empty();
    }
    Optional<GoPackage> other = importedPackage(operand.get(), owner, scope);
    if (other.isPresent()) {
      return other.get().named(name).stream()
          .findFirst()
          .flatMap(d -> ofDeclaration(d, other.get()));
    }
    return of(operand.get(), owner, scope)
        .flatMap(t -> member(t, name))
        .flatMap(
            m -> m instanceof Member.Field field ? Optional.of(field.type()) : Optional.empty());
  }

  /** The package of this repository that an identifier names, where it is no local one. */
  Optional<GoPackage> importedPackage(GoNode operand, GoPackage owner, Scope scope) {
    if (!operand.is("identifier") || scope.find(operand.text()).isPresent()) {
      return Optional.empty();
    }
    return owner
        .importPath(operand.source, operand.text())
        .flatMap(module::folderOf)
        .map(module::packageIn);
  }

  /** The type of one result of a call. */
  Optional<TypeRef> results(GoNode call, GoPackage owner, Scope scope, int index) {
    GoNode node = call.bare();
    if (!node.is("call_expression")) {
      return index == 0 ? of(node, owner, scope) : Optional.empty();
    }
    Optional<GoNode> function = node.child("function").map(GoNode::bare);
    List<GoNode> arguments = node.child("arguments").map(GoNode::namedChildren).orElse(List.of());
    if (function.isEmpty()) {
      return Optional.empty();
    }
    GoNode callee = function.get();
    if (callee.is("identifier") && scope.find(callee.text()).isEmpty()) {
      String name = callee.text();
      Optional<Declaration> declared = owner.named(name).stream().findFirst();
      if (declared.isEmpty() && (name.equals("new") || name.equals("make"))) {
        return arguments.stream().findFirst().map(t -> new TypeRef(t, owner));
      }
      if (declared.isEmpty() && name.equals("append")) {
        return arguments.stream().findFirst().flatMap(a -> of(a, owner, scope));
      }
      if (declared.isPresent() && declared.get().kind() == Declaration.Kind.TYPE) {
        return Optional.of(new TypeRef(callee, owner));
      }
      return declared.flatMap(d -> result(d.node(), owner, index));
    }
    if (callee.is("selector_expression")) {
      String name = callee.child("field").map(GoNode::text).orElse("");
      GoNode operand = callee.child("operand").orElse(callee);
      Optional<GoPackage> other = importedPackage(operand, owner, scope);
      if (other.isPresent()) {
        return other.get().named(name).stream()
            .findFirst()
            .flatMap(d ->
                d.kind() == Declaration.Kind.TYPE
                    ? Optional.of(new TypeRef(callee, owner))
                    : result(d.node(), other.get(), index));
      }
      return of(operand, owner, scope)
          .flatMap(t -> member(t, name))
          .flatMap(m ->
              switch (m) {
                case Member.Method method ->
                    result(method.declaration().node(), method.owner(), index);
                case Member.InterfaceMethod method ->
                    result(method.element(), method.owner(), index);
                case Member.Field field ->
                    field.type().node().is("function_type")
                        ? result(field.type().node(), field.type().owner(), index)
                        : Optional.empty();
              });
    }
    return Optional.empty();
  }

  private static Optional<TypeRef> result(GoNode function, GoPackage owner, int index) {
    Optional<GoNode> result = function.child("result");
    if (result.isEmpty()) {
      return Optional.empty();
    }
    if (!result.get().is("parameter_list")) {
      return index == 0 ? result.map(r -> new TypeRef(r, owner)) : Optional.empty();
    }
    int at = 0;
    for (GoNode parameter : result.get().namedChildren()) {
      at += Math.max(1, GoPackage.names(parameter).size());
      if (index < at) {
        return parameter.child("type").map(t -> new TypeRef(t, owner));
      }
    }
    return Optional.empty();
  }

  /** What ranging over, indexing or receiving from a type gives. */
  Optional<TypeRef> element(TypeRef ref) {
    return underlying(ref)
        .flatMap(u ->
            u.node()
                .child("element")
                .or(() -> u.node().child("value"))
                .map(n -> new TypeRef(n, u.owner())));
  }
}
