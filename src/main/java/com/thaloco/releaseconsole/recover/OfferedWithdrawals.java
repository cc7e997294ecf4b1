package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.recover.ReleaseProblem.Severity;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.List;
import java.util.Optional;

/** What only the maintainer can know: that a release which verifies is bad all the same. */
final class OfferedWithdrawals {
  private final Survey survey;

  OfferedWithdrawals(Survey survey) {
    this.survey = survey;
  }

  List<ReleaseProblem> all() {
    return survey.latest().stream()
        .filter(version -> !survey.burned().contains(version))
        .map(this::bad)
        .toList();
  }

  private ReleaseProblem bad(ReleaseVersion version) {
    Optional<String> commit = survey.commit(version);
    return new ReleaseProblem(
        "release.bad",
        Severity.OFFERED,
        Optional.of(version),
        "You can withdraw %s if it is bad.".formatted(version),
        commit.map(id -> List.of("Built from " + id)).orElse(List.of()),
        "Clients get %s.".formatted(version),
        "Nothing to do unless it is bad.",
        List.of(
            new OfferedRecovery(
                RecoveryKind.WITHDRAW,
                version,
                "Permanently blocks this version number; clients go back to the newest good"
                    + " release.")));
  }
}
