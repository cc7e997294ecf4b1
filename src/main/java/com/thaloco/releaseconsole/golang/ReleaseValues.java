package com.thaloco.releaseconsole.golang;

import com.thaloco.releaseconsole.profile.BuildRules;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What has another value in every release: variables that the linker sets, and constants, variables
 * and embedded files that hold the version. That they differ is no change of a function.
 */
public final class ReleaseValues {
  private final Set<String> linked = new HashSet<>();
  private final String before;
  private final String after;

  /**
   * @param tree of the newer commit
   * @param before the older commit's version; empty where only linked variables are asked about
   * @param after the newer commit's version
   */
  public ReleaseValues(SourceTree tree, BuildRules build, String before, String after) {
    this.before = number(before);
    this.after = number(after);
    var module = new GoModule(tree, BuildTarget.of(build));
    for (BuildRules.Ldflag flag : build.ldflags()) {
      int dot = flag.variable().lastIndexOf('.');
      String name = flag.variable().substring(dot + 1);
      String path = flag.variable().substring(0, Math.max(0, dot));
      if (path.equals("main")) {
        build.binaries().stream()
            .map(binary -> GoModule.clean(binary.packagePath()) + "#" + name)
            .forEach(linked::add);
      } else {
        module.folderOf(path).ifPresent(folder -> linked.add(folder + "#" + name));
      }
    }
  }

  /** The result without the differences that every release has. */
  public FunctionResult without(FunctionResult result) {
    if (!(result instanceof FunctionResult.Changed changed)) {
      return result;
    }
    boolean file = changed.differences().stream().anyMatch(this::isVersionFile);
    List<Difference> rest =
        changed.differences().stream()
            .filter(d -> !isLinked(d) && !isVersion(d) && !isVersionFile(d))
            .filter(d -> !file || !isShownAlike(d))
            .toList();
    return rest.isEmpty()
        ? new FunctionResult.Same(changed.function(), changed.before(), changed.after())
        : new FunctionResult.Changed(changed.function(), changed.before(), changed.after(), rest);
  }

  private boolean isLinked(Difference difference) {
    return difference.kind() == Difference.Kind.VARIABLE
        && difference
            .after()
            .map(
                place -> linked.contains(GoSource.folder(place.file()) + "#" + difference.symbol()))
            .orElse(false);
  }

  /** A constant or variable whose value is the version and nothing else. */
  private boolean isVersion(Difference difference) {
    boolean value =
        difference.kind() == Difference.Kind.CONSTANT
            || difference.kind() == Difference.Kind.VARIABLE;
    return value && isVersion(difference, text -> text.brief().replaceAll("^[\"`]|[\"`]$", ""));
  }

  private boolean isVersionFile(Difference difference) {
    return difference.kind() == Difference.Kind.EMBEDDED_FILE
        && isVersion(difference, text -> text.text().strip());
  }

  /** The variable of an embedded file differs only by that file. */
  private static boolean isShownAlike(Difference difference) {
    return difference.kind() == Difference.Kind.VARIABLE
        && difference.before().isPresent()
        && difference
            .before()
            .map(SourceText::text)
            .equals(difference.after().map(SourceText::text));
  }

  private boolean isVersion(Difference difference, Function<SourceText, String> value) {
    return !before.isEmpty()
        && difference.before().map(value).map(ReleaseValues::number).equals(Optional.of(before))
        && difference.after().map(value).map(ReleaseValues::number).equals(Optional.of(after));
  }

  private static String number(String version) {
    return version.startsWith("v") ? version.substring(1) : version;
  }
}
