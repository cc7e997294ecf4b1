package com.thaloco.releaseconsole.golang;

import com.thaloco.releaseconsole.golang.Scope.TypeRef;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes the {@link Form} of a declaration: no comments, layout, redundant parentheses or spellings
 * of literals; local names by number; package-level names by what they resolve to.
 */
final class FormWriter {
  private static final Pattern TEMPLATE_FIELD = Pattern.compile("\\.([\\p{L}_][\\p{L}\\p{Nd}_]*)");
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

  private final GoModule module;
  private final GoPackage owner;
  private final Types types;
  private final StringBuilder out = new StringBuilder();
  private final Set<String> references = new LinkedHashSet<>();
  private final Set<String> fields = new LinkedHashSet<>();
  private final Set<String> whole = new LinkedHashSet<>();
  private Scope scope = new Scope(null);
  private int locals;
  private int iota = -1;

  FormWriter(GoModule module, GoPackage owner) {
    this.module = module;
    this.owner = owner;
    this.types = new Types(module);
  }

  static Form of(GoModule module, GoPackage owner, Declaration declaration) {
    FormWriter writer = new FormWriter(module, owner);
    writer.declaration(declaration);
    return writer.form();
  }

  /** The form of one node in package scope, such as a field of a struct. */
  static Form of(GoModule module, GoPackage owner, GoNode node) {
    FormWriter writer = new FormWriter(module, owner);
    writer.write(node);
    return writer.form();
  }

  private Form form() {
    return new Form(out.toString(), references, fields, whole);
  }

  private void declaration(Declaration declaration) {
    iota = declaration.iota();
    switch (declaration.kind()) {
      case FUNC, METHOD -> write(declaration.node());
      case TYPE -> {
        scope = new Scope(scope);
        out.append(declaration.node().is("type_alias") ? "alias " : "type ");
        declaration.node().child("type_parameters").ifPresent(this::typeParameters);
        declaration.node().child("type").ifPresent(this::write);
      }
      case CONST, VAR -> {
        out.append(declaration.kind().word).append(' ');
        declaration.type().ifPresent(this::write);
        out.append('=');
        declaration.value().ifPresent(this::write);
        declaration
            .sharedValue()
            .ifPresent(v -> {
              write(v);
              out.append('/').append(declaration.index());
            });
      }
    }
  }

  private void declare(GoNode name, Optional<TypeRef> type) {
    if (!name.text().equals("_")) {
      scope.put(name.text(), new Scope.Local(locals++, type, Optional.empty()));
    }
  }

  private void inScope(Runnable body) {
    Scope outer = scope;
    scope = new Scope(outer);
    body.run();
    scope = outer;
  }

  private void write(GoNode node) {
    switch (node.type) {
      case "identifier", "type_identifier" -> name(node);
      case "iota" -> out.append(iota >= 0 ? "int:" + iota : "iota").append(' ');
      case "interpreted_string_literal", "raw_string_literal" -> {
        templateFields(Literals.string(node));
        out.append(Literals.canonical(node)).append(' ');
      }
      case "int_literal", "float_literal", "imaginary_literal", "rune_literal" ->
          out.append(Literals.canonical(node)).append(' ');
      case "parenthesized_expression", "parenthesized_type", "literal_element" ->
          node.namedChildren().forEach(this::write);
      case "binary_expression" -> binary(node);
      case "function_declaration", "method_declaration", "func_literal" -> function(node);
      case "function_type", "method_elem" -> inScope(() -> signature(node));
      case "type_parameter_list" -> typeParameters(node);
      case "block",
          "expression_case",
          "default_case",
          "communication_case",
          "if_statement",
          "for_statement",
          "expression_switch_statement",
          "select_statement",
          "type_case" ->
          inScope(() -> plain(node));
      case "type_switch_statement" -> inScope(() -> typeSwitch(node));
      case "short_var_declaration" -> shortDeclaration(node);
      case "range_clause" -> range(node);
      case "receive_statement" -> receive(node);
      case "var_declaration", "const_declaration", "type_declaration" -> localDeclaration(node);
      case "selector_expression" -> selector(node);
      case "qualified_type" -> qualified(node);
      case "call_expression" -> call(node);
      case "composite_literal" -> composite(node);
      case "struct_type" -> struct(node);
      default -> plain(node);
    }
  }

  private void plain(GoNode node) {
    if (node.children.isEmpty()) {
      out.append(node.text()).append(' ');
      return;
    }
    out.append('(').append(node.type).append(' ');
    for (GoNode child : node.children) {
      if (!child.field.isEmpty()) {
        out.append(child.field).append(':');
      }
      write(child);
    }
    out.append(')');
  }

