package com.thaloco.releaseconsole.check;

import com.thaloco.releaseconsole.journal.Answers;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The maintainer's answer to "does this release fix the update flow?": yes, and a verification release
 * is owed; or no, with the reason that the tag keeps.
 *
 * @param reason one line
 */
public record VerificationAnswer(boolean owed, String reason) {
  /** The check that asks. */
  public static final String ID = "release.verification";

  private static final String TRAILER = "Verification-Release: not-needed ";
  private static final Pattern IN_MESSAGE =
      Pattern.compile("(?m)^" + Pattern.quote(TRAILER) + "(.*\\S.*)$");
  private static final Pattern NO =
      Pattern.compile("(?is)no\\b[,;:.]?\\s*(?:because\\b[:,]?\\s*)?(.*)");

  /** The answer, if it is one: "yes", or "no" with a reason. */
  public static Optional<VerificationAnswer> of(Answers answers) {
    return answers.to(ID).flatMap(VerificationAnswer::parse);
  }

  /** Reads an answer's text. */
  public static Optional<VerificationAnswer> parse(String text) {
    String answer = text.strip().replaceAll("\\s+", " ");
    if (answer.toLowerCase(Locale.ROOT).matches("yes\\b.*")) {
      return Optional.of(new VerificationAnswer(true, answer));
    }
    Matcher no = NO.matcher(answer);
    return no.matches() && !no.group(1).isBlank()
        ? Optional.of(new VerificationAnswer(false, no.group(1)))
        : Optional.empty();
  }

  /** The line that the annotated tag keeps. */
  public static String trailer(String reason) {
    return TRAILER + reason;
  }

  /** The reason in a tag's message, where it has the trailer. */
  public static Optional<String> reasonIn(String tagMessage) {
    Matcher found = IN_MESSAGE.matcher(tagMessage);
    return found.find() ? Optional.of(found.group(1).strip()) : Optional.empty();
  }
}
