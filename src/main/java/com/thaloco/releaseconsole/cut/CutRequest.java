package com.thaloco.releaseconsole.cut;

import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.Map;
import java.util.Optional;

/**
 * What the maintainer asks for.
 *
 * @param answers to findings that ask, by id
 * @param confirmed whether the plan was seen and confirmed; it never confirms a finding
 * @param commit what is cut, where that is not HEAD: the commit of another machine's cut
 * @param recut whether it is the end of a re-cut, whose mark is its own
 */
public record CutRequest(
    ReleaseVersion version,
    Map<String, String> answers,
    boolean confirmed,
    Optional<String> commit,
    boolean recut) {
  /** A cut of HEAD. */
  public CutRequest(ReleaseVersion version, Map<String, String> answers, boolean confirmed) {
    this(version, answers, confirmed, Optional.empty(), false);
  }

  public CutRequest {
    answers = Map.copyOf(answers);
  }
}