  /** The value is read before the name that it gets exists: {@code switch x := x.(type)}. */
  private void typeSwitch(GoNode node) {
    out.append("(type-switch ");
    node.child("initializer").ifPresent(this::write);
    node.child("value").ifPresent(this::write);
    for (GoNode alias : node.child("alias").map(GoNode::namedChildren).orElse(List.of())) {
      declare(alias, Optional.empty());
      out.append("new ");
    }
    node.children.stream().filter(c -> c.isAny("type_case", "default_case")).forEach(this::write);
    out.append(')');
  }

  /** Adjacent literals of a sum are one literal. */
  private void binary(GoNode node) {
    boolean sum = node.children.size() > 1 && node.children.get(1).is("+");
    if (!sum) {
      plain(node);
      return;
    }
    List<GoNode> operands = new ArrayList<>();
    collect(node, operands);
    List<String> parts = new ArrayList<>();
    String pending = null;
    for (GoNode operand : operands) {
      if (Literals.isString(operand)) {
        String value = Literals.string(operand);
        pending = pending == null ? value : pending + value;
        continue;
      }
      if (pending != null) {
        parts.add(literal(pending));
        pending = null;
      }
      int from = out.length();
      write(operand);
      parts.add(out.substring(from));
      out.setLength(from);
    }
    if (pending != null) {
      parts.add(literal(pending));
    }
    if (parts.size() == 1) {
      out.append(parts.getFirst());
      return;
    }
    out.append("(+ ");
    parts.forEach(out::append);
    out.append(')');
  }

  private String literal(String value) {
    templateFields(value);
    return Literals.quote(value.getBytes(java.nio.charset.StandardCharsets.UTF_8)) + " ";
  }

  private static void collect(GoNode node, List<GoNode> operands) {
    for (int i = 0; i < node.children.size(); i += 2) {
      GoNode operand = node.children.get(i).bare();
      // Only the first may be opened: a + (b + c) of numbers is another order of rounding.
      if (i == 0 && operand.is("binary_expression") && operand.children.get(1).is("+")) {
        collect(operand, operands);
      } else {
        operands.add(operand);
      }
    }
  }

  private void templateFields(String text) {
    for (String field : templateFieldsOf(text)) {
      fields.add(field);
      softMethod(field);
    }
  }

  /** The names that a text/template may look up. */
  static Set<String> templateFieldsOf(String text) {
    Set<String> found = new LinkedHashSet<>();
    if (text.contains("{{")) {
      Matcher matcher = TEMPLATE_FIELD.matcher(text);
      while (matcher.find()) {
        found.add(matcher.group(1));
      }
    }
    return found;
  }

  private void name(GoNode node) {
    String name = node.text();
    Optional<Scope.Local> local = scope.find(name);
    if (local.isPresent()) {
      out.append('$').append(local.get().number()).append(' ');
    } else if (!reference(owner, name) && !dotImported(node.source, name)) {
      out.append(name).append(' ');
    }
  }

  private boolean reference(GoPackage where, String name) {
    if (where.named(name).isEmpty() || name.equals("_")) {
      return false;
    }
    reference(where.folder + "#" + name);
    return true;
  }

  private void reference(String key) {
    references.add(key);
    out.append(Form.OPEN).append(key).append(Form.CLOSE).append(' ');
  }

  private boolean dotImported(GoSource source, String name) {
    for (String path : owner.dotImports(source)) {
      Optional<String> folder = module.folderOf(path);
      if (folder.isPresent() && reference(module.packageIn(folder.get()), name)) {
        return true;
      }
    }
    return false;
  }

  private void function(GoNode node) {
    inScope(() -> {
      out.append("(func ");
      if (node.is("method_declaration")) {
        out.append(node.child("name").map(GoNode::text).orElse("")).append(' ');
      }
      node.child("receiver")
          .ifPresent(r -> {
            declareReceiverParameters(r);
            parameters(r);
          });
      signature(node);
      node.child("body").ifPresent(this::write);
      out.append(')');
    });
  }

  private void declareReceiverParameters(GoNode receiver) {
    receiver
        .find(n -> n.is("type_arguments"))
        .forEach(
            a -> a.find(n -> n.is("type_identifier")).forEach(n -> declare(n, Optional.empty())));
  }

  private void signature(GoNode node) {
    node.child("type_parameters").ifPresent(this::typeParameters);
    if (node.is("method_elem")) {
      out.append(node.child("name").map(GoNode::text).orElse("")).append(' ');
    }
    node.child("parameters").ifPresent(this::parameters);
    node.child("result")
        .ifPresent(r -> {
          out.append("-> ");
          if (r.is("parameter_list")) {
            parameters(r);
          } else {
            out.append('[');
            write(r);
            out.append(",]");
          }
        });
  }

