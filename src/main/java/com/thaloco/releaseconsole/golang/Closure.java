package com.thaloco.releaseconsole.golang;

import com.thaloco.releaseconsole.flow.Hashes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A declaration and all that it uses in this repository, transitively: names of its package, of
 * other packages of the module, embedded files. Of a struct only the fields count that are used by
 * name, unless its values leave for foreign code, which may look at all of them.
 */
final class Closure {
  /**
   * @param sure false for a method that is only reached because its name fits
   * @param text equal for equal meaning
   */
  record Reached(
      String key,
      boolean sure,
      Difference.Kind kind,
      String text,
      Set<String> references,
      SourceText source) {
    String symbol() {
      return key.substring(key.indexOf('#') + 1);
    }
  }

  private final GoModule module;
  private final Map<String, Reached> reached = new LinkedHashMap<>();
  private final Map<Declaration, Form> forms = new HashMap<>();
  private final Map<GoNode, Form> fieldForms = new HashMap<>();
  private final Set<String> fields = new HashSet<>();
  private final Set<String> whole = new HashSet<>();
  private final List<SyntaxError> errors = new ArrayList<>();
  private final String root;

  Closure(GoModule module, String root) {
    this.module = module;
    this.root = root;
    grow();
  }

  /** Also counts the fields that the other commit's closure counts, so that both are alike. */
  void align(Closure other) {
    fields.addAll(other.fields);
    whole.addAll(other.whole);
    grow();
  }

  Map<String, Reached> reached() {
    return reached;
  }

  Optional<Reached> start() {
    return Optional.ofNullable(reached.get(root));
  }

  Optional<SyntaxError> error() {
    return errors.stream().findFirst();
  }

  /** Using a field can bring in more code, which can use more fields: until nothing is added. */
  private void grow() {
    int before;
    do {
      before = fields.size() + whole.size();
      pass();
    } while (fields.size() + whole.size() > before);
  }

