package com.thaloco.releaseconsole.cut;

import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.Map;

/**
 * What the maintainer asks for.
 *
 * @param answers to findings that ask, by id
 * @param confirmed whether the plan was seen and confirmed; it never confirms a finding
 */
public record CutRequest(ReleaseVersion version, Map<String, String> answers, boolean confirmed) {
  public CutRequest {
    answers = Map.copyOf(answers);
  }
}
