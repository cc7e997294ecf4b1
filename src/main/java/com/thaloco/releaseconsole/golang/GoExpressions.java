package com.thaloco.releaseconsole.golang;

import com.thaloco.releaseconsole.golang.GoValue.Code;
import com.thaloco.releaseconsole.golang.GoValue.Func;
import com.thaloco.releaseconsole.golang.GoValue.Many;
import com.thaloco.releaseconsole.golang.GoValue.Table;
import com.thaloco.releaseconsole.golang.GoValue.Text;
import com.thaloco.releaseconsole.golang.GoValue.Thing;
import com.thaloco.releaseconsole.golang.GoValue.Zero;
import com.thaloco.releaseconsole.golang.Scope.TypeRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The expressions of a program that {@link GoRun} follows. */
final class GoExpressions {
  static final GoValue TRUE = new Code("true");
  static final GoValue FALSE = new Code("false");

  private final GoRun run;
  private final CliLibraries libraries;

  GoExpressions(GoRun run, CliLibraries libraries) {
    this.run = run;
    this.libraries = libraries;
  }

  /** One of the results of a call. */
  static GoValue result(GoValue value, int index) {
    if (value instanceof Many(List<GoValue> items)) {
      return index < items.size() ? items.get(index) : GoValue.UNKNOWN;
    }
    return index == 0 ? value : GoValue.UNKNOWN;
  }

  /** Of several returns the first that gives something. */
  static GoValue returned(List<GoValue> all) {
    for (GoValue value : all) {
      GoValue first = result(value, 0);
      if (first != GoValue.UNKNOWN && !first.equals(GoValue.NIL) && !(first instanceof Zero)) {
        return value;
      }
    }
    return all.isEmpty() ? GoValue.UNKNOWN : all.getFirst();
  }

  GoValue eval(GoNode node, GoFrame frame) {
    return switch (node.type) {
      case "interpreted_string_literal", "raw_string_literal" -> new Text(Literals.string(node));
      case "int_literal", "float_literal", "imaginary_literal" ->
          new Code(Literals.canonical(node).replaceFirst("^int:", ""));
      case "rune_literal" -> new Code(node.text());
      case "true", "false", "nil" -> new Code(node.type);
      case "identifier" -> name(node, frame);
      case "selector_expression" -> selector(node, frame);
      case "unary_expression" -> unary(node, frame);
      case "binary_expression" -> binary(node, frame);
      case "composite_literal" -> {
        GoNode type = node.child("type").orElse(node);
        yield node.child("body").map(b -> literal(b, type, frame)).orElse(GoValue.UNKNOWN);
      }
      case "func_literal" -> {
        var literal = new Func(node, frame.owner, frame, null);
        run.made(literal);
        yield literal;
      }
      case "call_expression" -> call(node, frame);
      case "index_expression" -> {
        GoValue operand = child(node, "operand", frame);
        GoValue index = child(node, "index", frame);
        yield switch (operand) {
          case Table(Map<GoValue, GoValue> entries) -> entries.getOrDefault(index, GoValue.UNKNOWN);
          case Many(List<GoValue> items)
              when index instanceof Code(String at) && at.matches("\\d{1,6}") ->
              result(operand, Integer.parseInt(at));
          default -> GoValue.UNKNOWN;
        };
      }
      case "type_conversion_expression", "type_assertion_expression", "slice_expression" ->
          child(node, "operand", frame);
      default -> {
        node.namedChildren().stream()
            .filter(n -> !n.type.endsWith("_type"))
            .forEach(n -> run.eval(n, frame));
        yield GoValue.UNKNOWN;
      }
    };
  }

  private GoValue child(GoNode node, String field, GoFrame frame) {
    return node.child(field).map(n -> run.eval(n, frame)).orElse(GoValue.UNKNOWN);
  }

  private GoValue name(GoNode node, GoFrame frame) {
    GoValue local = frame.find(node.text());
    return local != null ? local : run.global(frame.owner, node.text());
  }

  /** The package of this repository that a name in front of a dot represents. */
  Optional<GoPackage> imported(GoNode operand, GoFrame frame) {
    return path(operand, frame).flatMap(run.module::folderOf).map(run.module::packageIn);
  }

  private static Optional<String> path(GoNode operand, GoFrame frame) {
    return operand.is("identifier") && frame.find(operand.text()) == null
        ? frame.owner.importPath(operand.source, operand.text())
        : Optional.empty();
  }

