package com.thaloco.releaseconsole.engine;

import com.thaloco.releaseconsole.flow.StepId;

/** The name of a step that the {@link Runner} takes; a list of steps is an enum of these. */
public interface StepName {
  /** Its name in events and journals. */
  StepId stepId();
}
