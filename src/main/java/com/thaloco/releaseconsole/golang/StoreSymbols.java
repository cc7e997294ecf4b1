package com.thaloco.releaseconsole.golang;

import com.thaloco.releaseconsole.profile.ContractRule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The on-disk store: SQL in string literals and {@code .sql} files, buckets of a key-value store,
 * the schema's version, and structs with tags.
 */
final class StoreSymbols {
  static final Pattern VERSION_NAME =
      Pattern.compile(
          "(?i)(current|latest|max|db|store)?_?(schema|store|db|database|format|state|migration|layout|user)_?version");

  /** The kind of a symbol: a package that stored bytes are made with. */
  static final String FORMAT = "format";

  /** The kind of a symbol: a number of two migrations. */
  static final String NUMBER = "number";

  /** Not in a list of migrations. */
  private static final int NOWHERE = -1;

  private final GoModule module;
  private final ContractRule rule;
  private final Values values;
  private final List<Symbol> found = new ArrayList<>();
  private final Map<String, Integer> counts = new TreeMap<>();
  private int place;

  StoreSymbols(GoModule module, ContractRule rule) {
    this.module = module;
    this.rule = rule;
    this.values = new Values(module);
  }

  List<Symbol> extract(List<GoPackage> packages) {
    for (GoPackage owner : packages) {
      for (Declaration d : owner.all()) {
        if (d.kind() != Declaration.Kind.TYPE) {
          literals(d.node(), owner, false);
          buckets(d.node(), owner);
        }
        if (d.kind() == Declaration.Kind.CONST && VERSION_NAME.matcher(d.name()).matches()) {
          String shape = d.value().map(Values::tokens).orElse("?");
          found.add(symbol("version", d.name(), shape, d.node().source.path(), d.node().line));
        }
      }
    }
    for (String folder : rule.folders()) {
      place = NOWHERE;
      for (String path : module.tree().paths(GoModule.clean(folder))) {
        if (!path.substring(path.lastIndexOf('/') + 1).matches("\\d.*")) {
          place = NOWHERE;
        } else if (place == NOWHERE) {
          place = 0; // numbered files are migrations in the order of their names
        }
        if (path.endsWith(".sql")
            && !path.endsWith(".down.sql")
            && !FunctionalChanges.isTest(path)) {
          String text =
              new String(module.tree().bytes(path).orElse(new byte[0]), StandardCharsets.UTF_8);
          statements(text, path, 1, true);
        }
      }
    }
    packages.forEach(this::formats);
    found.addAll(new ShapeSymbols(module, rule).extract(packages));
    return found;
  }

  /** What the package's code writes and reads with: {@code encoding/gob}, {@code compress/gzip}. */
  private void formats(GoPackage owner) {
    for (GoSource source : owner.sources) {
      for (String path : owner.imports(source).values()) {
        if (path.matches("encoding/(json|gob|xml|csv|binary|asn1)|compress/.*")) {
          found.add(symbol(FORMAT, path, "", source.path(), 1));
        }
      }
    }
  }

  /** Two migrations with one number: which of them a store has is not known from it. */
  private void numbers(GoNode list) {
    Map<String, GoNode> seen = new TreeMap<>();
    for (GoNode element : list.child("body").map(GoNode::namedChildren).orElse(List.of())) {
      element.find(n -> n.is("int_literal")).stream()
          .findFirst()
          .filter(_ -> !element.find(Literals::isString).isEmpty())
          .filter(n -> seen.putIfAbsent(n.text(), n) != null)
          .ifPresent(n ->
              found.add(
                  symbol(NUMBER, "migration " + n.text() + " twice", "", n.source.path(), n.line)));
    }
  }

  private Symbol symbol(String kind, String name, String shape, String file, int line) {
    return new Symbol(rule.name(), kind, name, shape, file, line);
  }

