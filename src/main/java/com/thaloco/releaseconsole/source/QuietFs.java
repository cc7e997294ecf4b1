package com.thaloco.releaseconsole.source;

import java.util.Map;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.FS_POSIX;

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

  @Override
  public ProcessBuilder runInShell(String command, String[] arguments) {
    ProcessBuilder builder = super.runInShell(command, arguments);
    builder.environment().clear();
    builder.environment().putAll(childEnvironment);
    return builder;
  }
}
