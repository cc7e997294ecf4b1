package com.thaloco.releaseconsole.golang;

import com.thaloco.releaseconsole.golang.CliCode.CallSite;
import com.thaloco.releaseconsole.golang.CliCode.Fn;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Flags of pflag and the standard library, each with the commands or the program that has it. */
final class CliFlags {
  private static final Pattern FLAG =
      Pattern.compile(
          "(Bool|BoolFunc|Func|Int|Int8|Int16|Int32|Int64|Uint|Uint8|Uint16|Uint32|Uint64|String"
              + "|Float32|Float64|Duration|Text|Count|IP|IPMask|IPNet|BytesHex|BytesBase64"
              + "|StringToString|StringToInt|StringArray"
              + "|(?:Bool|Int|Uint|String|Duration|IP)Slice)?(Var)?(P)?");

  private final CliCode code;
  private final Values values;
  private final CobraCommands commands;
  private final CliSymbols.Report report;

  CliFlags(CliCode code, Values values, CobraCommands commands, CliSymbols.Report report) {
    this.code = code;
    this.values = values;
    this.commands = commands;
    this.report = report;
  }

  void report() {
    code.functions().forEach(this::flags);
  }

  private void flags(Fn fn) {
    for (GoNode call : CliCode.calls(fn.node())) {
      String method = CliCode.method(call);
      if (method.equals("MarkFlagRequired") || method.equals("MarkPersistentFlagRequired")) {
        CliCode.arguments(call).stream()
            .findFirst()
            .flatMap(a -> values.string(a, fn.owner()))
            .ifPresent(n ->
                CliCode.operand(call)
                    .map(o -> owners(o, fn, 0))
                    .orElse(Set.of())
                    .forEach(o -> report.add("required flag", o + " --" + n, "required", call)));
        continue;
      }
      if (!method.isEmpty() && FLAG.matcher(method).matches()) {
        flag(fn, call, method);
      }
    }
  }

  private void flag(Fn fn, GoNode call, String method) {
    List<GoNode> arguments = CliCode.arguments(call);
    boolean var = method.endsWith("Var") || method.endsWith("VarP");
    boolean shortName = method.endsWith("P") && !method.equals("IP");
    int at = var ? 1 : 0;
    if (arguments.size() < at + 2) {
      return;
    }
    Optional<String> name = values.string(arguments.get(at), fn.owner());
    boolean usage = values.string(arguments.getLast(), fn.owner()).isPresent();
    Optional<GoNode> receiver = CliCode.operand(call);
    if (name.isEmpty() || receiver.isEmpty() || !CliCode.NAME.matcher(name.get()).matches()) {
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
        new StringBuilder(type.isEmpty() ? "value" : type.toLowerCase(Locale.ROOT));
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
      report.add("flag", owner + " --" + name.get(), shape.toString(), call);
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
    List<GoNode> literals = commands.literals(node, fn, 0);
    if (!literals.isEmpty()) {
      Set<String> paths = new LinkedHashSet<>();
      literals.forEach(c -> paths.add(commands.path(c)));
      return paths;
    }
    if (node.is("unary_expression")) {
      return node.firstNamed().map(n -> owners(n, fn, depth + 1)).orElse(Set.of());
    }
    if (node.is("call_expression")) {
      String method = CliCode.method(node);
      if (Set.of("Flags", "PersistentFlags", "LocalFlags").contains(method)) {
        return CliCode.operand(node).map(o -> owners(o, fn, depth + 1)).orElse(Set.of());
      }
      if (method.equals("NewFlagSet")) {
        String name =
            CliCode.arguments(node).stream()
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
    Optional<GoNode> value = CliCode.assigned(fn.node(), node.text());
    if (value.isPresent()) {
      return owners(value.get(), fn, depth + 1);
    }
    int parameter = CliCode.parameter(fn.node(), node.text());
    if (parameter >= 0) {
      Set<String> all = new LinkedHashSet<>();
      for (CallSite site : code.callers(fn)) {
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
}