  private void literals(GoNode node, GoPackage owner, boolean migration) {
    boolean sum = node.is("binary_expression");
    if (sum || Literals.isString(node)) {
      Optional<String> text = values.string(node, owner);
      if (text.isPresent()) {
        statements(text.get(), node.source.path(), node.line, migration);
        return;
      }
    }
    boolean list =
        !migration
            && node.is("composite_literal")
            && node.find(Literals::isString).stream()
                .anyMatch(s -> Sql.statements(Literals.string(s)).stream().anyMatch(Sql::isSchema));
    if (list) {
      place = 0;
      numbers(node);
    }
    for (GoNode child : node.children) {
      literals(child, owner, migration || list);
    }
    if (list) {
      place = NOWHERE;
    }
  }

  private void statements(String text, String file, int line, boolean migration) {
    if (!migration
        && !text.matches(
            "(?is)\\s*((--[^\\n]*\\n|/\\*.*?\\*/)\\s*)*(create|alter|drop|pragma|begin)\\s.*")) {
      return;
    }
    for (String statement : Sql.statements(text)) {
      boolean changesData = statement.matches("(?i)(insert|update|delete|replace)\\s.*");
      if (Sql.isSchema(statement) || (migration && changesData)) {
        // The same statement twice is two symbols.
        int count = counts.merge(statement, 1, Integer::sum);
        String name = count == 1 ? statement : statement + " (" + count + ")";
        found.add(symbol("statement", name, shape(statement), file, line));
      }
    }
  }

  /** Migrations run in order: the place of each matters, but where it runs at every start. */
  private String shape(String statement) {
    if (place == NOWHERE || statement.contains(" IF NOT EXISTS ")) {
      return "";
    }
    place++;
    return "place " + place;
  }

  private void buckets(GoNode node, GoPackage owner) {
    for (GoNode call : node.find(n -> n.is("call_expression"))) {
      String name =
          call.child("function").flatMap(f -> f.child("field")).map(GoNode::text).orElse("");
      if (name.matches("CreateBucket(IfNotExists)?")) {
        call.child("arguments").map(GoNode::namedChildren).orElse(List.of()).stream()
            .findFirst()
            .flatMap(a -> values.string(a, owner))
            .ifPresent(b -> found.add(symbol("bucket", b, "", call.source.path(), call.line)));
      }
    }
  }

  /**
   * Where this commit's code refuses a store that is newer than itself: then every change of the
   * schema's version locks its users out.
   */
  static Optional<GoNode> refusesNewer(List<GoPackage> packages) {
    Pattern version = Pattern.compile("(?is).*(version|len\\((\\w+\\.)?\\w*migrations\\w*\\)).*");
    for (GoPackage owner : packages) {
      for (Declaration d : owner.all()) {
        for (GoNode branch : d.node().find(n -> n.is("if_statement"))) {
          Optional<GoNode> condition = branch.child("condition").map(GoNode::bare);
          boolean compares =
              condition
                  .map(c ->
                      c.is("binary_expression")
                          && c.children.size() == 3
                          && newerThanKnown(c)
                          && version.matcher(c.text()).matches())
                  .orElse(false);
          boolean refuses =
              branch
                  .child("consequence")
                  .map(b ->
                      b.text()
                          .matches(
                              "(?is).*(\\breturn\\b[^\\n]*(err|Err|fmt\\.Errorf|errors\\.New)|log\\.Fatal|panic\\(|os\\.Exit).*"))
                  .orElse(false);
          if (compares && refuses && condition.isPresent()) {
            return condition;
          }
        }
      }
    }
    return Optional.empty();
  }

  /** {@code found > known}, {@code known < found} or {@code found != known}. */
  private static boolean newerThanKnown(GoNode comparison) {
    GoNode operator = comparison.children.get(1);
    GoNode bigger = comparison.children.get(operator.is("<") ? 0 : 2);
    return operator.isAny(">", "<", "!=")
        && (operator.is("!=")
            ? known(comparison.children.get(0)) || known(comparison.children.get(2))
            : known(bigger));
  }

  private static boolean known(GoNode node) {
    String text = node.bare().text();
    return text.startsWith("len(")
        || VERSION_NAME.matcher(text.substring(text.lastIndexOf('.') + 1)).matches();
  }
}