  private void typeParameters(GoNode list) {
    List<GoNode> parameters = list.namedChildren();
    parameters.forEach(p -> GoPackage.names(p).forEach(n -> declare(n, Optional.empty())));
    out.append("[[");
    for (GoNode parameter : parameters) {
      for (GoNode _ : GoPackage.names(parameter)) {
        parameter.child("type").ifPresent(this::write);
      }
    }
    out.append("]]");
  }

  private void parameters(GoNode list) {
    out.append('[');
    for (GoNode parameter : list.namedChildren()) {
      Optional<GoNode> type = parameter.child("type");
      boolean variadic = parameter.is("variadic_parameter_declaration");
      List<GoNode> names = GoPackage.names(parameter);
      for (int i = 0; i < Math.max(1, names.size()); i++) {
        out.append(variadic ? "..." : "");
        type.ifPresent(this::write);
        out.append(',');
      }
      for (GoNode name : names) {
        declare(name, variadic ? Optional.empty() : type.map(t -> new TypeRef(t, owner)));
      }
    }
    out.append(']');
  }

  private void shortDeclaration(GoNode node) {
    out.append("(:= ");
    List<GoNode> left = node.child("left").map(GoNode::namedChildren).orElse(List.of());
    List<GoNode> right = node.child("right").map(GoNode::namedChildren).orElse(List.of());
    right.forEach(this::write);
    List<Optional<TypeRef>> hints = new ArrayList<>();
    for (int i = 0; i < left.size(); i++) {
      hints.add(
          right.size() == left.size()
              ? types.of(right.get(i), owner, scope)
              : right.isEmpty()
                  ? Optional.empty()
                  : types.results(right.getFirst(), owner, scope, i));
    }
    out.append("into ");
    for (int i = 0; i < left.size(); i++) {
      if (left.get(i).is("identifier") && !scope.hasOwn(left.get(i).text())) {
        declare(left.get(i), hints.get(i));
        out.append("new ");
      }
      write(left.get(i));
    }
    out.append(')');
  }

  private void range(GoNode node) {
    out.append("(range ");
    Optional<GoNode> right = node.child("right");
    right.ifPresent(this::write);
    boolean fresh = node.children.stream().anyMatch(c -> c.is(":="));
    List<GoNode> left = node.child("left").map(GoNode::namedChildren).orElse(List.of());
    for (int i = 0; i < left.size(); i++) {
      if (fresh) {
        boolean element = i == 1;
        declare(
            left.get(i),
            element
                ? right.flatMap(r -> types.of(r, owner, scope)).flatMap(types::element)
                : Optional.empty());
      }
      out.append(fresh ? "new " : "set ");
      write(left.get(i));
    }
    out.append(')');
  }

  private void receive(GoNode node) {
    out.append("(receive ");
    node.child("right").ifPresent(this::write);
    boolean fresh = node.children.stream().anyMatch(c -> c.is(":="));
    for (GoNode name : node.child("left").map(GoNode::namedChildren).orElse(List.of())) {
      if (fresh) {
        declare(name, Optional.empty());
      }
      out.append(fresh ? "new " : "set ");
      write(name);
    }
    out.append(')');
  }

  private void localDeclaration(GoNode node) {
    int outer = iota;
    List<GoNode> values = List.of();
    Optional<GoNode> type = Optional.empty();
    iota = 0;
    for (GoNode spec : specs(node)) {
      if (spec.isAny("type_spec", "type_alias")) {
        spec.child("name").ifPresent(n -> declare(n, Optional.empty()));
        out.append("(").append(spec.type).append(' ');
        spec.child("name").ifPresent(this::write);
        inScope(() -> {
          spec.child("type_parameters").ifPresent(this::typeParameters);
          spec.child("type").ifPresent(this::write);
        });
        out.append(')');
        continue;
      }
      List<GoNode> own = spec.child("value").map(GoNode::namedChildren).orElse(List.of());
      if (!own.isEmpty() || node.is("var_declaration")) {
        values = own;
        type = spec.child("type");
      }
      List<GoNode> names = GoPackage.names(spec);
      Optional<TypeRef> declared = type.map(t -> new TypeRef(t, owner));
      out.append('(').append(spec.type).append(' ');
      type.ifPresent(this::write);
      out.append('=');
      values.forEach(this::write);
      for (int i = 0; i < names.size(); i++) {
        Optional<GoNode> value =
            i < values.size() && values.size() == names.size()
                ? Optional.of(values.get(i))
                : Optional.empty();
        Optional<TypeRef> hint =
            declared.isPresent() ? declared : value.flatMap(v -> types.of(v, owner, scope));
        declare(names.get(i), hint);
        write(names.get(i));
      }
      out.append(')');
      iota++;
    }
    iota = outer;
  }