  private GoValue selector(GoNode node, GoFrame frame) {
    GoNode operand = node.child("operand").orElse(node).bare();
    String name = node.child("field").map(GoNode::text).orElse("");
    Optional<String> path = path(operand, frame);
    if (path.isPresent()) {
      return imported(operand, frame)
          .map(owner -> run.global(owner, name))
          .orElseGet(() -> libraries.value(path.get(), name, node));
    }
    if (run.eval(operand, frame) instanceof Thing thing) {
      return run.types
          .method(thing, name)
          .<GoValue>map(m -> m)
          .orElseGet(() -> run.types.field(thing, name));
    }
    return GoValue.UNKNOWN;
  }

  private GoValue unary(GoNode node, GoFrame frame) {
    GoValue value = child(node, "operand", frame);
    String operator = node.child("operator").map(GoNode::text).orElse("");
    return switch (operator) {
      case "&", "*" -> value;
      case "!" -> value.equals(TRUE) ? FALSE : value.equals(FALSE) ? TRUE : GoValue.UNKNOWN;
      case "-" -> {
        String shown = GoValue.shown(value);
        yield shown.isEmpty() ? value : new Code("-" + shown);
      }
      default -> GoValue.UNKNOWN;
    };
  }

  private GoValue binary(GoNode node, GoFrame frame) {
    List<GoValue> values = new ArrayList<>();
    node.namedChildren().forEach(n -> values.add(run.eval(n, frame)));
    String operator = node.children.get(1).type;
    GoValue left = values.getFirst();
    GoValue right = values.getLast();
    switch (operator) {
      case "&&" -> {
        return values.contains(FALSE)
            ? FALSE
            : values.stream().allMatch(TRUE::equals) ? TRUE : GoValue.UNKNOWN;
      }
      case "||" -> {
        return values.contains(TRUE)
            ? TRUE
            : values.stream().allMatch(FALSE::equals) ? FALSE : GoValue.UNKNOWN;
      }
      case "==", "!=" -> {
        Optional<Boolean> equal = equal(left, right);
        return equal.map(e -> e == operator.equals("==") ? TRUE : FALSE).orElse(GoValue.UNKNOWN);
      }
      case "+" -> {
        GoValue sum = GoTexts.sum(values);
        if (sum != GoValue.UNKNOWN) {
          return sum;
        }
      }
      default -> {}
    }
    List<String> shown = values.stream().map(GoValue::shown).toList();
    return shown.contains("") ? GoValue.UNKNOWN : new Code(String.join(operator, shown));
  }

  private static Optional<Boolean> equal(GoValue left, GoValue right) {
    if (left instanceof Text(String a) && right instanceof Text(String b)) {
      return Optional.of(a.equals(b));
    }
    boolean nil = left.equals(GoValue.NIL) || right.equals(GoValue.NIL);
    GoValue other = left.equals(GoValue.NIL) ? right : left;
    if (nil && (other instanceof Thing || other instanceof Func || other.equals(GoValue.NIL))) {
      return Optional.of(other.equals(GoValue.NIL));
    }
    boolean literals =
        left instanceof Code(String a)
            && right instanceof Code(String b)
            && (a + ";" + b).matches("\\d+;\\d+|(true|false);(true|false)");
    return literals ? Optional.of(left.equals(right)) : Optional.empty();
  }

  /** A composite literal's body, in the words of its type. */
  private GoValue literal(GoNode body, GoNode type, GoFrame frame) {
    GoNode wanted = type.bare();
    Optional<TypeRef> definition = run.types.definition(wanted, frame.owner);
    GoNode is = definition.map(TypeRef::node).orElse(wanted);
    if (is.is("map_type")) {
      Map<GoValue, GoValue> entries = new LinkedHashMap<>();
      Optional<GoNode> element = is.child("value");
      for (GoNode row : body.named("keyed_element")) {
        GoValue key =
            row.child("key").map(k -> item(k, is.child("key"), frame)).orElse(GoValue.UNKNOWN);
        entries.put(
            key, row.child("value").map(v -> item(v, element, frame)).orElse(GoValue.UNKNOWN));
      }
      return new Table(entries);
    }
    boolean rows = body.namedChildren().stream().anyMatch(n -> n.is("literal_element"));
    boolean struct = is.is("struct_type");
    if (is.isAny("slice_type", "array_type", "implicit_length_array_type") || (rows && !struct)) {
      Optional<GoNode> element = is.child("element");
      List<GoValue> items = new ArrayList<>();
      for (GoNode row : body.namedChildren()) {
        GoNode value = row.is("keyed_element") ? row.child("value").orElse(row) : row;
        items.add(item(value, element, frame));
      }
      return new Many(items);
    }
    var thing =
        new Thing(
            run.types.key(wanted, frame.owner), struct ? definition : Optional.empty(), true, body);
    List<GoTypes.Field> fields = run.types.fields(thing);
    List<String> names = fields.stream().flatMap(f -> f.names().stream()).toList();
    int at = 0;
    for (GoNode row : body.namedChildren()) {
      if (row.is("keyed_element")) {
        String name = row.child("key").map(k -> k.bare().text()).orElse("");
        Optional<GoNode> declared =
            fields.stream()
                .filter(f -> f.names().contains(name))
                .findFirst()
                .flatMap(f -> f.node().child("type"));
        row.child("value").ifPresent(v -> thing.fields.put(name, item(v, declared, frame)));
      } else if (at < names.size()) {
        thing.fields.put(names.get(at++), item(row, Optional.empty(), frame));
      }
    }
    libraries.made(thing);
    return thing;
  }

