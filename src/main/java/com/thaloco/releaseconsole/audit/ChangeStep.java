package com.thaloco.releaseconsole.audit;

import com.thaloco.releaseconsole.engine.StepName;
import com.thaloco.releaseconsole.flow.StepId;
import java.util.Locale;

/** The steps that careful changes are made of. */
enum ChangeStep implements StepName {
  KEEP_MANIFEST,
  PUT_MANIFEST,
  PUT_INSTALLER,
  REMOVE_OBJECT,
  STORE_OBJECT;

  @Override
  public StepId stepId() {
    return new StepId(toString());
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
