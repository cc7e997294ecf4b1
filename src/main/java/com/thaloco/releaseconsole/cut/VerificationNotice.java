package com.thaloco.releaseconsole.cut;

import com.thaloco.releaseconsole.check.VerificationAnswer;
import java.util.List;

/**
 * What is pending once a release is out: the console says so before and after (docs/rules.md,
 * Verification releases).
 */
final class VerificationNotice {
  private VerificationNotice() {}

  static List<String> after(CutContext context) {
    return VerificationAnswer.of(context.subject().answers())
        .filter(VerificationAnswer::owed)
        .map(answer ->
            List.of(
                "%s: a verification release, right after %s (no functional changes)"
                    .formatted(context.version().nextPatch(), context.version())))
        .orElse(List.of());
  }
}
