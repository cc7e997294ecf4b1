package com.thaloco.releaseconsole.artefact;

import com.thaloco.releaseconsole.profile.BuildRules;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks for version and commit in what a binary prints about itself. */
final class ReportedIdentity {
  /**
   * A short commit id has at least this many digits, as git's own abbreviations. It may be part of
   * a longer word, as in {@code v0.1.7-g0123456}, but not of a longer number.
   */
  private static final Pattern COMMIT =
      Pattern.compile("(?<![0-9a-f])[0-9a-f]{7,64}(?![0-9a-f]|[-+._]?dirty)");

  private ReportedIdentity() {}

  /** What of the identity that was built in the output does not say. */
  static List<String> missing(String output, BuildIdentity identity, BuildRules rules) {
    List<String> missing = new ArrayList<>();
    if (rules.bakes("version") && !hasVersion(output, identity.version().number())) {
      missing.add(identity.version().text());
    }
    if (rules.bakes("commit") && !hasCommit(output, identity.commit())) {
      missing.add(identity.commit());
    }
    return missing;
  }

  /** With or without its v, but not as a part of another number: v0.1.7 is not in v0.1.70. */
  private static boolean hasVersion(String output, String number) {
    String text =
        "(?<![0-9A-Za-z.+])v?" + Pattern.quote(number) + "(?![0-9A-Za-z]|[.+-][0-9A-Za-z])";
    return Pattern.compile(text).matcher(output).find();
  }

  private static boolean hasCommit(String output, String commit) {
    Matcher found = COMMIT.matcher(output);
    while (found.find()) {
      if (commit.startsWith(found.group())) {
        return true;
      }
    }
    return false;
  }
}
