package com.thaloco.releaseconsole.golang;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The declarations of a program, with the small questions about calls and names in them. */
final class CliCode {
  /** What a command or flag may be called. */
  static final Pattern NAME = Pattern.compile("[A-Za-z][\\w:.-]*");

  /** A declaration, mostly a function, with the package in whose words it is written. */
  record Fn(GoPackage owner, GoNode node, String key) {}

  private final List<GoPackage> packages;
  private final List<Fn> functions = new ArrayList<>();

  CliCode(List<GoPackage> packages) {
    this.packages = packages;
    for (GoPackage owner : packages) {
      for (Declaration d : owner.all()) {
        functions.add(new Fn(owner, d.node(), owner.folder + "#" + d.name()));
      }
    }
  }

  List<Fn> functions() {
    return functions;
  }

  /** The part of it in some packages. */
  CliCode where(Predicate<GoPackage> wanted) {
    return new CliCode(packages.stream().filter(wanted).toList());
  }

  List<Fn> named(String name) {
    return functions.stream()
        .filter(f -> f.node().isAny("function_declaration", "method_declaration"))
        .filter(f -> f.node().child("name").map(GoNode::text).orElse("").equals(name))
        .toList();
  }

  static List<GoNode> calls(GoNode node) {
    return node.find(n -> n.is("call_expression"));
  }

  static String method(GoNode call) {
    return call.child("function")
        .filter(f -> f.is("selector_expression"))
        .flatMap(f -> f.child("field"))
        .map(GoNode::text)
        .orElse("");
  }

  static Optional<GoNode> operand(GoNode call) {
    return call.child("function").flatMap(f -> f.child("operand"));
  }

  static List<GoNode> arguments(GoNode call) {
    return call.child("arguments").map(GoNode::namedChildren).orElse(List.of());
  }

  /** A local name and a value that it is given where it is declared. */
  record Given(GoNode name, GoNode value) {}

  /** What a function gives to its local names, in the order of the text. */
  static List<Given> givens(GoNode function) {
    var givens = new ArrayList<Given>();
    for (GoNode node : function.find(n -> n.isAny("short_var_declaration", "var_spec"))) {
      if (node == function) {
        continue;
      }
      List<GoNode> names =
          node.is("var_spec")
              ? GoPackage.names(node)
              : node.child("left").map(GoNode::namedChildren).orElse(List.of());
      List<GoNode> values =
          node.child(node.is("var_spec") ? "value" : "right")
              .map(GoNode::namedChildren)
              .orElse(List.of());
      for (int i = 0; i < names.size() && i < values.size(); i++) {
        givens.add(new Given(names.get(i), values.get(i)));
      }
    }
    return givens;
  }

  /** The first value that a function gives to a local name. */
  static Optional<GoNode> assigned(GoNode function, String name) {
    return givens(function).stream()
        .filter(given -> given.name().text().equals(name))
        .map(Given::value)
        .findFirst();
  }
}
