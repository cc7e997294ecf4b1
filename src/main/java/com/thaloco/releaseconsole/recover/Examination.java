package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.check.Project;
import com.thaloco.releaseconsole.flow.Work;
import java.util.List;
import java.util.Optional;

/** Makes a {@link Diagnosis}. */
final class Examination {
  private final Project project;
  private final Work work;

  Examination(Project project, Work work) {
    this.project = project;
    this.work = work;
  }

  Diagnosis diagnosis() {
    work.checkpoint();
    return new Diagnosis(List.of(), Optional.empty());
  }
}
