package com.thaloco.releaseconsole.golang;

import com.thaloco.releaseconsole.golang.CliCode.Fn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Commands and flags that a program tells apart in their own code: {@code switch os.Args[1]}, a map
 * from names to functions, {@code arg == "--all"}.
 */
final class CliDispatch {
  private static final Pattern WORD_VARIABLE =
      Pattern.compile("(?i)(cmd|command|sub|subcommand|sub_?cmd|verb|action)");

  /** One command, or a command of a command: {@code vm list}. */
  private static final Pattern WORDS =
      Pattern.compile("%1$s(?: %1$s){0,3}".formatted(CliCode.NAME.pattern()));

  private static final Pattern COMMAND_TYPE =
      Pattern.compile("\\*?(?:\\w+\\.)?\\w*(?i:command|cmd|handler|runner)\\w*");

  private static final Pattern SYSTEM_ARGUMENTS = Pattern.compile("os\\.Args(\\[1:])?");
  private static final Pattern ANY_ARGUMENTS =
      Pattern.compile("(?i)os\\.Args|\\w*arg(s|v|uments)|\\w*\\.Args\\(\\)");

  private static final Pattern ARGUMENTS =
      Pattern.compile(
          "\\bos\\.Args\\b|\\bflag\\.(Args?|Parse)\\(|\\b(args|argv|arguments) \\[]string\\b");

  /** The shape of a word that the program tells apart from others. */
  static final String WORD = "word";

  private final CliCode code;
  private final Values values;
  private final CliSymbols.Report report;
  private final CliHandlers handlers;
  private final Map<String, String> prefixes = new HashMap<>();

  CliDispatch(
      CliCode code, Values values, List<CliReport.Handler> called, CliSymbols.Report report) {
    this.code = code.where(CliDispatch::readsArguments);
    this.values = values;
    this.report = report;
    this.handlers = new CliHandlers(this.code, called);
    // More than once: a dispatcher may stand after what it calls.
    for (int round = 0; round < 3; round++) {
      functions().forEach(f -> dispatch(f, false));
    }
  }

  private List<Fn> functions() {
    return Stream.concat(code.functions().stream(), handlers.literals().stream()).toList();
  }

  /** A table or a switch elsewhere is none of commands. */
  private static boolean readsArguments(GoPackage owner) {
    return owner.sources.stream().anyMatch(s -> ARGUMENTS.matcher(s.text(0, s.length())).find());
  }

  void report() {
    functions().forEach(f -> dispatch(f, true));
  }

