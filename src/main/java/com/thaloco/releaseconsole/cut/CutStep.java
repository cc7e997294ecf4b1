package com.thaloco.releaseconsole.cut;

import com.thaloco.releaseconsole.engine.StepName;
import com.thaloco.releaseconsole.flow.StepId;
import java.util.Locale;

/** The steps of a cut, in order (contract.md, Steps of a cut). */
public enum CutStep implements StepName {
  CANARY,
  PROBE,
  CHECKOUT,
  BUILD,
  PACK,
  HASH,
  SIGN,
  VERIFY_LOCAL,
  PUT_TARBALL,
  PUT_HASHES,
  PUT_SIGNATURE,
  READ_BACK,
  KEEP_MANIFEST,
  PUT_MANIFEST,
  PUT_INSTALLER,
  AWAIT_PUBLIC,
  TAG,
  VERIFY_STRANGER,
  VERIFY_CLIENTS,
  RECEIPT;

  @Override
  public StepId stepId() {
    return new StepId(name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  /** Whether clients see the release once this step has begun. */
  public boolean clientsSeeIt() {
    return compareTo(PUT_MANIFEST) >= 0;
  }

  @Override
  public String toString() {
    return stepId().name();
  }
}
