package com.thaloco.releaseconsole.golang;

import com.thaloco.releaseconsole.profile.BuildRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks that each {@code -X} names a package-level string variable that is declared without a
 * value or with a constant string. The linker silently ignores a name that does not exist, and a
 * variable that code sets at start-up loses what the linker gave it ({@code go doc cmd/link}).
 */
public final class LdflagsVariables {
  private final GoModule module;
  private final List<String> mains;

  public LdflagsVariables(GoModule module, BuildRules rules) {
    this(module, rules.binaries().stream().map(BuildRules.Binary::packagePath).toList());
  }

  /**
   * @param mains the folders of the binaries' packages, for {@code -X main.name}
   */
  public LdflagsVariables(GoModule module, List<String> mains) {
    this.module = module;
    this.mains = mains.stream().map(this::folder).toList();
  }

  private String folder(String packagePath) {
    return packagePath.startsWith(".")
        ? GoModule.clean(packagePath)
        : module.folderOf(packagePath).orElse(GoModule.clean(packagePath));
  }

  /** One verdict for each setting, in order. */
  public List<LdflagVerdict> check(List<BuildRules.Ldflag> flags) {
    return flags.stream().map(f -> check(f.variable())).toList();
  }

  /** The verdict on {@code importpath.name}; for {@code main.name}, of every binary's package. */
  public LdflagVerdict check(String variable) {
    int slash = variable.lastIndexOf('/');
    int dot = variable.indexOf('.', slash + 1);
    // The last element of an import path may hold dots; the name never does.
    int last = variable.lastIndexOf('.');
    if (dot < 0 || last <= slash || last == variable.length() - 1) {
      return bad(variable, variable, "It does not have the form importpath.name.");
    }
    String path = variable.substring(0, last);
    String name = variable.substring(last + 1);
    if (!path.equals("main")) {
      return inPackage(variable, path, name);
    }
    if (mains.isEmpty()) {
      return bad(variable, "main", "The profile names no binary whose package it could be in.");
    }
    // Each binary is linked with the same flags; one that has the variable is enough.
    LdflagVerdict verdict = null;
    for (String main : mains) {
      LdflagVerdict one = inFolder(variable, main, name);
      if (one.sets() || verdict == null) {
        verdict = one;
      }
      if (verdict.sets()) {
        break;
      }
    }
    return verdict == null ? bad(variable, "main", "There is no such variable.") : verdict;
  }

  private LdflagVerdict inPackage(String variable, String path, String name) {
    Optional<String> folder = module.folderOf(path);
    if (folder.isEmpty()) {
      String modules = String.join(", ", module.modulePaths());
      return bad(
          variable,
          "go.mod",
          modules.isEmpty()
              ? "There is no go.mod with a module path, so no package has an import path."
              : "%s is no package of the module %s.".formatted(path, modules));
    }
    if (!module.hasPackage(folder.get())) {
      return bad(
          variable,
          folder.get(),
          "There is no package in %s%s."
              .formatted(
                  folder.get().isEmpty() ? "the top folder" : folder.get(),
                  nearestPackage(path).map(p -> "; " + p + " is near").orElse("")));
    }
    return module.packageIn(folder.get()).name.equals("main")
        ? bad(
            variable,
            folder.get(),
            "It is a main package: its variables are named main.%s.".formatted(name))
        : inFolder(variable, folder.get(), name);
  }

  private Optional<String> nearestPackage(String path) {
    Set<String> folders = new HashSet<>();
    for (String file : module.tree().paths("")) {
      if (file.endsWith(".go") && !file.endsWith("_test.go")) {
        folders.add(GoSource.folder(file));
      }
    }
    return module.modulePaths().stream()
        .flatMap(m -> folders.stream().map(f -> f.isEmpty() ? m : m + "/" + f))
        .filter(p -> distance(p, path) <= Math.max(3, path.length() / 4))
        .min(Comparator.<String>comparingInt(p -> distance(p, path)).thenComparing(p -> p));
  }

  private LdflagVerdict inFolder(String variable, String folder, String name) {
    GoPackage found = module.packageIn(folder);
    if (!found.errors.isEmpty()) {
      return bad(
          variable,
          found.errors.getFirst().file() + ":" + found.errors.getFirst().line(),
          "The file can't be read as Go: %s.".formatted(found.errors.getFirst().why()));
    }
    List<Declaration> declared = found.named(name);
    if (declared.isEmpty()) {
      List<String> near = near(found, name);
      return bad(
          variable,
          folder,
          "There is no variable %s in the package%s."
              .formatted(name, near.isEmpty() ? "" : "; it has " + String.join(", ", near)));
    }
    Declaration one = declared.getFirst();
    String place = one.node().place();
    if (one.kind() != Declaration.Kind.VAR) {
      return bad(variable, place, "%s is no variable but a %s.".formatted(name, one.kind().word));
    }
    return variable(variable, found, one, place);
  }

