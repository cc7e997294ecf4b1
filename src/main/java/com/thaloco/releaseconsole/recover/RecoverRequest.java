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
 */
public record RecoverRequest(
    RecoveryKind kind,
    ReleaseVersion version,
    Map<String, String> answers,
    Optional<String> confirmed,
    Optional<RecoveryPlan> seen) {
  public RecoverRequest {
    answers = Map.copyOf(answers);
  }

  /** Where the plan is not known: it was seen by another process, or not yet. */
  public RecoverRequest(
      RecoveryKind kind,
      ReleaseVersion version,
      Map<String, String> answers,
      Optional<String> confirmed) {
    this(kind, version, answers, confirmed, Optional.empty());
  }

  /** The same for the version of the plan: that of a manifest is what the manifest will name. */
  RecoverRequest about(ReleaseVersion planned) {
    return new RecoverRequest(kind, planned, answers, confirmed, seen);
  }
}
