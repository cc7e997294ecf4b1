package com.thaloco.releaseconsole.golang;

import com.thaloco.releaseconsole.profile.ContractRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What code outside a contract's folders does with it: which methods a program answers, and what it
 * uses of a protocol.
 */
final class ContractUsers {
  /** A method that a program answers. */
  static final String ANSWERED = "answered method";

  /** A type of the contract that code outside it makes or reads. */
  static final String USED_TYPE = "used type";

  /** What a package uses of a protocol. */
  static final String USE = "use";

  private final GoModule module;
  private final Set<String> folders = new HashSet<>();
  private final Values values;

  ContractUsers(GoModule module, List<GoPackage> contract) {
    this.module = module;
    this.values = new Values(module);
    contract.forEach(p -> folders.add(p.folder));
  }

  void report(ContractRule.Kind kind, Set<String> methods, CliSymbols.Report report) {
    for (GoPackage user : users()) {
      if (kind == ContractRule.Kind.PROTOCOL) {
        uses(user, report);
      } else {
        user.all().forEach(d -> answers(d.node(), user, methods, report));
        types(user, report);
      }
    }
  }

  private List<GoPackage> users() {
    Set<String> found = new TreeSet<>();
    for (String path : module.tree().paths("")) {
      String folder = GoSource.folder(path);
      if (path.endsWith(".go")
          && !folders.contains(folder)
          && !found.contains(folder)
          && !FunctionalChanges.isTest(path)
          && !GoSource.isVendored(path)
          && mentions(path)) {
        found.add(folder);
      }
    }
    return found.stream().map(module::packageIn).toList();
  }

  private boolean mentions(String path) {
    var text =
        new String(
            module.tree().bytes(path).orElse(new byte[0]), java.nio.charset.StandardCharsets.UTF_8);
    return folders.stream().anyMatch(f -> text.contains((f.isEmpty() ? "" : "/" + f) + "\""));
  }

  private boolean isContracts(GoNode selector, GoPackage user) {
    return selector
        .child("operand")
        .flatMap(o -> user.importPath(selector.source, o.text()))
        .flatMap(module::folderOf)
        .filter(folders::contains)
        .isPresent();
  }

  private void uses(GoPackage user, CliSymbols.Report report) {
    Set<String> names = new TreeSet<>();
    List<GoNode> places = new ArrayList<>();
    for (Declaration d : user.all()) {
      for (GoNode node : d.node().find(n -> n.isAny("selector_expression", "qualified_type"))) {
        boolean type = node.is("qualified_type");
        boolean ours =
            type
                ? node.child("package")
                    .flatMap(p -> user.importPath(node.source, p.text()))
                    .flatMap(module::folderOf)
                    .filter(folders::contains)
                    .isPresent()
                : isContracts(node, user);
        if (ours) {
          node.child(type ? "name" : "field").ifPresent(n -> names.add(n.text()));
          places.add(node);
        }
      }
    }
    if (!places.isEmpty()) {
      String folder = user.folder.isEmpty() ? "." : user.folder;
      report.add(USE, folder, String.join(", ", names), places.getFirst());
    }
  }

  /** The types of the contract that other code makes or reads. */
  private void types(GoPackage user, CliSymbols.Report report) {
    for (Declaration d : user.all()) {
      for (GoNode node : d.node().find(n -> n.is("qualified_type"))) {
        boolean ours =
            node.child("package")
                .flatMap(p -> user.importPath(node.source, p.text()))
                .flatMap(module::folderOf)
                .filter(folders::contains)
                .isPresent();
        if (ours) {
          node.child("name").ifPresent(n -> report.add(USED_TYPE, n.text(), "used", node));
        }
      }
    }
  }

  private void answers(GoNode node, GoPackage user, Set<String> methods, CliSymbols.Report report) {
    for (GoNode choice : node.find(n -> n.is("expression_case"))) {
      for (GoNode label : choice.child("value").map(GoNode::namedChildren).orElse(List.of())) {
        method(label, user, methods).ifPresent(m -> report.add(ANSWERED, m, "always", label));
        condition(label, user, methods, report);
      }
    }
    node.find(n -> n.is("if_statement"))
        .forEach(n -> n.child("condition").ifPresent(c -> condition(c, user, methods, report)));
    for (GoNode row : node.find(n -> n.is("keyed_element"))) {
      row.child("key")
          .flatMap(k -> method(k, user, methods))
          .ifPresent(m -> report.add(ANSWERED, m, "always", row));
    }
    for (GoNode call : CliCode.calls(node)) {
      if (CliCode.method(call).matches("(?i)(Register\\w*|Handle\\w*|On|Route|Method)")) {
        CliCode.arguments(call).stream()
            .flatMap(a -> method(a, user, methods).stream())
            .forEach(m -> report.add(ANSWERED, m, "always", call));
      }
    }
  }

  /** {@code method == rpc.MethodPing && ready}: what else has to be true. */
  private void condition(
      GoNode condition, GoPackage user, Set<String> methods, CliSymbols.Report report) {
    List<GoNode> parts = new ArrayList<>();
    parts(condition, parts);
    for (GoNode part : parts) {
      if (part.is("binary_expression") && part.children.get(1).is("==")) {
        Optional<String> name =
            method(part.children.get(2), user, methods)
                .or(() -> method(part.children.get(0), user, methods));
        List<String> others =
            parts.stream().filter(p -> p != part).map(Values::tokens).sorted().toList();
        name.ifPresent(m ->
            report.add(
                ANSWERED,
                m,
                others.isEmpty() ? "always" : "if " + String.join(" && ", others),
                part));
      }
    }
  }

  private static void parts(GoNode condition, List<GoNode> parts) {
    GoNode node = condition.bare();
    if (node.is("binary_expression")
        && node.children.size() == 3
        && node.children.get(1).is("&&")) {
      parts(node.children.get(0), parts);
      parts(node.children.get(2), parts);
    } else {
      parts.add(node);
    }
  }

  private Optional<String> method(GoNode node, GoPackage user, Set<String> methods) {
    GoNode name = node.bare();
    return name.is("selector_expression") && isContracts(name, user)
        ? values.string(name, user).filter(methods::contains)
        : Optional.empty();
  }

  /** Which change of what others do with a contract is minor. */
  static Optional<ContractRules.Judgement> judge(
      String change, Symbol one, Map<String, Symbol> was, Map<String, Symbol> is) {
    if (one.kind().equals(ANSWERED)) {
      return Optional.of(
          switch (change) {
            case "added" -> ContractRules.patch("a method that is answered now");
            case "removed" -> ContractRules.minor("no code answers the method any more");
            default -> ContractRules.unclear("it is answered under another condition");
          });
    }
    if (one.kind().equals(USED_TYPE)) {
      boolean there = is.containsKey("type " + one.name());
      return Optional.of(
          change.equals("removed") && there
              ? ContractRules.unclear("no code sends or reads the type any more")
              : ContractRules.patch("other code uses the contract"));
    }
    if (!one.kind().equals(USE)) {
      return Optional.empty();
    }
    Map<String, Symbol> other = change.equals("added") ? was : is;
    boolean moved =
        !change.equals("changed")
            && other.values().stream()
                .anyMatch(s -> s.kind().equals(USE) && s.shape().equals(one.shape()));
    return Optional.of(
        change.equals("added") || moved
            ? ContractRules.patch("other code uses the protocol")
            : ContractRules.unclear("what it sends and receives may be something else"));
  }
}
