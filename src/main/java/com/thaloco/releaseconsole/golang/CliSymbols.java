package com.thaloco.releaseconsole.golang;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Commands and flags: cobra commands with their parents, pflag and the standard library's flag, and
 * dispatch by hand ({@code switch os.Args[1]}, a map from names to functions, {@code arg ==
 * "--all"}).
 */
final class CliSymbols {
  private static final Pattern FLAG =
      Pattern.compile(
          "(Bool|BoolFunc|Func|Int|Int8|Int16|Int32|Int64|Uint|Uint8|Uint16|Uint32|Uint64|String"
              + "|Float32|Float64|Duration|Text|Count|IP|IPMask|IPNet|BytesHex|BytesBase64|StringToString"
              + "|StringToInt|StringArray|(?:Bool|Int|Uint|String|Duration|IP)Slice)?(Var)?(P)?");
  private static final Pattern COMMAND_NAME = Pattern.compile("[A-Za-z][\\w:.-]*");
  private static final Pattern WORD_VARIABLE =
      Pattern.compile("(?i)(cmd|command|sub|subcommand|sub_?cmd|verb|action)");

  private record Fn(GoPackage owner, GoNode node, String key) {}

  private final Values values;
  private final String contract;
  private final List<Fn> functions = new ArrayList<>();
  private final Map<GoNode, String> commandNames = new LinkedHashMap<>();
  private final Map<GoNode, GoNode> parents = new HashMap<>();
  private final Map<String, String> prefixes = new HashMap<>();
  private final List<Symbol> found = new ArrayList<>();

  CliSymbols(GoModule module, String contract) {
    this.values = new Values(module);
    this.contract = contract;
  }

  List<Symbol> extract(List<GoPackage> packages) {
    for (GoPackage owner : packages) {
      for (Declaration d : owner.all()) {
        functions.add(new Fn(owner, d.node(), owner.folder + "#" + d.name()));
      }
    }
    functions.forEach(this::commands);
    functions.forEach(this::links);
    // Twice: a dispatcher may stand after what it calls.
    for (int round = 0; round < 3; round++) {
      functions.forEach(f -> dispatch(f, false));
    }
    commandNames.keySet().forEach(this::command);
    functions.forEach(f -> dispatch(f, true));
    functions.forEach(this::flags);
    return found;
  }

  private void add(String kind, String name, String shape, GoNode at) {
    found.add(new Symbol(contract, kind, name.strip(), shape, at.source.path(), at.line));
  }

