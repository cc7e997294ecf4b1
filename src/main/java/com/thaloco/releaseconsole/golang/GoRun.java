package com.thaloco.releaseconsole.golang;

import com.thaloco.releaseconsole.golang.GoValue.Code;
import com.thaloco.releaseconsole.golang.GoValue.Func;
import com.thaloco.releaseconsole.golang.GoValue.Many;
import com.thaloco.releaseconsole.golang.GoValue.Table;
import com.thaloco.releaseconsole.golang.GoValue.Thing;
import com.thaloco.releaseconsole.golang.GoValue.Zero;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows a program as if it ran, as far as its command line is concerned: both branches of a
 * condition that is not known, a loop over a known list for each of its items, any other once.
 */
final class GoRun {
  private static final int DEPTH = 60;

  /** Nodes that one program may take: bounds the time. */
  private static final int BUDGET = 12_000_000;

  final GoModule module;
  final GoTypes types;
  private final GoExpressions expressions;
  private final CliRelevance relevance;
  private final Map<String, GoValue> globals = new HashMap<>();
  private final Map<GoNode, Integer> active = new HashMap<>();
  private final Set<GoNode> visited = new HashSet<>();
  private final Set<Func> literals = new LinkedHashSet<>();
  private int depth;
  private int aside;
  private int spent;
  private @Nullable GoNode end;

  GoRun(GoModule module, CliLibraries libraries) {
    this.module = module;
    this.types = new GoTypes(module);
    this.relevance = new CliRelevance(module);
    this.expressions = new GoExpressions(this, libraries);
  }

  /** Where the program turned out to be too large to be followed to its end. */
  Optional<GoNode> gaveUp() {
    return Optional.ofNullable(end);
  }

  private boolean isSpent(GoNode at) {
    if (++spent < BUDGET) {
      return false;
    }
    end = end == null ? at : end;
    return true;
  }

  /** Runs a function that nothing has called: what it is given is not known. */
  void enter(Func function) {
    if (!visited.contains(function.node()) && relevance.of(function.node(), function.owner())) {
      call(function, List.of());
    }
  }

  /** Runs the functions that were made as values and are not called anywhere. */
  void enterLiterals() {
    for (int round = 0; round < 3; round++) {
      List.copyOf(literals).forEach(this::enter);
    }
  }

  void made(Func literal) {
    literals.add(literal);
  }

  GoValue global(GoPackage owner, String name) {
    Optional<Declaration> declared = owner.named(name).stream().findFirst();
    if (declared.isEmpty()) {
      return GoValue.UNKNOWN;
    }
    Declaration d = declared.get();
    if (d.kind() == Declaration.Kind.FUNC) {
      return new Func(d.node(), owner, null, null);
    }
    String key = owner.folder + "#" + name;
    GoValue known = globals.get(key);
    if (known != null) {
      return known;
    }
    globals.put(key, GoValue.UNKNOWN);
    var frame = new GoFrame(owner, null, new GoFrame.Call());
    GoValue value = GoValue.UNKNOWN;
    if (d.value().isPresent()) {
      value = eval(d.value().get(), frame);
      if (d.kind() == Declaration.Kind.CONST && value == GoValue.UNKNOWN) {
        value = new Code(Values.tokens(d.value().get()) + (d.iota() == 0 ? "" : "#" + d.iota()));
      }
    } else if (d.sharedValue().isPresent()) {
      value = GoExpressions.result(eval(d.sharedValue().get(), frame), d.index());
    } else if (d.type().isPresent()) {
      value = types.of(d.type().get(), owner, true, d.node());
    }
    if (d.kind() == Declaration.Kind.VAR && value instanceof Code(String text)) {
      value = new Zero(text);
    }
    globals.put(key, value);
    return value;
  }

  void setGlobal(GoPackage owner, String name, GoValue value) {
    if (!owner.named(name).isEmpty()) {
      globals.put(owner.folder + "#" + name, value);
    }
  }

  GoValue eval(GoNode node, GoFrame frame) {
    return isSpent(node) ? GoValue.UNKNOWN : expressions.eval(node.bare(), frame);
  }

  List<GoValue> evalAll(List<GoNode> nodes, GoFrame frame) {
    List<GoValue> values = new ArrayList<>();
    for (GoNode node : nodes) {
      if (node.is("variadic_argument")) {
        GoValue rest = node.firstNamed().map(n -> eval(n, frame)).orElse(GoValue.UNKNOWN);
        if (rest instanceof Many(List<GoValue> items)) {
          values.addAll(items);
        }
      } else {
        values.add(eval(node, frame));
      }
    }
    return values;
  }

