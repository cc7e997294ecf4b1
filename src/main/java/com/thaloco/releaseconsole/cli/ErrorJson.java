package com.thaloco.releaseconsole.cli;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.profile.ProfileReach;
import com.thaloco.releaseconsole.profile.ProfileReader;
import com.thaloco.releaseconsole.setup.ForeignProfile;
import java.util.List;
import java.util.Optional;

/**
 * A problem as JSON.
 *
 * @param more of a profile with several faults, the others
 * @param profile of one that is not approved, what there is to approve
 */
record ErrorJson(
    String what,
    String notDone,
    Remedy next,
    Optional<List<String>> more,
    @JsonUnwrapped Optional<Unapproved> profile) {
  /** An error that is a document. */
  record Document(ErrorJson error) {}

  record Unapproved(String remote, List<Reach> reach, String fingerprint) {
    static Unapproved of(ForeignProfile profile) {
      return new Unapproved(
          profile.remote(),
          profile.reach().lines().stream()
              .map(line ->
                  new Reach(line.kind(), line.key(), line.value(), profile.reach().isOwn(line)))
              .toList(),
          profile.fingerprint());
    }
  }

  record Reach(ProfileReach.Kind kind, String key, String value, boolean own) {}

  static ErrorJson of(Problem problem) {
    return of(problem, Optional.empty());
  }

  static ErrorJson of(Problem problem, Optional<ForeignProfile> asked) {
    return new ErrorJson(
        problem.happened(),
        problem.notDone(),
        problem.next(),
        Optional.of(problem)
            .filter(each -> each.id().equals(ProfileReader.INVALID))
            .map(Problem::evidence)
            .filter(others -> !others.isEmpty()),
        asked.filter(_ -> problem.id().equals(ForeignProfile.NOT_APPROVED)).map(Unapproved::of));
  }
}