  private static List<GoNode> specs(GoNode declaration) {
    List<GoNode> specs = new ArrayList<>();
    for (GoNode child : declaration.namedChildren()) {
      if (child.is("var_spec_list")) {
        specs.addAll(child.namedChildren());
      } else {
        specs.add(child);
      }
    }
    return specs;
  }

  private void selector(GoNode node) {
    GoNode operand = node.child("operand").orElse(node).bare();
    String name = node.child("field").map(GoNode::text).orElse("");
    if (operand.is("identifier") && scope.find(operand.text()).isEmpty()) {
      Optional<String> path = owner.importPath(node.source, operand.text());
      if (path.isPresent() && owner.named(operand.text()).isEmpty()) {
        imported(path.get(), name);
        return;
      }
    }
    out.append("(. ");
    write(operand);
    out.append(name).append(")");
    fields.add(name);
    Optional<TypeRef> type = types.of(operand, owner, scope);
    Optional<Types.Member> member = type.flatMap(t -> types.member(t, name));
    if (member.isEmpty()) {
      boolean elsewhere = type.flatMap(types::named).map(n -> n.folder().isEmpty()).orElse(false);
      if (!elsewhere) {
        softMethod(name);
      }
      return;
    }
    switch (member.get()) {
      case Types.Member.Method method -> references.add(method.key());
      case Types.Member.InterfaceMethod _ -> softMethod(name);
      case Types.Member.Field _ -> {}
    }
  }

  /** Nobody knows whose method this is: every one of that name in the package may be meant. */
  private void softMethod(String name) {
    for (String receiver : owner.receiversOf(name)) {
      references.add("~" + owner.folder + "#" + receiver + "." + name);
    }
  }

  private void imported(String path, String name) {
    Optional<String> folder = module.folderOf(path);
    if (folder.isEmpty() || !reference(module.packageIn(folder.get()), name)) {
      out.append(path).append('.').append(name).append(' ');
    }
  }

  private void qualified(GoNode node) {
    List<GoNode> parts = node.namedChildren();
    Optional<String> path = owner.importPath(node.source, parts.getFirst().text());
    if (path.isPresent() && parts.size() == 2) {
      imported(path.get(), parts.get(1).text());
    } else {
      plain(node);
    }
  }

  private void call(GoNode node) {
    plain(node);
    GoNode function = node.child("function").orElse(node).bare();
    if (!leavesRepository(function)) {
      return;
    }
    String name = function.child("field").map(GoNode::text).orElse("");
    boolean template = name.equals("Execute") || name.equals("ExecuteTemplate");
    for (GoNode argument : node.child("arguments").map(GoNode::namedChildren).orElse(List.of())) {
      types.of(argument, owner, scope).ifPresent(t -> leaves(t, template));
    }
  }

  private boolean leavesRepository(GoNode function) {
    if (!function.is("selector_expression")) {
      return false;
    }
    GoNode operand = function.child("operand").orElse(function).bare();
    if (operand.is("identifier") && scope.find(operand.text()).isEmpty()) {
      Optional<String> path = owner.importPath(function.source, operand.text());
      if (path.isPresent()) {
        return module.folderOf(path.get()).isEmpty();
      }
    }
    return types
        .of(operand, owner, scope)
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
    references.add(named.get().key());
    if (!fieldsByName) {
      whole.add(named.get().key());
    }
    for (String method : BY_INTERFACE) {
      if (types.member(type, method).orElse(null) instanceof Types.Member.Method found) {
        references.add(found.key());
      }
    }
  }

  private void composite(GoNode node) {
    out.append("(literal ");
    Optional<GoNode> type = node.child("type");
    type.ifPresent(this::write);
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
          fields.add(key.text());
          out.append(key.text()).append(' ');
          if (!struct && !owner.named(key.text()).isEmpty()) {
            references.add(owner.folder + "#" + key.text());
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
          .ifPresent(n -> whole.add(n.key()));
    }
    out.append('}');
  }

  private void value(GoNode node, Optional<TypeRef> type) {
    if (node.is("literal_value")) {
      elements(node, type);
    } else {
      write(node);
    }
  }

  private void struct(GoNode node) {
    out.append("(struct ");
    for (GoNode field : Types.fields(node)) {
      List<GoNode> names = GoPackage.names(field);
      for (int i = 0; i < Math.max(1, names.size()); i++) {
        out.append(names.isEmpty() ? "embed" : names.get(i).text()).append(' ');
        for (GoNode child : field.children) {
          if (!child.field.equals("name")) {
            write(child);
          }
        }
        out.append(',');
      }
    }
    out.append(')');
  }
}
