package com.thaloco.releaseconsole.setup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What the build wrote into the program. */
public final class Build {
  private Build() {}

  /** The program's version, as receipts name it. */
  public static String version() {
    try (InputStream in = Build.class.getResourceAsStream("/build.properties")) {
      var properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return properties.getProperty("version", "unknown");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
