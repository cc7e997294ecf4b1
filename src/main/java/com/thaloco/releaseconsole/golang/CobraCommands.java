package com.thaloco.releaseconsole.golang;

import com.thaloco.releaseconsole.golang.CliCode.CallSite;
import com.thaloco.releaseconsole.golang.CliCode.Fn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Commands of the cobra library: their literals, which command holds which, and which of them an
 * expression may give.
 */
final class CobraCommands {
  private final CliCode code;
  private final Values values;
  private final CliSymbols.Report report;
  private final Map<GoNode, String> commandNames = new LinkedHashMap<>();
  private final Map<GoNode, GoNode> parents = new HashMap<>();

  CobraCommands(CliCode code, Values values, CliSymbols.Report report) {
    this.code = code;
    this.values = values;
    this.report = report;
    code.functions().forEach(this::commands);
    code.functions().forEach(this::links);
  }

  void report() {
    commandNames.keySet().forEach(this::command);
  }

  private void commands(Fn fn) {
    for (GoNode literal : fn.node().find(n -> n.is("composite_literal"))) {
      String type = literal.child("type").map(GoNode::text).orElse("");
      if (type.endsWith(".Command") && property(literal, "Use").isPresent()) {
        Optional<String> use = property(literal, "Use").flatMap(v -> values.string(v, fn.owner()));
        commandNames.put(literal, use.map(u -> u.strip().split("\\s+", 2)[0]).orElse("?"));
      }
    }
  }

  private static Optional<GoNode> property(GoNode literal, String name) {
    return literal.child("body").stream()
        .flatMap(b -> b.named("keyed_element").stream())
        .filter(e -> e.child("key").map(k -> k.bare().text().equals(name)).orElse(false))
        .findFirst()
        .flatMap(e -> e.child("value"))
        .map(GoNode::bare);
  }

  private void links(Fn fn) {
    for (GoNode call : CliCode.calls(fn.node())) {
      if (!CliCode.method(call).equals("AddCommand")) {
        continue;
      }
      List<GoNode> parent =
          CliCode.operand(call).map(o -> literals(o, fn, 0)).orElse(List.of()).stream().toList();
      for (GoNode argument : CliCode.arguments(call)) {
        for (GoNode child : literals(argument, fn, 0)) {
          parent.stream().filter(p -> p != child).findFirst().ifPresent(p -> parents.put(child, p));
        }
      }
    }
  }

  /** The command literals that an expression may give. */
  List<GoNode> literals(GoNode expression, Fn fn, int depth) {
    GoNode node = expression.bare();
    if (depth > 8) {
      return List.of();
    }
    if (commandNames.containsKey(node)) {
      return List.of(node);
    }
    return switch (node.type) {
      case "unary_expression" ->
          node.firstNamed().map(n -> literals(n, fn, depth + 1)).orElse(List.of());
      case "identifier" -> fromName(node.text(), fn, depth);
      case "call_expression" -> {
        GoNode callee = node.child("function").orElse(node).bare();
        String name =
            callee.is("selector_expression")
                ? callee.child("field").map(GoNode::text).orElse("")
                : callee.text();
        List<GoNode> all = new ArrayList<>();
        for (Fn target : code.named(name)) {
          for (GoNode back : target.node().find(n -> n.is("return_statement"))) {
            back.find(n -> n.is("expression_list")).stream()
                .limit(1)
                .flatMap(l -> l.namedChildren().stream())
                .forEach(v -> all.addAll(literals(v, target, depth + 1)));
          }
        }
        yield all;
      }
      default -> List.of();
    };
  }

  private List<GoNode> fromName(String name, Fn fn, int depth) {
    Optional<GoNode> value = CliCode.assigned(fn.node(), name);
    if (value.isPresent()) {
      return literals(value.get(), fn, depth + 1);
    }
    List<GoNode> all = new ArrayList<>();
    int parameter = CliCode.parameter(fn.node(), name);
    if (parameter >= 0) {
      for (CallSite site : code.callers(fn)) {
        if (parameter < site.arguments().size()) {
          all.addAll(literals(site.arguments().get(parameter), site.fn(), depth + 1));
        }
      }
      return all;
    }
    return fn.owner().named(name).stream()
        .findFirst()
        .flatMap(Declaration::value)
        .map(v -> literals(v, fn, depth + 1))
        .orElse(List.of());
  }

  String path(GoNode literal) {
    List<String> words = new ArrayList<>();
    GoNode at = literal;
    for (int i = 0; at != null && i < 20; i++) {
      words.addFirst(commandNames.getOrDefault(at, "?"));
      at = parents.get(at);
    }
    return String.join(" ", words);
  }

  private void command(GoNode literal) {
    String path = path(literal);
    String arguments = property(literal, "Args").map(Values::tokens).orElse("any");
    report.add("command", path, "arguments " + arguments, literal);
    property(literal, "Aliases")
        .ifPresent(a ->
            a.find(Literals::isString)
                .forEach(
                    s -> report.add("command", path + " alias " + Literals.string(s), "alias", s)));
  }
}