  private LdflagVerdict variable(String variable, GoPackage found, Declaration one, String place) {
    String name = one.name();
    Optional<String> type = one.type().map(GoNode::text);
    if (type.isPresent() && !type.get().equals("string")) {
      boolean alias =
          found.named(type.get()).stream()
              .anyMatch(d ->
                  d.node().is("type_alias")
                      && d.node().child("type").map(GoNode::text).orElse("").equals("string"));
      if (!alias) {
        return bad(variable, place, "%s is no string but %s.".formatted(name, type.get()));
      }
    }
    if (one.sharedValue().isPresent()) {
      return bad(variable, place, "%s gets its value from a call at start-up.".formatted(name));
    }
    if (one.value().isPresent()) {
      Optional<String> wrong = new Constant(found).whyNot(one.value().get(), 0);
      if (wrong.isPresent()) {
        return bad(variable, place, "%s %s.".formatted(name, wrong.get()));
      }
    } else if (type.isEmpty()) {
      return bad(variable, place, "%s has neither type nor value.".formatted(name));
    }
    if (!one.embeds().isEmpty()) {
      return bad(variable, place, "%s is filled by go:embed.".formatted(name));
    }
    Optional<GoNode> overwritten = assignment(found, name);
    return overwritten
        .map(n ->
            bad(
                variable,
                n.place(),
                "init sets %s again at start-up, after the linker.".formatted(name)))
        .orElseGet(() -> new LdflagVerdict(variable, true, place, "A string variable."));
  }

  private static Optional<GoNode> assignment(GoPackage found, String name) {
    for (Declaration init : found.named("init")) {
      Optional<GoNode> set =
          init.node().child("body").stream()
              .flatMap(b -> statements(b).stream())
              .filter(n ->
                  n.is("assignment_statement")
                      && n.children.getFirst().namedChildren().stream()
                          .anyMatch(c -> c.is("identifier") && c.text().equals(name)))
              .findFirst();
      if (set.isPresent()) {
        return set;
      }
    }
    return Optional.empty();
  }

  /** Unconditional ones: {@code if Version == "" { Version = … }} keeps what the linker gave. */
  private static List<GoNode> statements(GoNode block) {
    List<GoNode> found = new ArrayList<>();
    for (GoNode child : block.namedChildren()) {
      if (child.isAny("statement_list", "block")) {
        found.addAll(statements(child));
      } else {
        found.add(child);
      }
    }
    return found;
  }

  /** Whether an initial value is a constant string expression. */
  private record Constant(GoPackage owner) {
    Optional<String> whyNot(GoNode value, int depth) {
      GoNode node = value.bare();
      if (depth > 50) {
        return Optional.of("is initialised through too many constants");
      }
      return switch (node.type) {
        case "interpreted_string_literal", "raw_string_literal" -> Optional.empty();
        case "binary_expression" ->
            node.children.stream()
                .filter(c -> c.named)
                .map(c -> whyNot(c, depth + 1))
                .flatMap(Optional::stream)
                .findFirst();
        case "identifier" ->
            owner.named(node.text()).stream()
                .findFirst()
                .map(d ->
                    d.kind() == Declaration.Kind.CONST && d.value().isPresent()
                        ? whyNot(d.value().get(), depth + 1)
                        : Optional.of(
                            "is initialised with " + node.text() + ", no constant string"))
                .orElse(
                    Optional.of("is initialised with " + node.text() + ", which is unknown here"));
        case "call_expression" ->
            node.child("function").map(f -> f.text().equals("string")).orElse(false)
                    && node.child("arguments").isPresent()
                    && node.child("arguments").get().namedChildren().stream()
                        .allMatch(a -> whyNot(a, depth + 1).isEmpty())
                ? Optional.empty()
                : Optional.of("is initialised by a call, which runs after the linker's work");
        case "int_literal", "float_literal", "rune_literal", "true", "false" ->
            Optional.of("is no string but starts as " + node.text());
        default -> Optional.of("is initialised with " + node.text() + ", no constant string");
      };
    }
  }

  private static List<String> near(GoPackage found, String name) {
    return found.all().stream()
        .filter(d -> d.kind() == Declaration.Kind.VAR)
        .map(Declaration::name)
        .filter(n ->
            distance(n.toLowerCase(java.util.Locale.ROOT), name.toLowerCase(java.util.Locale.ROOT))
                <= Math.max(2, name.length() / 3))
        .sorted(Comparator.<String>comparingInt(n -> distance(n, name)).thenComparing(n -> n))
        .limit(3)
        .toList();
  }

  /** Levenshtein's distance. */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int next =
            Math.min(
                Math.min(row[j], row[j - 1]) + 1,
                diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1));
        diagonal = row[j];
        row[j] = next;
      }
    }
    return row[b.length()];
  }

  private static LdflagVerdict bad(String variable, String place, String reason) {
    return new LdflagVerdict(variable, false, place, reason);
  }
}