  private GoValue item(GoNode node, Optional<GoNode> type, GoFrame frame) {
    GoNode value = node.bare();
    if (!value.is("literal_value")) {
      return run.eval(value, frame);
    }
    GoNode plain = type.map(GoNode::bare).orElse(value);
    GoNode inner = plain.is("pointer_type") ? plain.firstNamed().orElse(plain) : plain;
    return literal(value, inner, frame);
  }

  private GoValue call(GoNode node, GoFrame frame) {
    GoNode callee = node.child("function").orElse(node).bare();
    if (callee.is("index_expression")) {
      callee = callee.child("operand").orElse(callee).bare();
    }
    List<GoNode> given = CliCode.arguments(node);
    if (callee.is("identifier")
        && frame.find(callee.text()) == null
        && frame.owner.named(callee.text()).isEmpty()) {
      return builtin(callee.text(), given, frame);
    }
    if (callee.is("selector_expression")) {
      return method(node, callee, given, frame);
    }
    GoValue function = run.eval(callee, frame);
    List<GoValue> arguments = run.evalAll(given, frame);
    if (function instanceof Func f) {
      return run.call(f, arguments);
    }
    // A conversion, or a function that is not known.
    return arguments.size() == 1 ? arguments.getFirst() : GoValue.UNKNOWN;
  }

  private GoValue builtin(String name, List<GoNode> given, GoFrame frame) {
    if (name.equals("new")) {
      return given.stream()
          .findFirst()
          .map(t -> run.types.of(t, frame.owner, true, t))
          .map(this::noted)
          .orElse(GoValue.UNKNOWN);
    }
    if (name.equals("make")) {
      boolean map = given.stream().anyMatch(t -> t.is("map_type"));
      return map ? new Table(new LinkedHashMap<>()) : new Many(List.of());
    }
    List<GoValue> values = run.evalAll(given, frame);
    return switch (name) {
      case "append" -> {
        List<GoValue> all = new ArrayList<>();
        if (!values.isEmpty() && values.getFirst() instanceof Many(List<GoValue> items)) {
          all.addAll(items);
        }
        all.addAll(values.stream().skip(1).toList());
        yield new Many(all);
      }
      case "len" ->
          values.getFirst() instanceof Many(List<GoValue> items)
              ? new Code(Integer.toString(items.size()))
              : GoValue.UNKNOWN;
      default -> values.size() == 1 ? values.getFirst() : GoValue.UNKNOWN;
    };
  }

  private GoValue noted(GoValue value) {
    if (value instanceof Thing thing) {
      libraries.made(thing);
    }
    return value;
  }

  private GoValue method(GoNode node, GoNode callee, List<GoNode> given, GoFrame frame) {
    GoNode operand = callee.child("operand").orElse(callee).bare();
    String name = callee.child("field").map(GoNode::text).orElse("");
    Optional<String> path = path(operand, frame);
    if (path.isPresent()) {
      List<GoValue> arguments = run.evalAll(given, frame);
      Optional<GoPackage> own = imported(operand, frame);
      if (own.isEmpty()) {
        return libraries.call(path.get(), name, arguments, node, run);
      }
      GoValue function = run.global(own.get(), name);
      return function instanceof Func f
          ? run.call(f, arguments)
          : arguments.size() == 1 ? arguments.getFirst() : GoValue.UNKNOWN;
    }
    GoValue receiver = run.eval(operand, frame);
    List<GoValue> arguments = run.evalAll(given, frame);
    if (receiver instanceof Thing thing) {
      Optional<Func> own = run.types.method(thing, name);
      if (own.isPresent()) {
        return run.call(own.get(), arguments);
      }
      if (run.types.field(thing, name) instanceof Func f) {
        return run.call(f, arguments);
      }
      return libraries.method(library(thing, name), name, arguments, node, run);
    }
    return libraries.unknown(name, arguments, node);
  }

  /** The library's thing that a method is one of: itself, or what is embedded in it. */
  private Thing library(Thing thing, String name) {
    if (CliLibraries.knows(thing.type)) {
      return thing;
    }
    for (Thing inner : run.types.embedded(thing)) {
      Thing found = library(inner, name);
      if (CliLibraries.knows(found.type)) {
        return found;
      }
    }
    return thing;
  }
}
