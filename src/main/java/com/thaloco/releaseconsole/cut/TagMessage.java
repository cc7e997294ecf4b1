package com.thaloco.releaseconsole.cut;

import com.thaloco.releaseconsole.check.VerificationAnswer;
import com.thaloco.releaseconsole.journal.Answers;
import com.thaloco.releaseconsole.version.ReleaseVersion;

/**
 * The message of the annotated tag. "No, it does not fix the update flow, because …" is kept as a
 * trailer, so that the pending verification can be determined from git on any machine
 * (docs/rules.md, Verification releases).
 */
public final class TagMessage {
  private TagMessage() {}

  static String of(CutContext context) {
    return of(context.profile().project(), context.version(), context.subject().answers());
  }

  /** The message for a release of a project, with what was answered for its commit. */
  public static String of(String project, ReleaseVersion version, Answers answers) {
    String title = "%s %s\n".formatted(project, version).strip() + "\n";
    return VerificationAnswer.of(answers)
        .filter(answer -> !answer.owed())
        .map(answer -> title + "\n" + VerificationAnswer.trailer(answer.reason()) + "\n")
        .orElse(title);
  }
}