  /** The results of a call: the one, or {@link Many}. */
  GoValue call(Func function, List<GoValue> arguments) {
    GoNode node = function.node();
    boolean relevant = relevance.of(node, function.owner());
    boolean helper = node.end - node.start < 1_500 && aside < 4 && node.child("result").isPresent();
    int running = active.getOrDefault(node, 0);
    Optional<GoNode> body = node.child("body");
    if (!(relevant || helper) || running > 1 || depth > DEPTH || body.isEmpty()) {
      return GoValue.UNKNOWN;
    }
    visited.add(node);
    active.put(node, running + 1);
    depth++;
    aside += relevant ? 0 : 1;
    var frame = new GoFrame(function.owner(), function.outer(), new GoFrame.Call());
    parameters(function, arguments, frame);
    run(body.get(), frame);
    aside -= relevant ? 0 : 1;
    depth--;
    active.put(node, running);
    return GoExpressions.returned(frame.call.returned);
  }

  private void parameters(Func function, List<GoValue> arguments, GoFrame frame) {
    GoNode node = function.node();
    node.child("receiver").stream()
        .flatMap(r -> r.namedChildren().stream())
        .limit(1)
        .forEach(r -> {
          GoValue given = function.receiver();
          GoValue value = given != null ? given : fresh(r, frame);
          GoPackage.names(r).forEach(n -> frame.declare(n.text(), value));
        });
    int at = 0;
    for (GoNode parameter : node.child("parameters").map(GoNode::namedChildren).orElse(List.of())) {
      for (GoNode name : GoPackage.names(parameter)) {
        if (parameter.is("variadic_parameter_declaration")) {
          List<GoValue> rest =
              at < arguments.size() ? arguments.subList(at, arguments.size()) : List.of();
          frame.declare(name.text(), new Many(List.copyOf(rest)));
          continue;
        }
        GoValue given = at < arguments.size() ? arguments.get(at) : GoValue.UNKNOWN;
        frame.declare(name.text(), given == GoValue.UNKNOWN ? fresh(parameter, frame) : given);
        at++;
      }
    }
    Optional<GoNode> result = node.child("result").filter(r -> r.is("parameter_list"));
    for (GoNode named : result.map(GoNode::namedChildren).orElse(List.of())) {
      for (GoNode name : GoPackage.names(named)) {
        GoValue zero =
            named
                .child("type")
                .map(t -> types.of(t, frame.owner, true, named))
                .orElse(GoValue.UNKNOWN);
        frame.declare(name.text(), zero);
      }
    }
  }

  private GoValue fresh(GoNode parameter, GoFrame frame) {
    return parameter
        .child("type")
        .map(t -> types.of(t, frame.owner, false, parameter))
        .orElse(GoValue.UNKNOWN);
  }

  void run(GoNode node, GoFrame frame) {
    if (frame.call.done || isSpent(node)) {
      return;
    }
    switch (node.type) {
      case "block", "labeled_statement" -> {
        GoFrame inner = frame.block();
        node.namedChildren().forEach(n -> run(n, inner));
      }
      case "statement_list",
          "expression_statement",
          "go_statement",
          "defer_statement",
          "var_declaration",
          "const_declaration",
          "var_spec_list" ->
          node.namedChildren().forEach(n -> run(n, frame));
      case "short_var_declaration" -> assign(node, frame, true);
      case "assignment_statement" -> assign(node, frame, false);
      case "var_spec", "const_spec" -> declare(node, frame);
      case "return_statement" -> {
        List<GoNode> given = node.firstNamed().map(GoNode::namedChildren).orElse(List.of());
        List<GoValue> values = evalAll(given, frame);
        frame.call.returned.add(values.size() == 1 ? values.getFirst() : new Many(values));
        frame.call.done = frame.call.maybe == 0;
      }
      case "if_statement" -> condition(node, frame.block());
      case "for_statement" -> loop(node, frame.block());
      case "expression_switch_statement", "type_switch_statement", "select_statement" -> {
        GoFrame inner = frame.block();
        node.child("initializer").ifPresent(n -> run(n, inner));
        node.child("value").ifPresent(n -> eval(n, inner));
        List<GoNode> cases =
            node.namedChildren().stream().filter(n -> n.type.endsWith("_case")).toList();
        maybe(
            inner,
            () ->
                cases.forEach(c -> {
                  GoFrame branch = inner.block();
                  c.namedChildren().stream()
                      .filter(n -> n.field.isEmpty())
                      .forEach(n -> run(n, branch));
                }));
      }
      case "type_declaration",
          "break_statement",
          "continue_statement",
          "fallthrough_statement",
          "inc_statement",
          "dec_statement" -> {}
      default -> eval(node, frame);
    }
  }

  private static void maybe(GoFrame frame, Runnable body) {
    frame.call.maybe++;
    body.run();
    frame.call.maybe--;
  }