  private void pass() {
    reached.clear();
    errors.clear();
    Set<String> looked = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(root));
    Set<String> queued = new HashSet<>(open);
    while (!open.isEmpty()) {
      String next = open.poll();
      boolean sure = !next.startsWith("~");
      String key = sure ? next : next.substring(1);
      if (reached.containsKey(key) && (reached.get(key).sure() || !sure)) {
        continue;
      }
      String folder = key.substring(0, key.indexOf('#'));
      GoPackage owner = module.packageIn(folder);
      if (looked.add(folder)) {
        errors.addAll(owner.errors);
      }
      String name = key.substring(key.indexOf('#') + 1);
      List<Declaration> declarations = owner.named(name);
      if (declarations.isEmpty()) {
        continue;
      }
      Reached found = reach(key, sure, owner, declarations);
      reached.put(key, found);
      for (String reference : found.references()) {
        if (queued.add(reference)) {
          open.add(reference);
        }
      }
    }
  }

  private Reached reach(String key, boolean sure, GoPackage owner, List<Declaration> all) {
    StringBuilder text = new StringBuilder();
    Set<String> references = new LinkedHashSet<>();
    for (Declaration declaration : all) {
      add(key, owner, declaration, text, references);
    }
    Declaration first = all.getFirst();
    Difference.Kind kind =
        switch (first.kind()) {
          case CONST -> Difference.Kind.CONSTANT;
          case VAR -> Difference.Kind.VARIABLE;
          case TYPE -> Difference.Kind.TYPE;
          case FUNC -> Difference.Kind.FUNCTION;
          case METHOD -> Difference.Kind.METHOD;
        };
    if (first.kind() == Declaration.Kind.VAR) {
      initialisers(key, owner, first.name(), text, references);
    }
    return new Reached(key, sure, kind, text.toString(), references, show(first));
  }

  private void add(
      String key,
      GoPackage owner,
      Declaration declaration,
      StringBuilder text,
      Set<String> references) {
    Optional<GoNode> struct =
        declaration.kind() == Declaration.Kind.TYPE
            ? declaration.node().child("type").filter(t -> t.is("struct_type"))
            : Optional.empty();
    if (struct.isPresent()) {
      struct(key, owner, struct.get(), text, references);
      return;
    }
    Form form = forms.computeIfAbsent(declaration, d -> FormWriter.of(module, owner, d));
    use(form, text, references);
    if (!declaration.embeds().isEmpty()) {
      embedded(owner, declaration, text);
    }
  }

  private void use(Form form, StringBuilder text, Set<String> references) {
    text.append(form.text()).append('\n');
    references.addAll(form.references());
    fields.addAll(form.fields());
    whole.addAll(form.whole());
  }

  private void struct(
      String key, GoPackage owner, GoNode struct, StringBuilder text, Set<String> references) {
    text.append("struct ");
    boolean all = whole.contains(key);
    for (GoNode field : Types.fields(struct)) {
      Form form =
          fieldForms.computeIfAbsent(field, f -> FormWriter.of(module, owner, typeAndTag(f)));
      List<String> names = GoPackage.names(field).stream().map(GoNode::text).toList();
      List<String> used = names.stream().filter(n -> all || fields.contains(n)).toList();
      if (used.isEmpty() && !names.isEmpty()) {
        continue;
      }
      text.append(names.isEmpty() ? List.of("embedded") : used);
      use(form, text, references);
      if (all) {
        form.references().stream().filter(r -> !r.startsWith("~")).forEach(whole::add);
      }
    }
  }

  /** A field without its names. */
  private static GoNode typeAndTag(GoNode field) {
    return new GoNode(
        field.source,
        field.type,
        true,
        "",
        field.start,
        field.end,
        field.line,
        field.children.stream().filter(c -> !c.field.equals("name")).toList());
  }

  /** What {@code init}, or what that calls, does to a variable is part of its value. */
  private void initialisers(
      String key, GoPackage owner, String name, StringBuilder text, Set<String> references) {
    for (Declaration init : owner.named("init")) {
      for (Declaration step : called(owner, init)) {
        if (writes(step, name)) {
          Form form = forms.computeIfAbsent(step, d -> FormWriter.of(module, owner, d));
          if (form.references().contains(key)) {
            use(form, text, references);
          }
        }
      }
    }
  }

  /** A function and those of its package that it calls, by their names. */
  private static Set<Declaration> called(GoPackage owner, Declaration start) {
    Set<Declaration> all = new LinkedHashSet<>(Set.of(start));
    Deque<Declaration> open = new ArrayDeque<>(all);
    while (!open.isEmpty()) {
      for (GoNode call : CliCode.calls(open.poll().node())) {
        call.child("function")
            .map(GoNode::bare)
            .filter(callee -> callee.is("identifier"))
            .ifPresent(callee ->
                owner.named(callee.text()).stream()
                    .filter(d -> d.kind() == Declaration.Kind.FUNC && all.add(d))
                    .forEach(open::add));
      }
    }
    return all;
  }

  /** Whether a function assigns to a name, or takes its address, through which it may. */
  private static boolean writes(Declaration function, String name) {
    return !function
        .node()
        .find(n ->
            (n.isAny("assignment_statement", "inc_statement", "dec_statement")
                    || (n.is("unary_expression") && n.children.getFirst().is("&")))
                && n
                    .children
                    .get(n.is("unary_expression") ? 1 : 0)
                    .find(c -> c.is("identifier"))
                    .stream()
                    .anyMatch(c -> c.text().equals(name)))
        .isEmpty();
  }

  private void embedded(GoPackage owner, Declaration declaration, StringBuilder text) {
    boolean files = declaration.type().map(t -> t.text().endsWith("FS")).orElse(false);
    for (String path : Embeds.resolve(module.tree(), owner.folder, declaration.embeds())) {
      byte[] content = module.tree().bytes(path).orElse(new byte[0]);
      String hash = Hashes.sha256(content);
      String shown = new String(content, StandardCharsets.UTF_8);
      fields.addAll(FormWriter.templateFieldsOf(shown));
      text.append("embed ").append(files ? path + " " : "").append(hash).append('\n');
      String brief = "%d bytes, sha256 %s…".formatted(content.length, hash.substring(0, 12));
      String key = owner.folder + "#" + path;
      reached.put(
          key,
          new Reached(
              key,
              true,
              Difference.Kind.EMBEDDED_FILE,
              hash,
              Set.of(),
              new SourceText(path, 1, shown, brief)));
    }
  }

  static SourceText show(Declaration declaration) {
    GoNode node = declaration.node();
    String text = node.text();
    String brief =
        declaration.isValue()
            ? declaration
                .value()
                .map(v -> v.text() + (usesIota(v) ? " (iota " + declaration.iota() + ")" : ""))
                .orElse(text)
            : text;
    return new SourceText(node.source.path(), node.line, text, brief);
  }

  private static boolean usesIota(GoNode value) {
    return !value.find(n -> n.is("iota")).isEmpty();
  }

  /**
   * The whole closure as one text in which package-level names are numbers and constants without a
   * type are their values: equal where only names were changed or constants drawn out.
   */
  String anonymous() {
    StringBuilder all = new StringBuilder();
    Map<String, Integer> numbers = new HashMap<>();
    Deque<String> open = new ArrayDeque<>(List.of(root));
    numbers.put(root, 0);
    while (!open.isEmpty()) {
      Reached next = reached.get(open.poll());
      if (next == null) {
        continue;
      }
      all.append('\n').append(next.kind().word()).append(' ');
      for (String reference : next.references()) {
        String key = reference.startsWith("~") ? reference.substring(1) : reference;
        if (reached.containsKey(key) && literal(key).isEmpty()) {
          if (numbers.putIfAbsent(key, numbers.size()) == null) {
            open.add(key);
          }
        }
      }
      String text = next.text();
      int at = 0;
      for (int from; (from = text.indexOf(Form.OPEN, at)) >= 0; ) {
        int to = text.indexOf(Form.CLOSE, from);
        String key = text.substring(from + 1, to);
        all.append(text, at, from);
        // A literal carries its own blank.
        Optional<String> value = literal(key);
        all.append(value.orElseGet(() -> "#" + numbers.getOrDefault(key, -1)));
        at = to + 1;
      }
      all.append(text, at, text.length());
    }
    return all.toString();
  }

  private Optional<String> literal(String key) {
    Reached found = reached.get(key);
    if (found == null || found.kind() != Difference.Kind.CONSTANT) {
      return Optional.empty();
    }
    String text = found.text().strip();
    String value = text.startsWith("const =") ? text.substring("const =".length()) : "";
    return value.matches("(\"[^\"]*\"|(int|rune):-?\\d+)") ? Optional.of(value) : Optional.empty();
  }
}