  // Cobra.

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
    for (GoNode call : calls(fn.node())) {
      if (!method(call).equals("AddCommand")) {
        continue;
      }
      List<GoNode> parent =
          operand(call).map(o -> literals(o, fn, 0)).orElse(List.of()).stream().toList();
      for (GoNode argument : arguments(call)) {
        for (GoNode child : literals(argument, fn, 0)) {
          parent.stream().filter(p -> p != child).findFirst().ifPresent(p -> parents.put(child, p));
        }
      }
    }
  }

  /** The command literals that an expression may give. */
  private List<GoNode> literals(GoNode expression, Fn fn, int depth) {
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
        for (Fn target : named(name)) {
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
    Optional<GoNode> value = assigned(fn.node(), name);
    if (value.isPresent()) {
      return literals(value.get(), fn, depth + 1);
    }
    List<GoNode> all = new ArrayList<>();
    int parameter = parameter(fn.node(), name);
    if (parameter >= 0) {
      for (CallSite site : callers(fn)) {
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

  private String path(GoNode literal) {
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
    add("command", path, "arguments " + arguments, literal);
    property(literal, "Aliases")
        .ifPresent(a ->
            a.find(Literals::isString)
                .forEach(s -> add("command", path + " alias " + Literals.string(s), "alias", s)));
  }

  // Flags.

  private void flags(Fn fn) {
    for (GoNode call : calls(fn.node())) {
      String method = method(call);
      if (method.equals("MarkFlagRequired") || method.equals("MarkPersistentFlagRequired")) {
        arguments(call).stream()
            .findFirst()
            .flatMap(a -> values.string(a, fn.owner()))
            .ifPresent(n ->
                operand(call)
                    .map(o -> owners(o, fn, 0))
                    .orElse(Set.of())
                    .forEach(o -> add("required flag", o + " --" + n, "required", call)));
        continue;
      }
      if (!method.isEmpty() && FLAG.matcher(method).matches()) {
        flag(fn, call, method);
      }
    }
  }

  private void flag(Fn fn, GoNode call, String method) {
    List<GoNode> arguments = arguments(call);
    boolean var = method.endsWith("Var") || method.endsWith("VarP");
    boolean shortName = method.endsWith("P") && !method.equals("IP");
    int at = var ? 1 : 0;
    if (arguments.size() < at + 2) {
      return;
    }
    Optional<String> name = values.string(arguments.get(at), fn.owner());
    boolean usage = values.string(arguments.getLast(), fn.owner()).isPresent();
    Optional<GoNode> receiver = operand(call);
    if (name.isEmpty() || receiver.isEmpty() || !COMMAND_NAME.matcher(name.get()).matches()) {
      return;
    }
    Set<String> owners = owners(receiver.get(), fn, 0);
    boolean func = method.endsWith("Func");
    if (owners.isEmpty() && !(usage || func || method.startsWith("Var"))) {
      return;
    }
    if (owners.isEmpty()
        && arguments.size() < at + 3
        && !receiver.get().text().matches("(?i).*(fs|flags?|set)")) {
      return;
    }
    String type = method.replaceFirst("P$", shortName ? "" : "P").replaceFirst("Var$", "");
    StringBuilder shape =
        new StringBuilder(type.isEmpty() ? "value" : type.toLowerCase(java.util.Locale.ROOT));
    int next = at + 1;
    if (shortName && next < arguments.size()) {
      values
          .string(arguments.get(next), fn.owner())
          .filter(s -> !s.isEmpty())
          .ifPresent(s -> shape.append(", short -").append(s));
      next++;
    }
    boolean hasDefault =
        !func && !type.isEmpty() && !type.equals("Count") && arguments.size() > next + 1;
    if (hasDefault) {
      GoNode given = arguments.get(next);
      shape
          .append(", default ")
          .append(
              values
                  .string(given, fn.owner())
                  .map(v -> "\"" + v + "\"")
                  .orElseGet(() -> literalOf(given, fn.owner())));
    }
    for (String owner : owners.isEmpty() ? Set.of("?") : owners) {
      add("flag", owner + " --" + name.get(), shape.toString(), call);
    }
  }

  private static String literalOf(GoNode given, GoPackage owner) {
    return given.is("identifier")
        ? owner.named(given.text()).stream()
            .findFirst()
            .flatMap(Declaration::value)
            .map(Values::tokens)
            .orElse(given.text())
        : Values.tokens(given);
  }

  /** The commands whose flags an expression holds. */
  private Set<String> owners(GoNode expression, Fn fn, int depth) {
    GoNode node = expression.bare();
    if (depth > 8) {
      return Set.of();
    }
    List<GoNode> commands = literals(node, fn, 0);
    if (!commands.isEmpty()) {
      Set<String> paths = new LinkedHashSet<>();
      commands.forEach(c -> paths.add(path(c)));
      return paths;
    }
    if (node.is("unary_expression")) {
      return node.firstNamed().map(n -> owners(n, fn, depth + 1)).orElse(Set.of());
    }
    if (node.is("call_expression")) {
      String method = method(node);
      if (Set.of("Flags", "PersistentFlags", "LocalFlags").contains(method)) {
        return operand(node).map(o -> owners(o, fn, depth + 1)).orElse(Set.of());
      }
      if (method.equals("NewFlagSet")) {
        String name =
            arguments(node).stream()
                .findFirst()
                .flatMap(a -> values.string(a, fn.owner()))
                .orElse("?");
        return Set.of(name);
      }
      return Set.of();
    }
    if (!node.is("identifier")) {
      return Set.of();
    }
    Optional<GoNode> value = assigned(fn.node(), node.text());
    if (value.isPresent()) {
      return owners(value.get(), fn, depth + 1);
    }
    int parameter = parameter(fn.node(), node.text());
    if (parameter >= 0) {
      Set<String> all = new LinkedHashSet<>();
      for (CallSite site : callers(fn)) {
        if (parameter < site.arguments().size()) {
          all.addAll(owners(site.arguments().get(parameter), site.fn(), depth + 1));
        }
      }
      return all;
    }
    Optional<String> imported = fn.owner().importPath(node.source, node.text());
    if (imported.isPresent()) {
      return imported.get().equals("flag") || imported.get().endsWith("/pflag")
          ? Set.of(program(fn.owner()))
          : Set.of();
    }
    return fn.owner().named(node.text()).stream()
        .findFirst()
        .flatMap(Declaration::value)
        .map(v -> owners(v, fn, depth + 1))
        .orElse(Set.of());
  }

  private static String program(GoPackage owner) {
    return owner.folder.substring(owner.folder.lastIndexOf('/') + 1);
  }

  // Dispatch by hand.

  private void dispatch(Fn fn, boolean report) {
    String prefix = prefixes.getOrDefault(fn.key(), "");
    for (GoNode node : fn.node().find(n -> n.is("expression_switch_statement"))) {
      Optional<GoNode> value = node.child("value");
      boolean word = value.map(v -> isWord(v, fn)).orElse(false);
      for (GoNode branch : node.named("expression_case")) {
        List<String> names = new ArrayList<>();
        for (GoNode label : branch.child("value").map(GoNode::namedChildren).orElse(List.of())) {
          Optional<String> text =
              value.isPresent() ? values.string(label, fn.owner()) : Optional.empty();
          text.ifPresent(t -> word(t, word, prefix, label, report, names));
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
              report,
              new ArrayList<>());
        }
      }
    }
    for (GoNode call : calls(fn.node())) {
      if (report && (method(call).equals("HasPrefix") || method(call).equals("CutPrefix"))) {
        arguments(call).stream()
            .skip(1)
            .flatMap(a -> values.string(a, fn.owner()).stream())
            .filter(t -> t.matches("--[a-z][\\w-]*="))
            .forEach(t ->
                add("flag", prefix + " " + t.substring(0, t.length() - 1), "with a value", call));
      }
    }
    for (GoNode literal : fn.node().find(n -> n.is("composite_literal"))) {
      table(literal, fn, prefix, report);
    }
  }

  private void word(
      String text, boolean word, String prefix, GoNode at, boolean report, List<String> names) {
    if (text.matches("--?[A-Za-z][\\w-]*")) {
      if (report) {
        add("flag", prefix + " " + text, "word", at);
      }
    } else if (word && COMMAND_NAME.matcher(text).matches()) {
      names.add(text);
      if (report) {
        add("command", prefix + " " + text, "word", at);
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
      return method(node).equals("Arg");
    }
    if (!node.is("identifier")) {
      return false;
    }
    Optional<GoNode> assigned = assigned(fn.node(), node.text());
    return assigned.isPresent() && !assigned.get().is("identifier")
        ? isWord(assigned.get(), fn)
        : WORD_VARIABLE.matcher(node.text()).matches();
  }

  /** What a branch calls belongs to its command. */
  private void enter(GoNode branch, String prefix) {
    for (GoNode call : calls(branch)) {
      GoNode callee = call.child("function").orElse(call).bare();
      boolean passesRest = arguments(call).stream().anyMatch(a -> a.is("slice_expression"));
      if (callee.is("identifier") && (passesRest || branch.is("keyed_element"))) {
        named(callee.text()).forEach(f -> prefixes.putIfAbsent(f.key(), prefix.strip()));
      }
    }
  }

  /** {@code map[string]func(…){"update": runUpdate}} and rows of name and function. */
  private void table(GoNode literal, Fn fn, String prefix, boolean report) {
    for (GoNode row : literal.child("body").map(GoNode::namedChildren).orElse(List.of())) {
      Optional<GoNode> key =
          row.is("keyed_element") ? row.child("key").map(GoNode::bare) : Optional.empty();
      List<GoNode> cells = row.bare().is("literal_value") ? row.bare().namedChildren() : List.of();
      Optional<GoNode> name =
          key.filter(Literals::isString)
              .or(() ->
                  cells.stream().map(CliSymbols::cell).filter(Literals::isString).findFirst());
      List<GoNode> code =
          cells.isEmpty()
              ? row.is("keyed_element")
                  ? row.child("value").map(GoNode::bare).stream().toList()
                  : List.of()
              : cells.stream().map(CliSymbols::cell).toList();
      Optional<GoNode> function = code.stream().filter(c -> isFunction(c, fn)).findFirst();
      if (name.isEmpty()
          || function.isEmpty()
          || !COMMAND_NAME.matcher(Literals.string(name.get())).matches()) {
        continue;
      }
      String path = (prefix + " " + Literals.string(name.get())).strip();
      named(function.get().text()).forEach(f -> prefixes.putIfAbsent(f.key(), path));
      if (report) {
        add("command", path, "word", name.get());
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

  // Small steps.

  private record CallSite(Fn fn, List<GoNode> arguments) {}

  private List<CallSite> callers(Fn target) {
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

  private List<Fn> named(String name) {
    return functions.stream()
        .filter(f -> f.node().isAny("function_declaration", "method_declaration"))
        .filter(f -> f.node().child("name").map(GoNode::text).orElse("").equals(name))
        .toList();
  }

  private static List<GoNode> calls(GoNode node) {
    return node.find(n -> n.is("call_expression"));
  }

  private static String method(GoNode call) {
    return call.child("function")
        .filter(f -> f.is("selector_expression"))
        .flatMap(f -> f.child("field"))
        .map(GoNode::text)
        .orElse("");
  }

  private static Optional<GoNode> operand(GoNode call) {
    return call.child("function").flatMap(f -> f.child("operand"));
  }

  private static List<GoNode> arguments(GoNode call) {
    return call.child("arguments").map(GoNode::namedChildren).orElse(List.of());
  }

  /** The first value that a function gives to a local name. */
  private static Optional<GoNode> assigned(GoNode function, String name) {
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

  private static int parameter(GoNode function, String name) {
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