  private void condition(GoNode node, GoFrame frame) {
    node.child("initializer").ifPresent(n -> run(n, frame));
    GoValue value = node.child("condition").map(n -> eval(n, frame)).orElse(GoValue.UNKNOWN);
    Optional<GoNode> yes = node.child("consequence");
    Optional<GoNode> no = node.child("alternative");
    if (value.equals(GoExpressions.TRUE)) {
      yes.ifPresent(n -> run(n, frame));
    } else if (value.equals(GoExpressions.FALSE)) {
      no.ifPresent(n -> run(n, frame));
    } else {
      maybe(
          frame,
          () -> {
            yes.ifPresent(n -> run(n, frame));
            no.ifPresent(n -> run(n, frame));
          });
    }
  }

  private void loop(GoNode node, GoFrame frame) {
    Optional<GoNode> body = node.child("body");
    if (body.isEmpty()) {
      return;
    }
    Optional<GoNode> range = node.named("range_clause").stream().findFirst();
    if (range.isEmpty()) {
      node.named("for_clause").stream()
          .flatMap(c -> c.child("initializer").stream())
          .forEach(n -> run(n, frame));
      maybe(frame, () -> run(body.get(), frame));
      return;
    }
    GoValue over = range.get().child("right").map(n -> eval(n, frame)).orElse(GoValue.UNKNOWN);
    List<GoNode> names = range.get().child("left").map(GoNode::namedChildren).orElse(List.of());
    Map<GoValue, GoValue> entries = GoValue.entries(over);
    if (entries.isEmpty()) {
      entries.put(GoValue.UNKNOWN, GoValue.UNKNOWN);
    }
    entries.forEach((key, value) -> {
      GoFrame turn = frame.block();
      for (int i = 0; i < names.size(); i++) {
        if (names.get(i).is("identifier")) {
          turn.declare(names.get(i).text(), i == 0 ? key : value);
        }
      }
      maybe(turn, () -> run(body.get(), turn));
    });
  }

  private void declare(GoNode spec, GoFrame frame) {
    List<GoNode> names = GoPackage.names(spec);
    List<GoNode> given = spec.child("value").map(GoNode::namedChildren).orElse(List.of());
    List<GoValue> values = evalAll(given, frame);
    for (int i = 0; i < names.size(); i++) {
      int at = i;
      GoValue value =
          given.isEmpty()
              ? spec.child("type")
                  .map(t -> types.of(t, frame.owner, true, spec))
                  .orElse(GoValue.UNKNOWN)
              : given.size() == 1 && names.size() > 1
                  ? GoExpressions.result(values.getFirst(), at)
                  : at < values.size() ? values.get(at) : GoValue.UNKNOWN;
      frame.declare(names.get(i).text(), value);
    }
  }

  private void assign(GoNode node, GoFrame frame, boolean declares) {
    List<GoNode> left = node.child("left").map(GoNode::namedChildren).orElse(List.of());
    List<GoNode> right = node.child("right").map(GoNode::namedChildren).orElse(List.of());
    if (!declares && node.child("operator").map(o -> !o.is("=")).orElse(false)) {
      right.forEach(n -> eval(n, frame));
      return;
    }
    List<GoValue> values = evalAll(right, frame);
    for (int i = 0; i < left.size(); i++) {
      GoValue value =
          right.size() == 1 && left.size() > 1
              ? GoExpressions.result(values.isEmpty() ? GoValue.UNKNOWN : values.getFirst(), i)
              : i < values.size() ? values.get(i) : GoValue.UNKNOWN;
      GoNode target = left.get(i).bare();
      if (declares) {
        frame.declare(target.text(), value);
      } else {
        set(target, value, frame);
      }
    }
  }

  private void set(GoNode target, GoValue value, GoFrame frame) {
    switch (target.type) {
      case "identifier" -> {
        if (!frame.assign(target.text(), value)) {
          setGlobal(frame.owner, target.text(), value);
        }
      }
      case "selector_expression" -> {
        GoValue operand = target.child("operand").map(o -> eval(o, frame)).orElse(GoValue.UNKNOWN);
        String name = target.child("field").map(GoNode::text).orElse("");
        if (operand instanceof Thing thing) {
          types.set(thing, name, value);
        } else {
          expressions
              .imported(target.child("operand").orElse(target), frame)
              .ifPresent(p -> setGlobal(p, name, value));
        }
      }
      case "index_expression" -> {
        GoValue operand = target.child("operand").map(o -> eval(o, frame)).orElse(GoValue.UNKNOWN);
        GoValue index = target.child("index").map(o -> eval(o, frame)).orElse(GoValue.UNKNOWN);
        if (operand instanceof Table(Map<GoValue, GoValue> entries) && index != GoValue.UNKNOWN) {
          entries.put(index, value);
        }
      }
      case "unary_expression" ->
          target
              .child("operand")
              .ifPresent(o -> {
                if (eval(o, frame) instanceof Thing to && value instanceof Thing from) {
                  to.fields.putAll(from.fields);
                }
              });
      default -> {}
    }
  }
}
