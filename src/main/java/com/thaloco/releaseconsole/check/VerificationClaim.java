package com.thaloco.releaseconsole.check;

import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an entry says of itself: "No functional changes. Verification release for v0.1.2: …"
 * (docs/rules.md, Verification releases). A mention of another release in passing is no claim.
 *
 * @param fixed the releases that it names; none where it does not say for which it is one
 * @param sentence what it says
 */
record VerificationClaim(List<ReleaseVersion> fixed, String sentence) {
  private static final String NUMBER =
      "\\[?v?(\\d+\\.\\d+\\.\\d+(?:-[0-9A-Za-z.-]*[0-9A-Za-z])?)\\]?";
  private static final Pattern CLAIM =
      Pattern.compile(
          "(?i)(?:this is (?:the|a) )?verification[- ]release"
              + "(?: (?:for|of)\\s+((?:"
              + NUMBER
              + "(?:\\s*(?:,|and|&)\\s*)*)+))?");
  private static final Pattern NUMBERS = Pattern.compile(NUMBER);

  VerificationClaim {
    fixed = List.copyOf(fixed);
  }

  /**
   * The claim of an entry, if it makes one.
   *
   * @param visible what a reader sees of the entry
   */
  static Optional<VerificationClaim> of(String visible, ReleaseVersion own) {
    String text = Sentences.plain(visible);
    Matcher found = CLAIM.matcher(text);
    while (found.find()) {
      if (!beginsSentence(text, found.start())) {
        continue;
      }
      var named = new ArrayList<ReleaseVersion>();
      Matcher numbers = NUMBERS.matcher(Optional.ofNullable(found.group(1)).orElse(""));
      while (numbers.find()) {
        ReleaseVersion.parse("v" + numbers.group(1)).ifPresent(named::add);
      }
      String sentence =
          Sentences.around(text, Math.max(found.start(), found.end() - 1), found.end());
      boolean follows = sentence.matches("(?is).*\\b(?:follows|will follow|is owed|to come)\\b.*");
      if (!named.contains(own) && !follows) {
        return Optional.of(new VerificationClaim(named, sentence.replaceAll("\\s+", " ")));
      }
    }
    return Optional.empty();
  }

  /** Read backwards: an expression that does so takes hours for thousands of empty lines. */
  private static boolean beginsSentence(String text, int at) {
    for (int i = at - 1; i >= 0; i--) {
      char before = text.charAt(i);
      if (before == '\n' || ".!:;".indexOf(before) >= 0) {
        return true;
      }
      if (!Character.isWhitespace(before) && "*_-".indexOf(before) < 0) {
        return false;
      }
    }
    return true;
  }

  /** The text of the entry that is the verification release of another one. */
  static String draft(ReleaseVersion fixed) {
    return """
    ### Notes

    - No functional changes. Verification release for %1$s: update to it from %1$s to see the update flow
      of %1$s at work.
    """
        .formatted(fixed);
  }
}
