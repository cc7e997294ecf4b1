package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.Map;
import java.util.Optional;

/**
 * What the maintainer asks for.
 *
 * @param answers to questions, by id; {@code reason} is kept with what is done
 * @param confirmed the version as it was typed after the plan was seen
 * @param seen that plan, where the caller has it: another one is not carried out
 * @param planId its name, where it was seen by another process
 */
public record RecoverRequest(
    RecoveryKind kind,
    ReleaseVersion version,
    Map<String, String> answers,
    Optional<String> confirmed,
    Optional<RecoveryPlan> seen,
    Optional<String> planId) {
  public RecoverRequest {
    answers = Map.copyOf(answers);
  }

  /** Where neither the plan nor its name is known. */
  public RecoverRequest(
      RecoveryKind kind,
      ReleaseVersion version,
      Map<String, String> answers,
      Optional<String> confirmed) {
    this(kind, version, answers, confirmed, Optional.empty(), Optional.empty());
  }

  /** The same for the version of the plan: that of a manifest is what the manifest will name. */
  RecoverRequest about(ReleaseVersion planned) {
    return new RecoverRequest(kind, planned, answers, confirmed, seen, planId);
  }
}
