package com.thaloco.releaseconsole.rehearsal;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a rehearsal's {@code .release-console.yaml}. */
final class RehearsalProfile {
  private static final Pattern HOLE = Pattern.compile("\\$\\{([a-z0-9]+)}");

  private RehearsalProfile() {}

  /**
   * Fills in the template of the resources.
   *
   * @param folder where the rehearsal folder will lie
   * @param s3 the address of the S3 side
   * @param publicSide the address of the public side
   */
  static String text(SampleFiles files, Path folder, URI s3, URI publicSide) {
    Map<String, String> values =
        Map.of(
            "dir", quoted(folder.toString()), "s3", s3.toString(), "public", publicSide.toString());
    return HOLE.matcher(files.text("profile.yaml"))
        .replaceAll(m -> Matcher.quoteReplacement(values.getOrDefault(m.group(1), m.group())));
  }

  /** As it must stand between the double quotes of YAML. */
  private static String quoted(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
