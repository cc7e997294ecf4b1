package com.thaloco.releaseconsole.source;

import java.io.File;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * Keeps JGit to itself. Left alone it starts {@code git} with our whole environment to find the
 * machine's configuration, and writes measurements into the user's own configuration folder; a
 * password may stand in that environment, and nothing but a release is to be written.
 */
final class JGitSetup extends SystemReader.Delegate {
  private static final File SYSTEM_CONFIG = new File("/etc/gitconfig");

  static {
    SystemReader.setInstance(new JGitSetup(SystemReader.getInstance()));
  }

  private JGitSetup(SystemReader machine) {
    super(machine);
  }

  /** Has its effect once, by loading this class. */
  static void ensure() {}

  @Override
  public FileBasedConfig openSystemConfig(Config parent, FS fs) {
    return new FileBasedConfig(parent, SYSTEM_CONFIG, fs);
  }

  @Override
  public FileBasedConfig openJGitConfig(Config parent, FS fs) {
    return new NeverSaved(parent, fs);
  }

  @Override
  public StoredConfig getJGitConfig() {
    return new NeverSaved(null, FS.DETECTED);
  }

  /** What JGit measures is kept in memory only. */
  private static final class NeverSaved extends FileBasedConfig {
    NeverSaved(@org.jspecify.annotations.Nullable Config parent, FS fs) {
      super(parent, new File("/nonexistent/jgit-config"), fs);
    }

    @Override
    public void load() {}

    @Override
    public void save() {}

    @Override
    public boolean isOutdated() {
      return false;
    }
  }
}
