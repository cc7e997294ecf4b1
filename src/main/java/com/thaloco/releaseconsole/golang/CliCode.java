package com.thaloco.releaseconsole.golang;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The declarations of a program, with the small questions about calls and names in them. */
final class CliCode {
  /** What a command or flag may be called. */
  static final Pattern NAME = Pattern.compile("[A-Za-z][\\w:.-]*");

  /** A declaration, mostly a function, with the package in whose words it is written. */
  record Fn(GoPackage owner, GoNode node, String key) {}

  /** A call of a function, with the one that it is in. */
  record CallSite(Fn fn, List<GoNode> arguments) {}

  private final List<Fn> functions = new ArrayList<>();

  CliCode(List<GoPackage> packages) {
    for (GoPackage owner : packages) {
      for (Declaration d : owner.all()) {
        functions.add(new Fn(owner, d.node(), owner.folder + "#" + d.name()));
      }
    }
  }

  List<Fn> functions() {
    return functions;
  }

  List<CallSite> callers(Fn target) {
    String name = target.node().child("name").map(GoNode::text).orElse("");
    List<CallSite> sites = new ArrayList<>();
    for (Fn fn : functions) {
      for (GoNode call : calls(fn.node())) {
        GoNode callee = call.child("function").orElse(call).bare();
        if (callee.text().equals(name) || method(call).equals(name)) {
          sites.add(new CallSite(fn, arguments(call)));
        }
      }
    }
    return sites;
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

  /** The first value that a function gives to a local name. */
  static Optional<GoNode> assigned(GoNode function, String name) {
    for (GoNode node : function.find(n -> n.isAny("short_var_declaration", "var_spec"))) {
      if (node == function) {
        continue;
      }
      List<GoNode> names =
          node.is("var_spec")
              ? GoPackage.names(node)
              : node.child("left").map(GoNode::namedChildren).orElse(List.of());
      List<GoNode> given =
          node.child(node.is("var_spec") ? "value" : "right")
              .map(GoNode::namedChildren)
              .orElse(List.of());
      for (int i = 0; i < names.size() && i < given.size(); i++) {
        if (names.get(i).text().equals(name)) {
          return Optional.of(given.get(i));
        }
      }
    }
    return Optional.empty();
  }

  static int parameter(GoNode function, String name) {
    int at = 0;
    for (GoNode parameter :
        function.child("parameters").map(GoNode::namedChildren).orElse(List.of())) {
      List<GoNode> names = GoPackage.names(parameter);
      for (int i = 0; i < names.size(); i++) {
        if (names.get(i).text().equals(name)) {
          return at + i;
        }
      }
      at += Math.max(1, names.size());
    }
    return -1;
  }
}
