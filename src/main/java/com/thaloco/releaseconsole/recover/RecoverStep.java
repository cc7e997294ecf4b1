package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.engine.StepName;
import com.thaloco.releaseconsole.flow.StepId;
import java.util.Locale;

/** The steps that recoveries are made of; each takes those that it needs, in this order. */
public enum RecoverStep implements StepName {
  BURN,
  /** The tarball of a release that is to be put back, from what is kept or built again. */
  BUILD,
  PUT_TARBALL,
  PUT_HASHES,
  PUT_SIGNATURE,
  MARK,
  KEEP_MANIFEST,
  TAKE_OUT,
  PUT_MANIFEST,
  PUT_INSTALLER,
  AWAIT_PUBLIC,
  PUSH_TAG,
  WRITE_TAG,
  DELETE_REMOTE_TAG,
  DELETE_TAG,
  END_CUT,
  CHANGELOG,
  LOOK_AGAIN,
  /** All the steps of a cut (docs/command-line.md, Steps of a cut). */
  CUT;

  @Override
  public StepId stepId() {
    return new StepId(toString());
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
