package com.thaloco.releaseconsole.check;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sentence of an entry that tells users to re-pull virtual machines, which a minor release of
 * the guest agent needs (docs/rules.md, Patch or minor).
 */
final class RepullNotice {
  private static final Pattern REPULL =
      Pattern.compile(
          "(?i)\\bre-?pull(?:ed|ing)?\\b|\\bpull(?:ed|ing)?\\b[^.\\n]{0,60}\\b(?:again|anew)\\b");
  private static final Pattern WHAT =
      Pattern.compile("(?i)\\b(?:vms?|virtual[- ]machines?|guests?|images?|machines?)\\b");

  private RepullNotice() {}

  /** The sentence, where there is one that does not take it back. */
  static Optional<String> in(String visible) {
    String text = Sentences.plain(visible);
    Matcher found = REPULL.matcher(text);
    while (found.find()) {
      String sentence = Sentences.around(text, found.start(), found.end());
      int place = found.start() - text.indexOf(sentence, Sentences.start(text, found.start()));
      if (WHAT.matcher(sentence).find()
          && !sentence.endsWith("?")
          && !Denial.isIn(Sentences.clause(sentence, place))) {
        return Optional.of(sentence.replaceAll("\\s+", " "));
      }
    }
    return Optional.empty();
  }
}
