package com.thaloco.releaseconsole.golang;

import com.thaloco.releaseconsole.profile.GoFunction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The other side of a restart: how the programs that units start end when the update flow restarts
 * them. What they do with signals is part of the update flow, though none of its functions calls
 * it.
 */
public final class RestartedPrograms {
  private static final String SIGNALS = "os/signal";

  private final GoModule older;
  private final GoModule newer;

  public RestartedPrograms(SourceTree older, SourceTree newer, BuildTarget target) {
    this.older = new GoModule(older, target);
    this.newer = new GoModule(newer, target);
  }

  /**
   * What a program does otherwise with signals, one line for each declaration.
   *
   * @param programs folders of the packages, by the name of the program
   * @param renderers the functions that render units
   * @param changed the paths that differ between the commits
   */
  public List<String> touched(
      Map<String, String> programs, List<GoFunction> renderers, List<String> changed) {
    var evidence = new ArrayList<String>();
    programs.forEach((name, path) -> {
      String folder = GoModule.clean(path);
      boolean possible =
          changed.stream()
              .anyMatch(each ->
                  each.endsWith(".go")
                      && !FunctionalChanges.isTest(each)
                      && GoSource.folder(each).equals(folder)
                      && (has(older, each, SIGNALS) || has(newer, each, SIGNALS)));
      if (possible && isStarted(name, renderers)) {
        compare(name, folder, evidence);
      }
    });
    return evidence;
  }

  private static boolean has(GoModule module, String path, String text) {
    return new String(module.tree().bytes(path).orElse(new byte[0]), StandardCharsets.UTF_8)
        .contains(text);
  }

  /** Whether a unit names the program: in the text of a renderer, or in a file of units. */
  private boolean isStarted(String name, List<GoFunction> renderers) {
    Pattern word = Pattern.compile("(?<![\\w-])" + Pattern.quote(name) + "(?![\\w.-])");
    return renderers.stream()
            .flatMap(each -> newer.packageIn(each.folder()).named(each.name()).stream())
            .anyMatch(each -> word.matcher(each.node().text()).find())
        || newer.tree().paths("").stream()
            .filter(path -> path.endsWith(".service"))
            .anyMatch(path ->
                word.matcher(
                        new String(
                            newer.tree().bytes(path).orElse(new byte[0]), StandardCharsets.UTF_8))
                    .find());
  }

  private void compare(String name, String folder, List<String> evidence) {
    Map<String, Form> was = handling(older, folder);
    Map<String, Form> is = handling(newer, folder);
    var all = new TreeSet<>(was.keySet());
    all.addAll(is.keySet());
    for (String each : all) {
      String before = was.containsKey(each) ? was.get(each).text() : "";
      String after = is.containsKey(each) ? is.get(each).text() : "";
      if (!before.equals(after)) {
        evidence.add(
            "%s, which a unit starts: %s in %s handles signals otherwise"
                .formatted(name, each, folder));
      }
    }
  }

  /** The declarations that use the package of signals, with what they mean. */
  private static Map<String, Form> handling(GoModule module, String folder) {
    GoPackage owner = module.packageIn(folder);
    Map<String, Form> found = new TreeMap<>();
    for (Declaration each : owner.all()) {
      boolean uses =
          each.node().find(n -> n.is("selector_expression")).stream()
              .flatMap(n -> n.child("operand").stream())
              .flatMap(n -> owner.importPath(n.source, n.text()).stream())
              .anyMatch(SIGNALS::equals);
      if (uses) {
        found.put(each.name(), FormWriter.of(module, owner, each));
      }
    }
    return found;
  }
}
