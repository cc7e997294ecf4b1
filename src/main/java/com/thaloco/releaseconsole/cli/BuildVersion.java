package com.thaloco.releaseconsole.cli;

import com.thaloco.releaseconsole.setup.Build;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
public final class BuildVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"release-console " + version()};
  }

  /** The version alone, as receipts name it. */
  public static String version() {
    return Build.version();
  }
}
