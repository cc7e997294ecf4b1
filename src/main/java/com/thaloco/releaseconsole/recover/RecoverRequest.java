package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.Map;
import java.util.Optional;

/**
 * What the maintainer asks for.
 *
 * @param answers to questions, by id; {@code reason} is kept with what is done
 * @param confirmed the version as it was typed after the plan was seen
 */
public record RecoverRequest(
    Kind kind, ReleaseVersion version, Map<String, String> answers, Optional<String> confirmed) {
  public RecoverRequest {
    answers = Map.copyOf(answers);
  }

  /** The same for the version of the plan: that of a manifest is what the manifest will name. */
  RecoverRequest about(ReleaseVersion planned) {
    return new RecoverRequest(kind, planned, answers, confirmed);
  }
}