  private void dispatch(Fn fn, boolean tell) {
    String prefix =
        handlers
            .path(fn)
            .or(() -> Optional.ofNullable(prefixes.get(fn.key())))
            .or(() -> handlers.program(fn.owner()))
            .orElse("");
    for (GoNode node : own(fn, n -> n.is("expression_switch_statement"))) {
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
    for (GoNode node : own(fn, n -> n.is("binary_expression") && n.children.size() == 3)) {
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
    for (GoNode call : own(fn, n -> n.is("call_expression"))) {
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
    fn.node()
        .find(n -> n.is("assignment_statement"))
        .forEach(node -> assignment(node, fn, prefix, tell));
  }

  /** What is in a function, but for what a library calls for another command. */
  private List<GoNode> own(Fn fn, Predicate<GoNode> wanted) {
    List<GoNode> found = new ArrayList<>();
    own(fn.node(), fn, wanted, found);
    return found;
  }

  private void own(GoNode node, Fn fn, Predicate<GoNode> wanted, List<GoNode> found) {
    boolean called = node == fn.node() && handlers.path(fn).isPresent();
    if (!called && node.child("parameters").filter(p -> isLibrarys(p, fn.owner())).isPresent()) {
      return;
    }
    if (wanted.test(node)) {
      found.add(node);
    }
    node.children.forEach(child -> own(child, fn, wanted, found));
  }

  private void word(
      String text, boolean word, String prefix, GoNode at, boolean tell, List<String> names) {
    if (text.matches("--?[A-Za-z][\\w-]*")) {
      if (tell) {
        report.add("flag", prefix + " " + text, WORD, at);
      }
    } else if (word && CliCode.NAME.matcher(text).matches()) {
      names.add(text);
      if (tell) {
        report.add("command", prefix + " " + text, WORD, at);
      }
    }
  }

  private boolean isWord(GoNode value, Fn fn) {
    GoNode node = value.bare();
    // Where a library calls the commands, other code sees arguments only if it asks the system.
    boolean aside = handlers.program(fn.owner()).isPresent() && handlers.path(fn).isEmpty();
    if (node.is("index_expression")) {
      Pattern arguments = aside ? SYSTEM_ARGUMENTS : ANY_ARGUMENTS;
      return node.child("operand").filter(o -> arguments.matcher(o.text()).matches()).isPresent();
    }
    if (node.is("call_expression")) {
      return !aside && CliCode.method(node).equals("Arg");
    }
    if (!node.is("identifier")) {
      return false;
    }
    Optional<GoNode> assigned = CliCode.assigned(fn.node(), node.text());
    return assigned.isPresent() && !assigned.get().is("identifier")
        ? isWord(assigned.get(), fn)
        : !aside && WORD_VARIABLE.matcher(node.text()).matches();
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

  /**
   * {@code map[string]func(…){"vm list": runVMList}}, rows of name and function, and structs that
   * hold the function.
   */
  private void table(GoNode literal, Fn fn, String prefix, boolean tell) {
    Optional<GoNode> mapped =
        literal.child("type").filter(type -> type.is("map_type")).flatMap(t -> t.child("value"));
    boolean map = mapped.isPresent();
    if (mapped.filter(value -> isLibrarys(value, fn.owner())).isPresent()) {
      return;
    }
    boolean commands = map && isCommandMap(literal, fn);
    for (GoNode row : literal.child("body").map(GoNode::namedChildren).orElse(List.of())) {
      Optional<GoNode> key =
          row.is("keyed_element") ? row.child("key").map(GoNode::bare) : Optional.empty();
      boolean named = key.filter(k -> map || Literals.isString(k)).isPresent();
      List<GoNode> cells = cells(row, named);
      Optional<GoNode> name =
          named || key.isPresent()
              ? key.filter(_ -> named)
              : cells.stream().map(CliDispatch::cell).filter(Literals::isString).findFirst();
      Optional<GoNode> function =
          cells.stream().map(CliDispatch::cell).filter(c -> isFunction(c, fn)).findFirst();
      if (name.isPresent() && (function.isPresent() || (commands && named))) {
        values
            .string(name.get(), fn.owner())
            .ifPresent(words -> command(words, name.get(), function, prefix, tell));
      }
    }
  }

  private static boolean isLibrarys(GoNode type, GoPackage owner) {
    return type.find(n -> n.is("package_identifier")).stream()
        .flatMap(n -> owner.importPath(n.source, n.text()).stream())
        .anyMatch(CliLibraries::isLibrary);
  }

  private void command(
      String words, GoNode name, Optional<GoNode> function, String prefix, boolean tell) {
    if (!WORDS.matcher(words).matches()) {
      return;
    }
    String path = (prefix + " " + words).strip();
    function.ifPresent(f -> code.named(f.text()).forEach(d -> prefixes.putIfAbsent(d.key(), path)));
    if (tell) {
      report.add("command", path, WORD, name);
    }
  }

  /** What is in a row: the value behind its key, and what is in that where it is a struct. */
  private static List<GoNode> cells(GoNode row, boolean named) {
    boolean keyed = row.is("keyed_element");
    if (keyed && !named) {
      return List.of();
    }
    GoNode value = keyed ? row.child("value").map(GoNode::bare).orElse(row) : row.bare();
    GoNode struct = value.is("unary_expression") ? value.firstNamed().orElse(value) : value;
    GoNode body = struct.is("composite_literal") ? struct.child("body").orElse(struct) : struct;
    if (body.is("literal_value")) {
      return body.namedChildren();
    }
    return keyed ? List.of(value) : List.of();
  }

  /** A map from texts to functions, or to something that is called a command. */
  private static boolean isCommandMap(GoNode literal, Fn fn) {
    return literal
        .child("type")
        .filter(type -> type.is("map_type"))
        .filter(type -> type.child("key").map(GoNode::text).orElse("").equals("string"))
        .flatMap(type -> type.child("value"))
        .filter(value -> isCommandType(value, fn))
        .isPresent();
  }

  private static boolean isCommandType(GoNode type, Fn fn) {
    return type.is("function_type")
        || COMMAND_TYPE.matcher(type.text()).matches()
        || fn.owner().named(type.text()).stream()
            .flatMap(d -> d.node().child("type").stream())
            .anyMatch(t -> t.is("function_type"));
  }

  /** {@code commands["update"] = runUpdate}. */
  private void assignment(GoNode node, Fn fn, String prefix, boolean tell) {
    List<GoNode> left = node.child("left").map(GoNode::namedChildren).orElse(List.of());
    List<GoNode> right = node.child("right").map(GoNode::namedChildren).orElse(List.of());
    if (left.size() != 1 || right.size() != 1 || !left.getFirst().is("index_expression")) {
      return;
    }
    GoNode value = right.getFirst().bare();
    left.getFirst()
        .child("index")
        .map(GoNode::bare)
        .filter(Literals::isString)
        .filter(_ -> isFunction(value, fn))
        .ifPresent(name -> command(Literals.string(name), name, Optional.of(value), prefix, tell));
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
