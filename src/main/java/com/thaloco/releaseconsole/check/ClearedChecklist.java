package com.thaloco.releaseconsole.check;

import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.journal.Fact;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.project.Candidate;
import java.util.List;
import java.util.Optional;

/**
 * Proof that the whole checklist was clear for a subject. Only {@link Checklist.Answered} makes
 * one; a cut can't be started without it.
 */
public final class ClearedChecklist {
  private final Candidate subject;
  private final List<Finding> findings;

  ClearedChecklist(Candidate subject, List<Finding> findings) {
    this.subject = subject;
    this.findings = List.copyOf(findings);
  }

  /**
   * The proof of a cut that is public: its checklist was clear when it began, and from there the
   * only way is forward.
   *
   * @param past its journal; empty where another machine has it, which then knows what was found
   */
  public static ClearedChecklist before(Candidate subject, Optional<History> past) {
    return new ClearedChecklist(
        subject,
        past.flatMap(history -> history.last(Fact.Cleared.class))
            .map(Fact.Cleared::findings)
            .orElse(List.of()));
  }

  /** What was judged. */
  public Candidate subject() {
    return subject;
  }

  /** All findings, in the order of the contract. */
  public List<Finding> findings() {
    return findings;
  }
}
