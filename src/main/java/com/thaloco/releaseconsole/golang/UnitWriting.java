package com.thaloco.releaseconsole.golang;

import com.thaloco.releaseconsole.profile.GoFunction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the code of one commit does with the functions that render unit files: what they are called
 * with, and what else the code that uses them writes.
 */
final class UnitWriting {
  private static final String SECTIONS =
      "\\[(Unit|Service|Socket|Timer|Path|Mount|Automount|Swap|Slice|Install)\\]";
  private static final Pattern SECTION = Pattern.compile(SECTIONS);
  private static final Pattern UNIT_FILE =
      Pattern.compile(
          "([^\\s/]*/)*[\\w@:.%-]+\\.(service|socket|timer|path|mount|automount|swap|slice|target)");

  /**
   * One thing, with the declaration that has it.
   *
   * @param user the key of that declaration
   */
  record Use(String user, SourceText source) {}

  private final GoModule module;
  private final Set<String> renderers = new LinkedHashSet<>();

  /** What renderers are called with, by renderer and form. */
  final Map<String, Use> calls = new LinkedHashMap<>();

  /** Names and texts of unit files, by what they are. */
  final Map<String, Use> units = new LinkedHashMap<>();

  /** Constants and variables that calls are made with. */
  final Map<String, String> values = new LinkedHashMap<>();

  /** What else gives a unit file, and is used beside a renderer; its text by its key. */
  final Map<String, SourceText> others = new LinkedHashMap<>();

  /** The declarations that use a renderer. */
  final Map<String, Declaration> users = new LinkedHashMap<>();

  UnitWriting(GoModule module, List<GoFunction> functions) {
    this.module = module;
    functions.stream().map(FunctionComparison::key).forEach(renderers::add);
    for (String folder : folders()) {
      GoPackage owner = module.packageIn(folder);
      for (Declaration declaration : owner.all()) {
        read(owner, declaration);
      }
    }
  }

  /** The folders with a file that names a renderer: no other file is parsed. */
  private Set<String> folders() {
    List<String> names =
        renderers.stream()
            .map(key -> key.substring(key.lastIndexOf('#') + 1))
            .map(UnitWriting::last)
            .toList();
    Set<String> found = new LinkedHashSet<>();
    for (String path : module.tree().paths("")) {
      if (!path.endsWith(".go") || FunctionalChanges.isTest(path) || GoSource.isVendored(path)) {
        continue;
      }
      String text =
          new String(module.tree().bytes(path).orElse(new byte[0]), StandardCharsets.UTF_8);
      if (names.stream().anyMatch(text::contains)) {
        found.add(GoSource.folder(path));
      }
    }
    return found;
  }

  private static String last(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private void read(GoPackage owner, Declaration declaration) {
    String key = owner.folder + "#" + declaration.name();
    if (renderers.contains(key) || declaration.kind() == Declaration.Kind.TYPE) {
      return;
    }
    Form form = FormWriter.of(module, owner, declaration);
    List<String> used = form.references().stream().map(UnitWriting::plain).toList();
    if (used.stream().noneMatch(renderers::contains)) {
      return;
    }
    users.put(key, declaration);
    for (GoNode call : CliCode.calls(declaration.node())) {
      String name = call.child("function").map(f -> last(f.bare().text())).orElse("");
      used.stream()
          .filter(each -> renderers.contains(each) && last(symbol(each)).equals(name))
          .findFirst()
          .ifPresent(renderer ->
              call(owner, key, renderer, declaration.node(), changed(declaration.node(), call)));
    }
    declaration.node().find(Literals::isString).forEach(text -> unit(key, text));
    for (String each : used) {
      if (!renderers.contains(each)) {
        uses(key, each);
      }
    }
  }

  /** What a text is changed with after it was rendered: {@code strings.Replace(render(), …)}. */
  private static GoNode changed(GoNode function, GoNode rendered) {
    return CliCode.calls(function).stream()
        .filter(outer -> outer != rendered && !outer.find(n -> n == rendered).isEmpty())
        .filter(outer ->
            outer
                .child("function")
                .map(f -> f.text().matches("(strings|bytes)\\.\\w+|.*\\.Replace\\w*"))
                .orElse(false))
        .findFirst()
        .orElse(rendered);
  }

  private void call(GoPackage owner, String user, String renderer, GoNode function, GoNode call) {
    Form form = CallValues.of(module, owner, function, call);
    calls.putIfAbsent(
        renderer + " " + form.text(),
        new Use(user, new SourceText(call.source.path(), call.line, call.text(), call.text())));
    for (String reference : form.references()) {
      if (named(reference).stream().anyMatch(Declaration::isValue)) {
        values.putIfAbsent(plain(reference), user);
      }
    }
  }

  private void unit(String user, GoNode literal) {
    String text = Literals.string(literal);
    if (UNIT_FILE.matcher(text).matches() || SECTION.matcher(text).find()) {
      units.putIfAbsent(
          text, new Use(user, new SourceText(literal.source.path(), literal.line, text, text)));
    }
  }

  private void uses(String user, String key) {
    for (Declaration one : named(key)) {
      if (one.isValue() && one.embeds().isEmpty()) {
        one.value().map(GoNode::bare).filter(Literals::isString).ifPresent(v -> unit(user, v));
      } else if (one.node().child("result").isPresent() || one.isValue()) {
        var closure = new Closure(module, key);
        boolean gives =
            closure.reached().keySet().stream().noneMatch(renderers::contains)
                && closure.reached().values().stream()
                    .anyMatch(reached -> SECTION.matcher(reached.source().text()).find());
        if (gives) {
          closure.start().ifPresent(start -> others.putIfAbsent(key, start.source()));
        }
      }
    }
  }

  private List<Declaration> named(String reference) {
    String key = plain(reference);
    return module.packageIn(key.substring(0, key.indexOf('#'))).named(symbol(key));
  }

  static String symbol(String key) {
    return key.substring(key.indexOf('#') + 1);
  }

  private static String plain(String reference) {
    return reference.startsWith("~") ? reference.substring(1) : reference;
  }

  /** The declaration of a key as it is there, if it uses a renderer here. */
  Optional<SourceText> shown(String user) {
    return Optional.ofNullable(users.get(user)).map(Closure::show);
  }

  /** What is here and not in the other commit. */
  static List<String> only(Map<String, ?> here, Map<String, ?> other) {
    var keys = new ArrayList<String>(here.keySet());
    keys.removeAll(other.keySet());
    return keys;
  }
}
