package com.thaloco.releaseconsole.golang;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What differs functionally between two commits: everything but changelog, documents, version
 * strings, tests, and Go files whose package still means the same. A document that is embedded into
 * a binary is no document.
 */
public final class FunctionalChanges {
  private static final Pattern VERSIONISH =
      Pattern.compile(
          "v?\\d+\\.\\d+\\.\\d+(?:[-+][0-9A-Za-z.-]+)?|\\d{4}-\\d{2}-\\d{2}(?:T[0-9:.]+Z?)?|\\b[0-9a-f]{7,40}\\b");

  private final SourceTree older;
  private final SourceTree newer;
  private final GoModule oldModule;
  private final GoModule newModule;
  private final Set<String> free = new HashSet<>();
  private final List<String> versionPaths;

  /**
   * @param versionPaths files that only hold version strings: these may differ in version-like text
   * @param freePaths files or folders that never count: the changelog, a project's own documents
   */
  public FunctionalChanges(
      SourceTree older,
      SourceTree newer,
      BuildTarget target,
      List<String> versionPaths,
      List<String> freePaths) {
    this.older = older;
    this.newer = newer;
    this.oldModule = new GoModule(older, target);
    this.newModule = new GoModule(newer, target);
    this.versionPaths = versionPaths.stream().map(GoModule::clean).toList();
    freePaths.forEach(p -> free.add(GoModule.clean(p)));
  }

  /** The paths whose bytes differ, were added or are gone. */
  public List<String> differing() {
    TreeSet<String> all = new TreeSet<>(older.paths(""));
    all.addAll(newer.paths(""));
    return all.stream()
        .filter(p -> {
          Optional<byte[]> was = older.bytes(p);
          Optional<byte[]> is = newer.bytes(p);
          return was.isPresent() != is.isPresent()
              || (was.isPresent() && !Arrays.equals(was.get(), is.orElseThrow()));
        })
        .toList();
  }

  /**
   * Those of the given paths that differ functionally, in path order.
   *
   * @param changed paths that git reports as different; one with the same bytes has another mode
   */
  public List<PathChange> among(List<String> changed) {
    Set<String> embedded = new HashSet<>();
    embedded(oldModule, older, embedded);
    embedded(newModule, newer, embedded);
    TreeMap<String, String> found = new TreeMap<>();
    for (String path : changed) {
      why(path, embedded).ifPresent(why -> found.put(path, why));
    }
    return found.entrySet().stream().map(e -> new PathChange(e.getKey(), e.getValue())).toList();
  }

  private static void embedded(GoModule module, SourceTree tree, Set<String> paths) {
    byte[] directive = "//go:embed".getBytes(StandardCharsets.US_ASCII);
    for (String path : tree.paths("")) {
      if (path.endsWith(".go")
          && !path.endsWith("_test.go")
          && contains(tree.bytes(path).orElse(new byte[0]), directive)) {
        GoSource source = module.parse(path);
        for (GoSource.Comment comment : source.comments()) {
          if (comment.text().startsWith("//go:embed")) {
            List<String> patterns = Embeds.words(comment.text().substring(10));
            paths.addAll(Embeds.resolve(tree, source.folder(), patterns));
          }
        }
      }
    }
  }

  private static boolean contains(byte[] text, byte[] wanted) {
    outer:
    for (int i = 0; i + wanted.length <= text.length; i++) {
      for (int j = 0; j < wanted.length; j++) {
        if (text[i + j] != wanted[j]) {
          continue outer;
        }
      }
      return true;
    }
    return false;
  }

  private Optional<String> why(String path, Set<String> embedded) {
    Optional<byte[]> was = older.bytes(path);
    Optional<byte[]> is = newer.bytes(path);
    if (embedded.contains(path)) {
      return Optional.of("embedded into a binary; " + how(was, is));
    }
    if (isFree(path)) {
      return Optional.empty();
    }
    if (was.isPresent() && is.isPresent() && Arrays.equals(was.get(), is.get())) {
      return Optional.of("another file mode");
    }
    if (versionPaths.contains(path) && was.isPresent() && is.isPresent()) {
      return onlyVersions(path, was.get(), is.get())
          ? Optional.empty()
          : Optional.of("changes more than version strings");
    }
    if (path.endsWith(".go")) {
      return isTest(path) ? Optional.empty() : goWhy(path, was, is);
    }
    return isTest(path) ? Optional.empty() : Optional.of(how(was, is));
  }

  private static String how(Optional<byte[]> was, Optional<byte[]> is) {
    return was.isEmpty() ? "added" : is.isEmpty() ? "removed" : "changed";
  }

  private boolean isFree(String path) {
    for (String one : free) {
      if (path.equals(one) || path.startsWith(one + "/")) {
        return true;
      }
    }
    String base = path.substring(path.lastIndexOf('/') + 1);
    return base.endsWith(".md")
        || path.startsWith("docs/")
        || base.matches("(?i)(LICEN[CS]E|COPYING|NOTICE|AUTHORS)(\\.txt|\\.md|-.*)?");
  }

  /** Go never builds these into a binary. */
  static boolean isTest(String path) {
    return path.endsWith("_test.go") || path.startsWith("testdata/") || path.contains("/testdata/");
  }

  private boolean onlyVersions(String path, byte[] was, byte[] is) {
    if (path.endsWith(".go")) {
      GoSource old = GoParser.parse(path, was);
      GoSource now = GoParser.parse(path, is);
      if (old.error().isPresent() || now.error().isPresent()) {
        return false;
      }
      return masked(old).equals(masked(now));
    }
    return VERSIONISH
        .matcher(new String(was, StandardCharsets.UTF_8))
        .replaceAll("V")
        .equals(VERSIONISH.matcher(new String(is, StandardCharsets.UTF_8)).replaceAll("V"));
  }

  /** The file's tokens, with version-like text in its string literals left open. */
  private static String masked(GoSource source) {
    StringBuilder out = new StringBuilder();
    for (GoNode node : source.declarations()) {
      node.walk(n -> {
        if (Literals.isString(n)) {
          out.append(VERSIONISH.matcher(Literals.string(n)).replaceAll("V")).append('\n');
        } else if (n.children.isEmpty()
            && !n.type.contains("string_literal")
            && !n.is("\"")
            && !n.is("`")) {
          out.append(n.text()).append('\n');
        }
      });
    }
    return out.toString();
  }

  private Optional<String> goWhy(String path, Optional<byte[]> was, Optional<byte[]> is) {
    for (GoModule module : List.of(oldModule, newModule)) {
      if (module.tree().bytes(path).isPresent()) {
        Optional<SyntaxError> error = module.parse(path).error();
        if (error.isPresent()) {
          return error.map(e -> "can't be read as Go at line " + e.line() + ": " + e.why());
        }
      }
    }
    Optional<String> difference =
        PackageForm.difference(oldModule, newModule, GoSource.folder(path), path);
    return difference.map(d -> was.isEmpty() ? "added; " + d : is.isEmpty() ? "removed; " + d : d);
  }
}
