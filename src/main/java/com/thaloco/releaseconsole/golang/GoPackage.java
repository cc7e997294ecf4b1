package com.thaloco.releaseconsole.golang;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The package in one folder, as the target's build sees it: its files and package-level names. */
final class GoPackage {
  final String folder;
  final String name;
  final List<GoSource> sources;
  final List<SyntaxError> errors;
  private final Map<String, List<Declaration>> declarations = new LinkedHashMap<>();
  private final Map<GoSource, Map<String, String>> imports = new HashMap<>();
  private final Map<String, List<String>> methodsByName = new HashMap<>();

  GoPackage(String folder, List<GoSource> all) {
    this.folder = folder;
    List<GoSource> readable = new ArrayList<>();
    List<SyntaxError> broken = new ArrayList<>();
    String packageName = "";
    for (GoSource source : all) {
      if (source.error().isPresent()) {
        broken.add(source.error().get());
        continue;
      }
      readable.add(source);
      for (GoNode node : source.declarations()) {
        if (node.is("package_clause") && packageName.isEmpty()) {
          packageName = node.firstNamed().map(GoNode::text).orElse("");
        }
        read(source, node);
      }
    }
    this.sources = List.copyOf(readable);
    this.errors = List.copyOf(broken);
    this.name = packageName;
  }

  List<Declaration> named(String wanted) {
    return declarations.getOrDefault(wanted, List.of());
  }

  List<Declaration> all() {
    return declarations.values().stream().flatMap(List::stream).toList();
  }

  /** The receivers that have a method of that name. */
  List<String> receiversOf(String method) {
    return methodsByName.getOrDefault(method, List.of());
  }

  /** The import path that a name represents in a file. */
  Optional<String> importPath(GoSource source, String alias) {
    return Optional.ofNullable(imports.getOrDefault(source, Map.of()).get(alias));
  }

  Map<String, String> imports(GoSource source) {
    return imports.getOrDefault(source, Map.of());
  }

  List<String> dotImports(GoSource source) {
    return imports(source).entrySet().stream()
        .filter(e -> e.getKey().startsWith("."))
        .map(Map.Entry::getValue)
        .toList();
  }

  private void read(GoSource source, GoNode node) {
    switch (node.type) {
      case "import_declaration" ->
          node.find(n -> n.is("import_spec")).forEach(spec -> readImport(source, spec));
      case "const_declaration" -> readConstants(node);
      case "var_declaration" -> {
        List<GoNode> specs = node.find(n -> n.is("var_spec"));
        for (GoNode spec : specs) {
          readVariables(spec, specs.size() == 1 ? node : spec);
        }
      }
      case "type_declaration" ->
          node.children.stream()
              .filter(n -> n.isAny("type_spec", "type_alias"))
              .forEach(n ->
                  add(
                      Declaration.plain(
                          Declaration.Kind.TYPE,
                          n.child("name").map(GoNode::text).orElse("_"),
                          n)));
      case "function_declaration" ->
          add(
              Declaration.plain(
                  Declaration.Kind.FUNC, node.child("name").map(GoNode::text).orElse("_"), node));
      case "method_declaration" -> {
        String method = node.child("name").map(GoNode::text).orElse("_");
        String receiver = receiver(node);
        methodsByName.computeIfAbsent(method, _ -> new ArrayList<>()).add(receiver);
        add(Declaration.plain(Declaration.Kind.METHOD, receiver + "." + method, node));
      }
      default -> {}
    }
  }

  static String receiver(GoNode method) {
    return method
        .child("receiver")
        .flatMap(r -> r.find(n -> n.is("type_identifier")).stream().findFirst())
        .map(GoNode::text)
        .orElse("?");
  }

  private void readImport(GoSource source, GoNode spec) {
    String path = spec.child("path").map(Literals::string).orElse("");
    String last = path.substring(path.lastIndexOf('/') + 1);
    if (last.matches("v\\d+") && path.contains("/")) {
      String before = path.substring(0, path.lastIndexOf('/'));
      last = before.substring(before.lastIndexOf('/') + 1);
    }
    String guess = last.replaceFirst("^go-", "").replaceFirst("\\.v\\d+$", "").replace('-', '_');
    String alias = spec.child("name").map(GoNode::text).orElse(guess);
    if (alias.equals(".")) {
      alias = "." + path;
    }
    imports.computeIfAbsent(source, _ -> new LinkedHashMap<>()).put(alias, path);
  }

  private void readConstants(GoNode declaration) {
    Optional<GoNode> type = Optional.empty();
    List<GoNode> values = List.of();
    int iota = 0;
    for (GoNode spec : declaration.find(n -> n.is("const_spec"))) {
      List<GoNode> own = spec.child("value").map(GoNode::namedChildren).orElse(List.of());
      if (!own.isEmpty()) {
        values = own;
        type = spec.child("type");
      }
      List<GoNode> names = names(spec);
      for (int i = 0; i < names.size(); i++) {
        Optional<GoNode> value = i < values.size() ? Optional.of(values.get(i)) : Optional.empty();
        add(
            new Declaration(
                Declaration.Kind.CONST,
                names.get(i).text(),
                spec,
                i,
                iota,
                type,
                value,
                Optional.empty(),
                List.of()));
      }
      iota++;
    }
  }

  private void readVariables(GoNode spec, GoNode shown) {
    List<GoNode> names = names(spec);
    List<GoNode> values = spec.child("value").map(GoNode::namedChildren).orElse(List.of());
    List<String> embeds = Embeds.patterns(shown);
    for (int i = 0; i < names.size(); i++) {
      boolean own = values.size() == names.size();
      add(
          new Declaration(
              Declaration.Kind.VAR,
              names.get(i).text(),
              spec,
              i,
              0,
              spec.child("type"),
              own ? Optional.of(values.get(i)) : Optional.empty(),
              own || values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst()),
              embeds));
    }
  }

  static List<GoNode> names(GoNode spec) {
    return spec.children.stream().filter(c -> c.field.equals("name") && c.named).toList();
  }

  private void add(Declaration declaration) {
    declarations.computeIfAbsent(declaration.name(), _ -> new ArrayList<>()).add(declaration);
  }
}
