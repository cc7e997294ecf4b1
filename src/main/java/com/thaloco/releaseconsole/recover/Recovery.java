package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.check.Checklist;
import com.thaloco.releaseconsole.check.Project;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.trust.Keyring;

/** The ways out, each as a plan first. */
public final class Recovery {
  private final Project project;
  private final Checklist checklist;
  private final String console;

  /**
   * @param console the program's version, for the receipt of a cut that is resumed
   */
  public Recovery(Project project, Checklist checklist, String console) {
    this.project = project;
    this.checklist = checklist;
    this.console = console;
  }

  /** What a recovery would do; only reads. */
  public Outcome<RecoverResult> plan(RecoverRequest request, Work work) {
    throw new UnsupportedOperationException(project + "" + checklist + console);
  }

  /**
   * Recovers, or goes on with the recovery that was not finished. Without the typed confirmation it
   * asks for it, with the question {@code confirm}.
   *
   * @param keyring needed to resume and to re-cut only
   */
  public Outcome<RecoverResult> run(RecoverRequest request, Keyring keyring, Work work) {
    throw new UnsupportedOperationException();
  }
}
