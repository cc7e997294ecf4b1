package com.thaloco.releaseconsole.golang;

import com.thaloco.releaseconsole.golang.CliCode.Fn;
import com.thaloco.releaseconsole.golang.Scope.TypeRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a program writes to its standard output as JSON or YAML, which other programs read. Values
 * are followed through functions that only pass them on; what goes to a file or a connection is not
 * part of the command line.
 */
final class PrintedJson {
  /** The kind of a type that is printed. */
  static final String TYPE = "printed type";

  private static final String STANDARD_OUTPUT = "";

  /** What libraries and programs call it: os.Stdout, cmd.OutOrStdout(), streams.Out. */
  private static final Pattern OUTPUT = Pattern.compile("(?i)stdout|out(put)?(writer|orstdout)?");

  private static final int DEEPEST = 5;

  private final CliCode code;
  private final Types types;
  private final JsonPaths paths;
  private final Deque<Print> open = new ArrayDeque<>();
  private final Set<String> seen = new HashSet<>();
  private final Map<String, List<Place>> calls = new HashMap<>();
  private final Map<String, List<Place>> fields = new HashMap<>();

  PrintedJson(CliCode code, GoModule module) {
    this.code = code;
    this.types = new Types(module);
    this.paths = new JsonPaths(types);
  }

  /**
   * A value on its way to a writer.
   *
   * @param in the function whose parameters it depends on
   * @param writer the parameter that it is written to, or {@link #STANDARD_OUTPUT}
   * @param parameter the parameter that is printed, where the type is not known yet
   */
  private record Print(
      Fn in, String writer, Optional<TypeRef> type, Optional<String> parameter, GoNode at) {
    String key() {
      return "%s %s %s %s"
          .formatted(in.key(), writer, parameter, type.map(t -> t.node().place()).orElse(""));
    }
  }

  /** A call, or the value of a field where a struct is made. */
  private record Place(Fn from, GoNode node) {}

  void report(CliSymbols.Report report) {
    for (Fn fn : code.functions()) {
      fn.node()
          .walk(node -> {
            if (node.is("call_expression")) {
              String callee = node.child("function").orElse(node).text();
              String path = callee.replaceFirst("(?s)\\[.*", "");
              note(calls, path.substring(path.lastIndexOf('.') + 1), new Place(fn, node));
            } else if (node.is("keyed_element")) {
              node.child("key")
                  .ifPresent(key ->
                      node.child("value")
                          .ifPresent(value -> note(fields, key.text(), new Place(fn, value))));
            }
          });
    }
    Stream.of("Encode", "Marshal", "MarshalIndent")
        .flatMap(name -> calls.getOrDefault(name, List.of()).stream())
        .forEach(call -> prints(call.node(), call.from()));
    while (!open.isEmpty()) {
      Print print = open.poll();
      if (print.writer().equals(STANDARD_OUTPUT) && print.type().isPresent()) {
        paths.report(print.type().get(), print.at(), report);
      } else {
        callers(print);
      }
    }
  }

  private static void note(Map<String, List<Place>> index, String name, Place place) {
    index.computeIfAbsent(name, _ -> new ArrayList<>()).add(place);
  }

  private void prints(GoNode call, Fn fn) {
    List<GoNode> arguments = CliCode.arguments(call);
    if (arguments.isEmpty()) {
      return;
    }
    if (CliCode.method(call).equals("Encode")) {
      CliCode.operand(call)
          .flatMap(o -> encoder(o, fn, 0))
          .ifPresent(w -> add(fn, w, arguments.getFirst(), call));
    } else if (isFormat(call, fn)) {
      marshalled(call, fn).forEach(w -> add(fn, w, arguments.getFirst(), call));
    }
  }

  private static boolean isFormat(GoNode call, Fn fn) {
    return CliCode.operand(call)
        .flatMap(o -> fn.owner().importPath(call.source, o.text()))
        .filter(path -> path.matches(".*(json|yaml)[^/]*(/v\\d+)?|.*/json-iterator/go"))
        .isPresent();
  }

