package com.thaloco.releaseconsole.check;

import com.thaloco.releaseconsole.journal.Answers;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The maintainer's answer to "does this release fix the update flow?": yes, and a verification
 * release is pending; or no, with the reason that the tag keeps.
 *
 * @param reason one line; after "yes" it may be empty
 */
public record VerificationAnswer(boolean owed, String reason) {
  /** The check that asks. */
  public static final String ID = "release.verification";

  private static final String KEY = "Verification-Release:";
  private static final String TRAILER = KEY + " not-needed ";
  private static final Pattern IN_MESSAGE =
      Pattern.compile("(?mi)^" + Pattern.quote(KEY) + "[ \\t]*not-needed[ \\t:,]+(\\S.*)$");
  private static final Pattern YES = Pattern.compile("(?i)yes\\b[\\s,;:.\u2013\u2014-]*(.*)");

  /** "No time" is no answer to the question; "no, because …" and "no: …" are. */
  private static final Pattern NO =
      Pattern.compile(
          "(?i)no\\s*(?:[,;:.\u2013\u2014-]+\\s*|\\s(?=because|since|as|it|this|only|the|just)\\b)"
              + "(?:because\\b[:,]?\\s*)?(?!because\\b[:,.]?\\s*$)(\\S.*)");

  /** The answer, if it is one: "yes", or "no" with a reason. */
  public static Optional<VerificationAnswer> of(Answers answers) {
    return answers.to(ID).flatMap(VerificationAnswer::parse);
  }

  /** Whether it is a "no" that says no reason. */
  public static boolean isBareNo(String text) {
    return parse(text).isEmpty() && text.strip().matches("(?i)no\\W*(?:because\\W*)?");
  }

  /** Reads an answer's text. */
  public static Optional<VerificationAnswer> parse(String text) {
    String answer = text.replaceAll("[\\s\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ").strip();
    Matcher yes = YES.matcher(answer);
    if (yes.matches()) {
      return Optional.of(new VerificationAnswer(true, yes.group(1)));
    }
    Matcher no = NO.matcher(answer);
    return no.matches() && no.group(1).toLowerCase(Locale.ROOT).matches(".*[a-z\\p{L}].*")
        ? Optional.of(new VerificationAnswer(false, no.group(1)))
        : Optional.empty();
  }

  /** The line that the annotated tag keeps. */
  public static String trailer(String reason) {
    return TRAILER + reason;
  }

  /** The reason in a tag's message, where its last paragraph, signatures apart, has the trailer. */
  public static Optional<String> reasonIn(String tagMessage) {
    String text = tagMessage.replace("\r\n", "\n");
    int signature = text.indexOf("-----BEGIN ");
    String[] paragraphs =
        (signature < 0 ? text : text.substring(0, signature)).strip().split("\\n\\s*\\n", -1);
    Matcher found = IN_MESSAGE.matcher(paragraphs[paragraphs.length - 1]);
    return found.find() ? Optional.of(found.group(1).strip()) : Optional.empty();
  }
}
