package com.thaloco.releaseconsole.cut;

import com.thaloco.releaseconsole.check.VerificationAnswer;

/**
 * The message of the annotated tag. "No, it does not fix the update flow, because …" is kept as a
 * trailer, so that the debt can be told from git on any machine (design.md, Verification releases).
 */
final class TagMessage {
  private TagMessage() {}

  static String of(Context context) {
    String title =
        "%s %s\n".formatted(context.profile().project(), context.version()).strip() + "\n";
    return VerificationAnswer.of(context.subject().answers())
        .filter(answer -> !answer.owed())
        .map(answer -> title + "\n" + VerificationAnswer.trailer(answer.reason()) + "\n")
        .orElse(title);
  }
}
