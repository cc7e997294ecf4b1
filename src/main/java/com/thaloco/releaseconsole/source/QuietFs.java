package com.thaloco.releaseconsole.source;

import com.thaloco.releaseconsole.flow.Problem;
import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.FS_POSIX;
import org.jspecify.annotations.Nullable;

/**
 * The file system as JGit sees it. JGit starts commands through it: filters, of which only those of
 * the user's own configuration run, and hooks, of which none does. They get only what git may have.
 */
final class QuietFs extends FS_POSIX {
  /** A path as JGit quotes it in place of {@code %f}. */
  private static final String QUOTED = "'(?:[^']|'\\\\'')*'";

  private final Map<String, String> childEnvironment;
  private final List<Pattern> filters;
  private final Set<String> foreignFilters;

  QuietFs(GitEnvironment surroundings, GitConfiguration configuration) {
    this.childEnvironment = surroundings.forChildren();
    this.filters =
        configuration.own().getSubsections("filter").stream()
            .flatMap(name ->
                Stream.of("clean", "smudge")
                    .flatMap(
                        kind -> Stream.of(configuration.own().getStringList("filter", name, kind))))
            .map(QuietFs::command)
            .toList();
    this.foreignFilters = configuration.foreignFilters();
    setUserHome(surroundings.home().toFile());
  }

  private QuietFs(QuietFs other) {
    super(other);
    this.childEnvironment = other.childEnvironment;
    this.filters = other.filters;
    this.foreignFilters = other.foreignFilters;
  }

  private static Pattern command(String configured) {
    return Pattern.compile(
        Stream.of(configured.split("%f", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(QUOTED)));
  }

  @Override
  public FS newInstance() {
    return new QuietFs(this);
  }

  /**
   * None: a {@code pre-push} hook that refuses would leave a release published and not tagged, and
   * JGit tells of it as of a broken connection. A check says that there is one.
   */
  @Override
  public @Nullable File findHook(Repository repository, String hookName) {
    return null;
  }

  @Override
  public ProcessBuilder runInShell(String command, String[] arguments) {
    if (filters.stream().noneMatch(own -> own.matcher(command).matches())) {
      throw foreign().toException();
    }
    ProcessBuilder builder = super.runInShell(command, arguments);
    builder.environment().clear();
    builder.environment().putAll(childEnvironment);
    return builder;
  }

  private Problem foreign() {
    String names = String.join(", ", foreignFilters);
    return Problem.refused(
        "source.filter",
        "Files of this repository pass through a filter that only its own .git/config defines%s."
            .formatted(names.isEmpty() ? "" : ": " + names),
        "The filter was not run, so it is not known whether these files are changed.",
        "Define the filter in your own configuration with \"git config --global filter.NAME.clean"
            + " …\" (for Git LFS: git lfs install).");
  }
}
