package com.thaloco.releaseconsole.source;

import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.ShellWord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/**
 * Which repositories are opened: those of the user, and those that {@code safe.directory} of the
 * user's own configuration names (git-config, {@code safe.directory}). Another user's repository
 * may hold configuration that runs commands as whoever opens it.
 */
final class SafeDirectory {
  private SafeDirectory() {}

  /**
   * Refuses a repository that git would refuse.
   *
   * @throws com.thaloco.releaseconsole.flow.ProblemException {@code source.owner}
   */
  static void require(
      Path workTree, Path gitDirectory, GitConfiguration configuration, GitEnvironment surroundings)
      throws IOException {
    for (Path path : List.of(workTree, workTree.resolve(".git"), gitDirectory)) {
      if (!isOwn(path, surroundings)
          && !isNamed(workTree, configuration.values("safe", "directory"), surroundings.home())) {
        throw Problem.refused(
                "source.owner",
                "The repository %s belongs to another user, and git does not open it: %s is owned by %s."
                    .formatted(workTree, path, Files.getOwner(path, LinkOption.NOFOLLOW_LINKS)),
                "Nothing was read from it.",
                Remedy.text("If you trust its owner, mark it as safe")
                    .by(
                        new Action.Shell(
                            "git config --global --add safe.directory "
                                + ShellWord.of(workTree.toString()))))
            .toException();
      }
    }
  }

  /** Root may also open what belongs to the user that it was called from with sudo, as with git. */
  private static boolean isOwn(Path path, GitEnvironment surroundings) throws IOException {
    long owner = GitEnvironment.owner(path);
    return owner == surroundings.user()
        || (surroundings.user() == 0
            && Long.toString(owner)
                .equals(surroundings.environment().getOrDefault("SUDO_UID", "")));
  }

  /** The last values win: an empty one forgets those before it. */
  private static boolean isNamed(Path workTree, List<String> values, Path home) {
    boolean named = false;
    for (String value : values) {
      if (value.isEmpty()) {
        named = false;
      } else if (value.equals("*")) {
        named = true;
      } else if (value.endsWith("/*")) {
        named |= workTree.startsWith(path(value.substring(0, value.length() - 2), home));
      } else {
        named |= path(value, home).equals(workTree);
      }
    }
    return named;
  }

  private static Path path(String value, Path home) {
    Path path =
        value.equals("~") || value.startsWith("~/")
            ? home.resolve(value.substring(1).replaceFirst("^/+", ""))
            : Path.of(value);
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.normalize();
    }
  }
}
