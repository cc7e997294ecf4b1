package com.thaloco.releaseconsole.golang;

import com.thaloco.releaseconsole.golang.Scope.TypeRef;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the parts of a {@link FormWriter} share: the text so far, the scope they stand in and all
 * that the declaration refers to. It resolves names to local numbers or package-level keys.
 */
final class FormState {
  private static final Pattern TEMPLATE_FIELD = Pattern.compile("\\.([\\p{L}_][\\p{L}\\p{Nd}_]*)");

  final GoModule module;
  final GoPackage owner;
  final Types types;
  final StringBuilder out = new StringBuilder();
  final Set<String> references = new LinkedHashSet<>();
  final Set<String> fields = new LinkedHashSet<>();
  final Set<String> whole = new LinkedHashSet<>();
  Scope scope = new Scope(null);
  int iota = -1;
  private int locals;

  FormState(GoModule module, GoPackage owner) {
    this.module = module;
    this.owner = owner;
    this.types = new Types(module);
  }

  Form form() {
    return new Form(out.toString(), references, fields, whole);
  }

  void declare(GoNode name, Optional<TypeRef> type) {
    // A blank counts too: to name a parameter that was blank is no change.
    int number = locals++;
    if (!name.text().equals("_")) {
      scope.put(name.text(), new Scope.Local(number, type, Optional.empty()));
    }
  }

  void inScope(Runnable body) {
    Scope outer = scope;
    scope = new Scope(outer);
    body.run();
    scope = outer;
  }

  void templateFields(String text) {
    for (String field : templateFieldsOf(text)) {
      fields.add(field);
      softMethod(field);
    }
  }

  /** No one knows whose method this is: every one of that name in the package may be meant. */
  void softMethod(String name) {
    for (String receiver : owner.receiversOf(name)) {
      references.add("~" + owner.folder + "#" + receiver + "." + name);
    }
  }

  void imported(String path, String name) {
    Optional<String> folder = module.folderOf(path);
    if (folder.isEmpty() || !reference(module.packageIn(folder.get()), name)) {
      out.append(path).append('.').append(name).append(' ');
    }
  }

  void name(GoNode node) {
    String name = node.text();
    Optional<Scope.Local> local = scope.find(name);
    if (local.isPresent()) {
      out.append('$').append(local.get().number()).append(' ');
    } else if (!reference(owner, name) && !dotImported(node.source, name)) {
      out.append(name).append(' ');
    }
  }

  private boolean reference(GoPackage where, String name) {
    if (where.named(name).isEmpty() || name.equals("_")) {
      return false;
    }
    reference(where.folder + "#" + name);
    return true;
  }

  private void reference(String key) {
    references.add(key);
    out.append(Form.OPEN).append(key).append(Form.CLOSE).append(' ');
  }

  private boolean dotImported(GoSource source, String name) {
    for (String path : owner.dotImports(source)) {
      Optional<String> folder = module.folderOf(path);
      if (folder.isPresent() && reference(module.packageIn(folder.get()), name)) {
        return true;
      }
    }
    return false;
  }

  /** The names that a text/template may look up. */
  static Set<String> templateFieldsOf(String text) {
    Set<String> found = new LinkedHashSet<>();
    if (text.contains("{{")) {
      Matcher matcher = TEMPLATE_FIELD.matcher(text);
      while (matcher.find()) {
        found.add(matcher.group(1));
      }
    }
    return found;
  }
}
