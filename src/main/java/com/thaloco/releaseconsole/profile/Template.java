package com.thaloco.releaseconsole.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text of the profile with {@code {placeholders}}. A brace that belongs to no placeholder is an
 * error: a misspelt one would else be published as it is.
 */
public final class Template {
  /** What {@link BuildRules#command()} may hold. */
  public static final Set<String> BUILD =
      Set.of("output", "package", "ldflags", "version", "commit", "built_at");

  /** What the value of an {@link BuildRules.Ldflag} may hold. */
  public static final Set<String> LDFLAG = Set.of("version", "commit", "built_at");

  /** What the texts of {@link ManifestRules#entry()} may hold. */
  public static final Set<String> ENTRY =
      Set.of(
          "version",
          "number",
          "released_at",
          "commit",
          "tarball_url",
          "tarball_sha256",
          "tarball_size",
          "hashes_url",
          "hashes_sha256",
          "signature_url");

  /** What {@link InstallerRules#run()} may hold. */
  public static final Set<String> INSTALLER_RUN = Set.of("script", "prefix");

  /** What {@link InstallerRules#environment()} and its {@code reports} may hold. */
  public static final Set<String> INSTALLER = Set.of("prefix");

  private static final Pattern PIECE = Pattern.compile("\\{([a-z][a-z0-9_]*)}|[{}]");

  private Template() {}

  /** What is wrong with a text, as in {@code {verison}}: the pieces that are no placeholder. */
  public static List<String> strangers(String text, Set<String> allowed) {
    var found = new ArrayList<String>();
    Matcher m = PIECE.matcher(text);
    while (m.find()) {
      if (m.group(1) == null) {
        found.add(outOf(text, m.start()));
      } else if (!allowed.contains(m.group(1))) {
        found.add(m.group());
      }
    }
    return found;
  }

  /** Whether a text holds the placeholder. */
  public static boolean holds(String text, String name) {
    return text.contains("{" + name + "}");
  }

  /**
   * Fills in every placeholder that has a value; what is filled in is never examined again.
   *
   * @throws IllegalArgumentException for a placeholder without a value, which reading prevents
   */
  public static String fill(String text, Map<String, String> values) {
    return Pattern.compile("\\{([a-z][a-z0-9_]*)}")
        .matcher(text)
        .replaceAll(m -> Matcher.quoteReplacement(valueOf(m.group(1), values)));
  }

  private static String valueOf(String name, Map<String, String> values) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no value for the placeholder {" + name + "}");
    }
    return value;
  }

  private static String outOf(String text, int brace) {
    if (text.charAt(brace) == '}') {
      return "}";
    }
    int end = text.indexOf('}', brace);
    return text.substring(brace, end < 0 ? Math.min(text.length(), brace + 20) : end + 1);
  }
}
