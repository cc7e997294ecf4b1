package com.thaloco.releaseconsole.golang;

import com.thaloco.releaseconsole.profile.BuildRules;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the binaries are built for: decides which files belong to a package.
 *
 * @param os GOOS
 * @param arch GOARCH
 * @param tags custom build tags
 */
public record BuildTarget(String os, String arch, Set<String> tags) {
  public BuildTarget {
    tags = Set.copyOf(tags);
  }

  /** The usual target, without custom tags. */
  public static BuildTarget linuxAmd64() {
    return new BuildTarget("linux", "amd64", Set.of());
  }

  /** What the profile's build command builds for, with the {@code -tags} that it names. */
  public static BuildTarget of(BuildRules rules) {
    Set<String> tags = new HashSet<>();
    List<String> command = rules.command();
    for (int i = 0; i < command.size(); i++) {
      String argument = command.get(i).replaceFirst("^--", "-");
      if (argument.startsWith("-tags=")) {
        addTags(argument.substring("-tags=".length()), tags);
      } else if (argument.equals("-tags") && i + 1 < command.size()) {
        addTags(command.get(i + 1), tags);
      }
    }
    return new BuildTarget(rules.os(), rules.arch(), tags);
  }

  private static void addTags(String list, Set<String> tags) {
    for (String tag : list.split("[, ]+", -1)) {
      if (!tag.isEmpty()) {
        tags.add(tag);
      }
    }
  }
}
