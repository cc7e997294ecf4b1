package com.thaloco.releaseconsole.check;

import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.journal.Fact;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.project.Candidate;
import java.util.List;

/**
 * Proof that the whole checklist was clear for a subject. Only {@link Checklist.Answered} makes
 * one; a cut can't be started without it.
 */
public final class Cleared {
  private final Candidate subject;
  private final List<Finding> findings;

  Cleared(Candidate subject, List<Finding> findings) {
    this.subject = subject;
    this.findings = List.copyOf(findings);
  }

  /**
   * The proof of a cut that may be public already: its checklist was clear when it began, and from
   * there the only way is forward.
   *
   * @throws java.util.NoSuchElementException if its journal does not say so
   */
  public static Cleared before(Candidate subject, History past) {
    return new Cleared(subject, past.last(Fact.Cleared.class).orElseThrow().findings());
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
