package com.thaloco.releaseconsole.golang;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whether a package still means the same: the same names with the same forms, wherever they stand.
 */
final class PackageForm {
  private record Meaning(String text, String place) {}

  private PackageForm() {}

  /** The first declaration that differs and that is in the file, before or after; else empty. */
  static Optional<String> difference(GoModule older, GoModule newer, String folder, String path) {
    // Whatever the file is built for: a file for another system is compared by itself.
    Map<String, List<Meaning>> was = meanings(older, folder);
    Map<String, List<Meaning>> is = meanings(newer, folder);
    TreeSet<String> names = new TreeSet<>(was.keySet());
    names.addAll(is.keySet());
    for (String name : names) {
      List<Meaning> before = was.getOrDefault(name, List.of());
      List<Meaning> after = is.getOrDefault(name, List.of());
      if (texts(before).equals(texts(after))) {
        continue;
      }
      for (Meaning meaning : after) {
        if (meaning.place().startsWith(path + ":")) {
          String how = before.isEmpty() ? "new" : "changed";
          return Optional.of("%s is %s at line %s".formatted(name, how, line(meaning)));
        }
      }
      for (Meaning meaning : before) {
        if (meaning.place().startsWith(path + ":")) {
          return Optional.of(
              after.isEmpty() ? name + " is gone" : name + " is changed or moved elsewhere");
        }
      }
    }
    return Optional.empty();
  }

  private static String line(Meaning meaning) {
    return meaning.place().substring(meaning.place().lastIndexOf(':') + 1);
  }

  private static List<String> texts(List<Meaning> meanings) {
    return meanings.stream().map(Meaning::text).sorted().toList();
  }

  private static Map<String, List<Meaning>> meanings(GoModule module, String folder) {
    Map<String, List<Meaning>> found = new TreeMap<>();
    for (String path : module.tree().paths(folder)) {
      String relative = folder.isEmpty() ? path : path.substring(folder.length() + 1);
      if (relative.contains("/") || !relative.endsWith(".go") || FunctionalChanges.isTest(path)) {
        continue;
      }
      GoSource source = module.parse(path);
      if (source.error().isPresent()) {
        continue;
      }
      // Names resolve within the whole folder, so that a reference has one form wherever it is.
      GoPackage whole = module.packageIn(folder);
      GoPackage own = new GoPackage(folder, List.of(source));
      String built = constraint(source);
      for (Declaration declaration : own.all()) {
        GoPackage scope = whole.named(declaration.name()).isEmpty() ? own : whole;
        String text =
            built
                + FormWriter.of(module, scope, declaration).text()
                + declaration.embeds()
                + directives(declaration.node());
        add(found, declaration.kind().word + " " + declaration.name(), text, declaration.node());
      }
      for (GoNode node : source.declarations()) {
        if (node.is("package_clause")) {
          add(found, "package", built + node.text(), node);
        }
        if (node.is("import_declaration")) {
          for (GoNode spec : node.find(n -> n.is("import_spec"))) {
            String name = spec.child("name").map(GoNode::text).orElse("");
            String importPath = spec.child("path").map(Literals::string).orElse("");
            if (name.equals("_") || importPath.equals("C")) {
              add(found, "import " + importPath, importPath + directives(node), spec);
            }
          }
        }
      }
    }
    // A file more or less of the same package says nothing by itself.
    Optional.ofNullable(found.get("package"))
        .ifPresent(all -> {
          TreeMap<String, Meaning> distinct = new TreeMap<>();
          all.forEach(m -> distinct.putIfAbsent(m.text(), m));
          found.put("package", new ArrayList<>(distinct.values()));
        });
    return found;
  }

  private static void add(Map<String, List<Meaning>> found, String name, String text, GoNode node) {
    found.computeIfAbsent(name, _ -> new ArrayList<>()).add(new Meaning(text, node.place()));
  }

  /** File names and build lines choose when a declaration counts. */
  private static String constraint(GoSource source) {
    StringBuilder out = new StringBuilder();
    String stem = source.baseName().replaceFirst("\\.go$", "");
    if (!new BuildConstraint(BuildTarget.linuxAmd64()).takesName(source.baseName())) {
      out.append(stem.substring(stem.indexOf('_') + 1)).append(' ');
    }
    for (GoSource.Comment comment : source.comments()) {
      if (comment.text().startsWith("//go:build ") || comment.text().matches("//\\s*\\+build .*")) {
        out.append(comment.text().strip()).append(' ');
      }
    }
    return out.toString();
  }

  /** Compiler directives and cgo's preamble are comments that mean something. */
  private static String directives(GoNode node) {
    StringBuilder out = new StringBuilder();
    boolean cgo = node.is("import_declaration") && node.text().contains("\"C\"");
    for (GoSource.Comment comment : node.source.comments()) {
      boolean near =
          comment.end() <= node.start
              && node.start - comment.end() < 2_000
              && node.source
                  .text(comment.end(), node.start)
                  .lines()
                  .allMatch(l -> l.isBlank() || l.startsWith("//"));
      if (near && (cgo || comment.text().matches("//(go:(?!generate|build|embed)|export ).*"))) {
        out.append(comment.text().strip());
      }
    }
    return out.toString();
  }
}
