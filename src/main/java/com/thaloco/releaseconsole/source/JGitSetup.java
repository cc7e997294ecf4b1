package com.thaloco.releaseconsole.source;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.storage.file.WindowCacheConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * Keeps JGit to itself. Left alone it starts {@code git} with our whole environment to find the
 * machine's configuration, and writes measurements into the user's own configuration folder; a
 * password may stand in that environment, and nothing but a release is to be written. It would also
 * measure how exact the file system's times are, for three seconds of every process.
 */
final class JGitSetup extends SystemReader.Delegate {
  private static final ScopedValue<Config> USER = ScopedValue.newInstance();
  private static final File SYSTEM_CONFIG = new File("/etc/gitconfig");

  /** In bytes: a broken object may say any size, for which JGit would take the room at once. */
  private static final int LARGEST_AT_ONCE = 16_000_000;

  static {
    SystemReader.setInstance(new JGitSetup(SystemReader.getInstance()));
    var cache = new WindowCacheConfig();
    cache.setStreamFileThreshold(LARGEST_AT_ONCE);
    cache.setExposeStatsViaJmx(false);
    cache.install();
  }

  /** No file system is less exact (FAT). What changed less long ago is read again to be sure. */
  private static final Duration LEAST_EXACT = Duration.ofSeconds(2);

  private JGitSetup(SystemReader machine) {
    super(machine);
  }

  /** Has its effect once, by loading this class. */
  static void ensure() {}

  /** Something that opens a repository. */
  @FunctionalInterface
  interface Opening<T> {
    T open() throws IOException;
  }

  /** Opens a repository below a user's configuration, which JGit would look for itself. */
  static <T> T with(Config user, Opening<T> opening) throws IOException {
    return ScopedValue.where(USER, user).<T, IOException>call(opening::open);
  }

  /** JGit would start the program that GIT_SSH names with our whole environment. */
  @Override
  public @Nullable String getenv(String variable) {
    return variable.equals("GIT_SSH") ? null : super.getenv(variable);
  }

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

  @Override
  public StoredConfig getUserConfig() throws ConfigInvalidException, IOException {
    return new Unmeasured(USER.isBound() ? USER.get() : super.getUserConfig(), FS.DETECTED);
  }

  /** Gives the answer that JGit would measure, whatever file system it asks for. */
  static final class Unmeasured extends NeverSaved {
    Unmeasured(Config parent, FS fs) {
      super(parent, fs);
    }

    @Override
    public long getTimeUnit(
        String section, String subsection, String name, long otherwise, TimeUnit unit) {
      return section.equals(ConfigConstants.CONFIG_FILESYSTEM_SECTION)
          ? unit.convert(LEAST_EXACT)
          : super.getTimeUnit(section, subsection, name, otherwise, unit);
    }
  }

  /** What JGit measures is kept in memory only. */
  private static class NeverSaved extends FileBasedConfig {
    NeverSaved(@Nullable Config parent, FS fs) {
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
