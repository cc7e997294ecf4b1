package com.thaloco.releaseconsole.golang;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Go code of one commit: packages by folder, parsed once when first asked for. Not thread-safe;
 * each comparison makes its own.
 */
public final class GoModule {
  private static final Pattern MODULE =
      Pattern.compile("(?m)^\\s*module\\s+(?:\"([^\"]+)\"|`([^`]+)`|(\\S+))");

  private static final Pattern REQUIRED =
      Pattern.compile("(?m)^\\s*(?:require\\s+)?([\\w.-]+(?:/[\\w.~-]+)+)\\s+(v\\d\\S*)");

  private final SourceTree tree;
  private final BuildConstraint constraint;
  private final Map<String, GoPackage> packages = new HashMap<>();
  private final Map<String, GoSource> parsed = new HashMap<>();
  private final Map<String, String> modules = new HashMap<>();

  public GoModule(SourceTree tree, BuildTarget target) {
    this.tree = tree;
    this.constraint = new BuildConstraint(target);
    for (String path : tree.paths("")) {
      // A vendored module is another project's code, with or without its go.mod.
      boolean module = path.equals("go.mod") || path.endsWith("/go.mod");
      if (module && !GoSource.isVendored(path)) {
        modulePath(path).ifPresent(name -> modules.put(GoSource.folder(path), name));
      }
    }
  }

  SourceTree tree() {
    return tree;
  }

  private Optional<String> modulePath(String path) {
    String text = new String(tree.bytes(path).orElse(new byte[0]), StandardCharsets.UTF_8);
    Matcher matcher = MODULE.matcher(text.replaceAll("//.*", ""));
    if (!matcher.find()) {
      return Optional.empty();
    }
    for (int group = 1; group <= 3; group++) {
      String name = matcher.group(group);
      if (name != null) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  /** The folder of an import path inside this repository, whether it exists or not. */
  Optional<String> folderOf(String importPath) {
    String best = null;
    String bestName = "";
    for (Map.Entry<String, String> module : modules.entrySet()) {
      String name = module.getValue();
      if ((importPath.equals(name) || importPath.startsWith(name + "/"))
          && (best == null || name.length() > bestName.length())) {
        best = module.getKey();
        bestName = name;
      }
    }
    if (best == null) {
      return Optional.empty();
    }
    String rest =
        importPath.length() == bestName.length() ? "" : importPath.substring(bestName.length() + 1);
    return Optional.of(best.isEmpty() ? rest : rest.isEmpty() ? best : best + "/" + rest);
  }

  /** The version of the module that has a package, as the root's go.mod requires it. */
  Optional<String> required(String importPath) {
    String text = new String(tree.bytes("go.mod").orElse(new byte[0]), StandardCharsets.UTF_8);
    Matcher matcher = REQUIRED.matcher(text);
    Optional<String> version = Optional.empty();
    int longest = 0;
    while (matcher.find()) {
      String name = matcher.group(1);
      if ((importPath + "/").startsWith(name + "/") && name.length() > longest) {
        longest = name.length();
        version = Optional.of(matcher.group(2));
      }
    }
    return version;
  }

  /** The module paths that the repository's go.mod files declare. */
  List<String> modulePaths() {
    return modules.values().stream().sorted().toList();
  }

  static String clean(String folder) {
    String plain = folder.replaceFirst("^(\\./)+", "").replaceFirst("/+$", "");
    return plain.equals(".") ? "" : plain;
  }

  /** The package in a folder; one without files where there is none. */
  GoPackage packageIn(String folder) {
    return packages.computeIfAbsent(clean(folder), this::load);
  }

  boolean hasPackage(String folder) {
    GoPackage found = packageIn(folder);
    return !found.sources.isEmpty() || !found.errors.isEmpty();
  }

  private GoPackage load(String folder) {
    List<GoSource> sources = new ArrayList<>();
    for (String path : tree.paths(folder)) {
      String relative = folder.isEmpty() ? path : path.substring(folder.length() + 1);
      if (relative.contains("/") || !constraint.takesName(relative)) {
        continue;
      }
      GoSource source = parse(path);
      if (source.error().isPresent() || constraint.takes(source)) {
        sources.add(source);
      }
    }
    return new GoPackage(folder, sources);
  }

  /** Whether a file is part of its package for the target. */
  public boolean isBuilt(String path) {
    return constraint.takesName(path.substring(path.lastIndexOf('/') + 1))
        && constraint.takes(parse(path));
  }

  /** One file, whatever it is built for. */
  GoSource parse(String path) {
    return parsed.computeIfAbsent(
        path, p -> tree.parsed().parse(p, tree.bytes(p).orElse(new byte[0])));
  }
}
