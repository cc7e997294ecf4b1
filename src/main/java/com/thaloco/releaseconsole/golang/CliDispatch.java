package com.thaloco.releaseconsole.golang;

import com.thaloco.releaseconsole.golang.CliCode.Fn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Commands and flags that a program tells apart by hand: {@code switch os.Args[1]}, a map from
 * names to functions, {@code arg == "--all"}.
 */
final class CliDispatch {
  private static final Pattern WORD_VARIABLE =
      Pattern.compile("(?i)(cmd|command|sub|subcommand|sub_?cmd|verb|action)");

  private final CliCode code;
  private final Values values;
  private final CliSymbols.Report report;
  private final Map<String, String> prefixes = new HashMap<>();

  CliDispatch(CliCode code, Values values, CliSymbols.Report report) {
    this.code = code;
    this.values = values;
    this.report = report;
    // More than once: a dispatcher may stand after what it calls.
    for (int round = 0; round < 3; round++) {
      code.functions().forEach(f -> dispatch(f, false));
    }
  }

  void report() {
    code.functions().forEach(f -> dispatch(f, true));
  }

  private void dispatch(Fn fn, boolean tell) {
    String prefix = prefixes.getOrDefault(fn.key(), "");
    for (GoNode node : fn.node().find(n -> n.is("expression_switch_statement"))) {
      Optional<GoNode> value = node.child("value");
      boolean word = value.map(v -> isWord(v, fn)).orElse(false);
      for (GoNode branch : node.named("expression_case")) {
        List<String> names = new ArrayList<>();
        for (GoNode label : branch.child("value").map(GoNode::namedChildren).orElse(List.of())) {
          Optional<String> text =
              value.isPresent() ? values.string(label, fn.owner()) : Optional.empty();
          text.ifPresent(t -> word(t, word, prefix, label, tell, names));
        }
        if (!names.isEmpty()) {
          enter(branch, prefix + " " + names.getFirst());
        }
      }
    }
    for (GoNode node : fn.node().find(n -> n.is("binary_expression") && n.children.size() == 3)) {
      if (!node.children.get(1).isAny("==", "!=")) {
        continue;
      }
      for (int side = 0; side <= 2; side += 2) {
        GoNode other = node.children.get(2 - side).bare();
        GoNode literal = node.children.get(side).bare();
        if (Literals.isString(literal) && !Literals.isString(other)) {
          word(
              Literals.string(literal),
              isWord(other, fn),
              prefix,
              literal,
              tell,
              new ArrayList<>());
        }
      }
    }
    for (GoNode call : CliCode.calls(fn.node())) {
      if (tell
          && (CliCode.method(call).equals("HasPrefix")
              || CliCode.method(call).equals("CutPrefix"))) {
        CliCode.arguments(call).stream()
            .skip(1)
            .flatMap(a -> values.string(a, fn.owner()).stream())
            .filter(t -> t.matches("--[a-z][\\w-]*="))
            .forEach(t ->
                report.add(
                    "flag", prefix + " " + t.substring(0, t.length() - 1), "with a value", call));
      }
    }
    for (GoNode literal : fn.node().find(n -> n.is("composite_literal"))) {
      table(literal, fn, prefix, tell);
    }
  }

  private void word(
      String text, boolean word, String prefix, GoNode at, boolean tell, List<String> names) {
    if (text.matches("--?[A-Za-z][\\w-]*")) {
      if (tell) {
        report.add("flag", prefix + " " + text, "word", at);
      }
    } else if (word && CliCode.NAME.matcher(text).matches()) {
      names.add(text);
      if (tell) {
        report.add("command", prefix + " " + text, "word", at);
      }
    }
  }

  private boolean isWord(GoNode value, Fn fn) {
    GoNode node = value.bare();
    if (node.is("index_expression")) {
      return node.child("operand")
          .map(o -> o.text().matches("(?i)(os\\.Args|\\w*args|argv|\\w*\\.Args\\(\\))"))
          .orElse(false);
    }
    if (node.is("call_expression")) {
      return CliCode.method(node).equals("Arg");
    }
    if (!node.is("identifier")) {
      return false;
    }
    Optional<GoNode> assigned = CliCode.assigned(fn.node(), node.text());
    return assigned.isPresent() && !assigned.get().is("identifier")
        ? isWord(assigned.get(), fn)
        : WORD_VARIABLE.matcher(node.text()).matches();
  }

  /** What a branch calls belongs to its command. */
  private void enter(GoNode branch, String prefix) {
    for (GoNode call : CliCode.calls(branch)) {
      GoNode callee = call.child("function").orElse(call).bare();
      boolean passesRest = CliCode.arguments(call).stream().anyMatch(a -> a.is("slice_expression"));
      if (callee.is("identifier") && (passesRest || branch.is("keyed_element"))) {
        code.named(callee.text()).forEach(f -> prefixes.putIfAbsent(f.key(), prefix.strip()));
      }
    }
  }

  /** {@code map[string]func(…){"update": runUpdate}} and rows of name and function. */
  private void table(GoNode literal, Fn fn, String prefix, boolean tell) {
    for (GoNode row : literal.child("body").map(GoNode::namedChildren).orElse(List.of())) {
      Optional<GoNode> key =
          row.is("keyed_element") ? row.child("key").map(GoNode::bare) : Optional.empty();
      List<GoNode> cells = row.bare().is("literal_value") ? row.bare().namedChildren() : List.of();
      Optional<GoNode> name =
          key.filter(Literals::isString)
              .or(() ->
                  cells.stream().map(CliDispatch::cell).filter(Literals::isString).findFirst());
      List<GoNode> candidates =
          cells.isEmpty()
              ? row.is("keyed_element")
                  ? row.child("value").map(GoNode::bare).stream().toList()
                  : List.of()
              : cells.stream().map(CliDispatch::cell).toList();
      Optional<GoNode> function = candidates.stream().filter(c -> isFunction(c, fn)).findFirst();
      if (name.isEmpty()
          || function.isEmpty()
          || !CliCode.NAME.matcher(Literals.string(name.get())).matches()) {
        continue;
      }
      String path = (prefix + " " + Literals.string(name.get())).strip();
      code.named(function.get().text()).forEach(f -> prefixes.putIfAbsent(f.key(), path));
      if (tell) {
        report.add("command", path, "word", name.get());
      }
    }
  }

  private static GoNode cell(GoNode cell) {
    return cell.is("keyed_element") ? cell.child("value").orElse(cell).bare() : cell.bare();
  }

  private static boolean isFunction(GoNode node, Fn fn) {
    return node.is("func_literal")
        || (node.is("identifier")
            && fn.owner().named(node.text()).stream()
                .anyMatch(d -> d.kind() == Declaration.Kind.FUNC));
  }
}
