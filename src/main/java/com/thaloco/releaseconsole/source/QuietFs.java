package com.thaloco.releaseconsole.source;

import java.io.File;
import java.util.Map;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.FS_POSIX;
import org.jspecify.annotations.Nullable;

/** The file system as JGit sees it; what JGit starts (filters) gets only what git may have. */
final class QuietFs extends FS_POSIX {
  private final Map<String, String> childEnvironment;

  QuietFs(Surroundings surroundings) {
    this.childEnvironment = surroundings.forChildren();
    setUserHome(surroundings.home().toFile());
  }

  private QuietFs(QuietFs other) {
    super(other);
    this.childEnvironment = other.childEnvironment;
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
    ProcessBuilder builder = super.runInShell(command, arguments);
    builder.environment().clear();
    builder.environment().putAll(childEnvironment);
    return builder;
  }
}