  /** The writer of {@code json.NewEncoder(w)}, or of a name, parameter or field for it. */
  private Optional<String> encoder(GoNode expression, Fn fn, int depth) {
    GoNode node = expression.bare();
    if (depth > DEEPEST) {
      return Optional.empty();
    }
    if (node.is("identifier")) {
      return parameter(fn, node.text()).isPresent()
          ? parameter(fn, node.text())
              .filter(type -> type.endsWith(".Encoder"))
              .map(_ -> node.text())
          : CliCode.assigned(fn.node(), node.text()).flatMap(v -> encoder(v, fn, depth + 1));
    }
    if (node.is("selector_expression")) {
      String field = node.child("field").map(GoNode::text).orElse("");
      return fields.getOrDefault(field, List.of()).stream()
          .flatMap(made -> encoder(made.node(), made.from(), depth + 1).stream())
          .filter(STANDARD_OUTPUT::equals) // a parameter would be the maker's
          .findFirst();
    }
    return CliCode.method(node).equals("NewEncoder") && isFormat(node, fn)
        ? CliCode.arguments(node).stream().findFirst().flatMap(w -> writer(w, fn, depth + 1))
        : Optional.empty();
  }

  /** Where the same function prints the bytes that a call gives. */
  private Stream<String> marshalled(GoNode call, Fn fn) {
    Optional<String> name =
        CliCode.givens(fn.node()).stream()
            .filter(given -> given.value() == call)
            .map(given -> given.name().text())
            .findFirst();
    return CliCode.calls(fn.node()).stream()
        .filter(print ->
            CliCode.arguments(print).stream()
                .anyMatch(argument ->
                    !argument
                        .find(n ->
                            n == call
                                || (n.is("identifier")
                                    && n.start > call.end
                                    && name.equals(Optional.of(n.text()))))
                        .isEmpty()))
        .flatMap(print -> target(print, fn).stream())
        .distinct();
  }

  private Optional<String> target(GoNode print, Fn fn) {
    String method = CliCode.method(print);
    Optional<GoNode> operand = CliCode.operand(print);
    boolean fmt =
        operand
            .flatMap(o -> fn.owner().importPath(print.source, o.text()))
            .filter("fmt"::equals)
            .isPresent();
    if (method.matches("Fprint(ln|f)?") && fmt) {
      return writer(CliCode.arguments(print).getFirst(), fn, 0);
    }
    if (method.matches("Write(String)?")) {
      return operand.flatMap(o -> writer(o, fn, 0));
    }
    boolean command =
        fmt
            || operand
                .flatMap(o -> types.of(o, fn.owner(), scope(fn, print)))
                .flatMap(types::named)
                .filter(named -> named.name().equals("Command"))
                .isPresent();
    return method.matches("Print(ln|f)?") && command
        ? Optional.of(STANDARD_OUTPUT)
        : Optional.empty();
  }

  /** The standard output, or the parameter that the caller gives; empty for any other writer. */
  private Optional<String> writer(GoNode expression, Fn fn, int depth) {
    GoNode node = expression.bare();
    if (depth > DEEPEST) {
      return Optional.empty();
    }
    return switch (node.type) {
      case "selector_expression" ->
          node.child("field").filter(f -> OUTPUT.matcher(f.text()).matches()).isPresent()
              ? Optional.of(STANDARD_OUTPUT)
              : encoder(node, fn, depth + 1);
      case "call_expression" ->
          OUTPUT.matcher(CliCode.method(node)).matches()
              ? Optional.of(STANDARD_OUTPUT)
              : CliCode.method(node).matches("New(Buffered)?Writer(Size)?")
                  ? CliCode.arguments(node).stream()
                      .findFirst()
                      .flatMap(inner -> writer(inner, fn, depth + 1))
                  : Optional.empty();
      case "identifier" -> {
        if (parameter(fn, node.text()).isPresent()) {
          yield Optional.of(node.text());
        }
        yield CliCode.assigned(fn.node(), node.text())
            .or(() ->
                fn.owner().named(node.text()).stream().findFirst().flatMap(Declaration::value))
            .flatMap(value -> writer(value, fn, depth + 1));
      }
      default -> Optional.empty();
    };
  }

  private void add(Fn fn, String writer, GoNode value, GoNode at) {
    Optional<TypeRef> type = types.of(value, fn.owner(), scope(fn, at)).filter(paths::isKnown);
    Optional<String> parameter =
        Optional.of(value.bare().text())
            .filter(name -> type.isEmpty() && parameters(fn).contains(name));
    if (type.isPresent() || parameter.isPresent()) {
      add(new Print(fn, writer, type, parameter, at));
    }
  }

  private void add(Print print) {
    if (seen.add(print.key())) {
      open.add(print);
    }
  }

