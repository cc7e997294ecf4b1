package com.thaloco.releaseconsole.golang;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Flags without which a command fails by its own code: {@code if *name == "" { return err }}. */
final class CliRequired {
  private final CliCode code;
  private final CliSymbols.Report report;

  /** Each flag without a default, by the call that defines it. */
  private final Map<GoNode, List<String>> flags = new HashMap<>();

  CliRequired(CliCode code, CliSymbols.Report report) {
    this.code = code;
    this.report = report;
  }

  void flag(String name, String shape, GoNode at) {
    if (!shape.contains(", default ")) {
      flags.computeIfAbsent(at, _ -> new ArrayList<>()).add(name);
    }
  }

  void report() {
    for (CliCode.Fn fn : code.functions()) {
      Map<String, GoNode> variables = variables(fn.node());
      if (variables.isEmpty()) {
        continue;
      }
      for (GoNode test : fn.node().find(n -> n.is("if_statement"))) {
        Optional<GoNode> flag =
            isFailure(test)
                ? test.child("condition").flatMap(CliRequired::zero).map(variables::get)
                : Optional.empty();
        flag.ifPresent(at ->
            flags
                .getOrDefault(at, List.of())
                .forEach(name -> report.add("required flag", name, "required", test)));
      }
    }
  }

  /** The variables that a function gives to flags, each with the call that defines the flag. */
  private Map<String, GoNode> variables(GoNode function) {
    Map<String, GoNode> variables = new HashMap<>();
    for (CliCode.Given given : CliCode.givens(function)) {
      if (flags.containsKey(given.value())) {
        variables.put("*" + given.name().text(), given.value());
      }
    }
    for (GoNode call : CliCode.calls(function)) {
      if (flags.containsKey(call)) {
        CliCode.arguments(call).stream()
            .map(GoNode::text)
            .limit(1)
            .filter(text -> text.startsWith("&"))
            .forEach(text -> variables.put(text.substring(1), call));
      }
    }
    return variables;
  }

  /** What is compared with the value that a flag has without being given. */
  private static Optional<String> zero(GoNode condition) {
    GoNode node = condition.bare();
    return node.is("binary_expression")
            && node.children.size() == 3
            && node.children.get(1).is("==")
            && node.children.get(2).text().matches("\"\"|0|nil")
        ? Optional.of(node.children.get(0).text())
        : Optional.empty();
  }

  /** Whether a condition ends the program or the function with an error. */
  static boolean isFailure(GoNode test) {
    List<GoNode> all =
        test.child("consequence").map(GoNode::namedChildren).orElse(List.of()).stream()
            .flatMap(n -> n.is("statement_list") ? n.namedChildren().stream() : List.of(n).stream())
            .toList();
    if (all.isEmpty()) {
      return false;
    }
    GoNode last = all.getLast();
    if (last.is("return_statement")) {
      List<GoNode> given = last.firstNamed().map(GoNode::namedChildren).orElse(List.of());
      return !given.isEmpty() && given.getLast().is("call_expression");
    }
    return last.text().matches("(?s)(os\\.Exit\\([^0].*|log\\.Fatal.*)");
  }
}
