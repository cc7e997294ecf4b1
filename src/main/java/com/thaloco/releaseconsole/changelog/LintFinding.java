package com.thaloco.releaseconsole.changelog;

import java.util.Optional;

/**
 * One thing that is wrong.
 *
 * @param lint its kind
 * @param severity how bad it is here
 * @param line where, 1-based
 * @param message one sentence
 * @param fix the edit that fixes it, where there is one
 */
public record LintFinding(
    Lint lint, Lint.Severity severity, int line, String message, Optional<Edit> fix) {

  LintFinding as(Lint.Severity other) {
    return new LintFinding(lint, other, line, message, fix);
  }
}