  /** Looks at who calls the function, and what it is given there. */
  private void callers(Print print) {
    List<String> parameters = parameters(print.in());
    String name = print.in().node().child("name").map(GoNode::text).orElse("");
    boolean called = false;
    for (Place call : calls.getOrDefault(name, List.of())) {
      Fn fn = call.from();
      List<GoNode> arguments = CliCode.arguments(call.node());
      if (!isCall(call.node(), print.in(), fn) || arguments.size() < parameters.size()) {
        continue;
      }
      called = true;
      Optional<String> writer =
          print.writer().equals(STANDARD_OUTPUT)
              ? Optional.of(STANDARD_OUTPUT)
              : writer(arguments.get(parameters.indexOf(print.writer())), fn, 0);
      if (writer.isPresent() && print.parameter().isPresent()) {
        int index = parameters.indexOf(print.parameter().get());
        add(fn, writer.get(), arguments.get(index), call.node());
      } else if (writer.isPresent()) {
        add(new Print(fn, writer.get(), print.type(), Optional.empty(), print.at()));
      }
    }
    boolean anyWriter = parameter(print.in(), print.writer()).equals(Optional.of("io.Writer"));
    if (!called && print.type().isPresent() && anyWriter && isNamed(print.in(), name)) {
      // A command of a table, which calls it.
      add(new Print(print.in(), STANDARD_OUTPUT, print.type(), Optional.empty(), print.at()));
    }
  }

  /** Whether another declaration of its package names a function. */
  private boolean isNamed(Fn function, String name) {
    return function.node().is("function_declaration")
        && code.functions().stream()
            .filter(fn -> fn.owner() == function.owner() && fn.node() != function.node())
            .anyMatch(
                fn -> !fn.node().find(n -> n.is("identifier") && n.text().equals(name)).isEmpty());
  }

  /** The type of one of a function's own parameters, as it is written. */
  private static Optional<String> parameter(Fn fn, String name) {
    return declared(fn).stream()
        .filter(p -> GoPackage.names(p).stream().anyMatch(n -> n.text().equals(name)))
        .findFirst()
        .flatMap(p -> p.child("type"))
        .map(GoNode::text);
  }

  /** Whether a call of a function's name is one of this function. */
  private boolean isCall(GoNode call, Fn callee, Fn caller) {
    Optional<GoNode> operand = CliCode.operand(call);
    return operand.isEmpty()
        ? caller.owner() == callee.owner()
        : callee.node().is("method_declaration")
            || operand
                .flatMap(o -> types.importedPackage(o, caller.owner(), new Scope(null)))
                .filter(owner -> owner == callee.owner())
                .isPresent();
  }

  private static List<String> parameters(Fn fn) {
    return declared(fn).stream()
        .flatMap(p -> GoPackage.names(p).stream())
        .map(GoNode::text)
        .toList();
  }

  /** A function's own parameters; none for a declaration that is no function. */
  private static List<GoNode> declared(Fn fn) {
    return fn.node().child("parameters").map(GoNode::namedChildren).orElse(List.of());
  }

  /** The names that are declared before a place, with their types. */
  private Scope scope(Fn fn, GoNode at) {
    var scope = new Scope(null);
    List<GoNode> declaring =
        fn.node()
            .find(n ->
                n.start < at.start
                    && n.isAny(
                        "parameter_declaration",
                        "short_var_declaration",
                        "var_spec",
                        "range_clause"));
    for (GoNode node : declaring) {
      Optional<TypeRef> declared = node.child("type").map(t -> new TypeRef(t, fn.owner()));
      List<GoNode> left =
          node.child("left").map(GoNode::namedChildren).orElseGet(() -> GoPackage.names(node));
      Optional<GoNode> right = node.child("right").or(() -> node.child("value"));
      for (int i = 0; i < left.size(); i++) {
        int index = i;
        Optional<TypeRef> type =
            declared.isPresent()
                ? declared
                : right.flatMap(r -> given(node, r, index, fn.owner(), scope));
        scope.put(left.get(i).text(), new Scope.Local(0, type, Optional.empty()));
      }
    }
    return scope;
  }

  private Optional<TypeRef> given(
      GoNode node, GoNode right, int index, GoPackage owner, Scope scope) {
    if (node.is("range_clause")) {
      return index == 1 ? types.of(right, owner, scope).flatMap(types::element) : Optional.empty();
    }
    List<GoNode> values = right.namedChildren();
    if (values.isEmpty()) {
      return Optional.empty();
    }
    return index < values.size()
        ? index == 0
            ? types.results(values.getFirst(), owner, scope, 0)
            : types.of(values.get(index), owner, scope)
        : types.results(values.getFirst(), owner, scope, index);
  }
}
