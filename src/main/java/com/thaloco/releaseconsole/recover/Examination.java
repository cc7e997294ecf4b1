package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.project.ManifestState;
import com.thaloco.releaseconsole.project.Pins;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.recover.ReleaseProblem.Severity;
import com.thaloco.releaseconsole.trust.Agreement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes a {@link Diagnosis} of what a {@link Survey} has seen. */
final class Examination {
  private final Project project;
  private final Work work;

  Examination(Project project, Work work) {
    this.project = project;
    this.work = work;
  }

  Diagnosis diagnosis() {
    Survey survey = Survey.of(project, work);
    Optional<Agreement.Drift> drift = drift();
    var troubles = new ArrayList<ReleaseProblem>();
    drift.map(Examination::trouble).ifPresent(troubles::add);
    survey.failed().stream().map(Examination::unseen).forEach(troubles::add);
    troubles.addAll(releases(survey));
    return new Diagnosis(
        troubles.stream().sorted(Comparator.comparing(ReleaseProblem::severity)).toList(),
        drift,
        survey.burned().stream().sorted().toList(),
        survey.failed().isEmpty());
  }

  /** Without a manifest that can be read nothing is concluded about any release. */
  private List<ReleaseProblem> releases(Survey survey) {
    return switch (survey.state().orElse(null)) {
      case null -> List.of(); // why is a problem already
      case ManifestState.Unreadable lost -> new ManifestProblems(survey, work).lost(lost);
      case ManifestState.None none when !none.tagged().isEmpty() ->
          Stream.concat(
                  ManifestProblems.none(survey, none).stream(),
                  new CutProblems(survey).all().stream())
              .toList();
      case ManifestState.None _, ManifestState.Read _ -> {
        var troubles = new ArrayList<ReleaseProblem>();
        troubles.addAll(new BurnedProblems(survey).all());
        troubles.addAll(new ClientProblems(survey, work).all());
        troubles.addAll(new TagProblems(survey, work).all());
        troubles.addAll(new CutProblems(survey).all());
        troubles.addAll(new OfferedWithdrawals(survey).all());
        yield troubles;
      }
    };
  }

  private Optional<Agreement.Drift> drift() {
    return project.repository().head().isPresent()
            && Agreement.of(Pins.at(project.profile(), project.repository(), project.head()))
                instanceof Agreement.Drift drift
        ? Optional.of(drift)
        : Optional.empty();
  }

  private static ReleaseProblem trouble(Agreement.Drift drift) {
    return new ReleaseProblem(
        "pins",
        Severity.HAND,
        Optional.empty(),
        drift.problem().happened(),
        drift.problem().evidence(),
        "No user is affected: a release is blocked until the keys agree.",
        drift.problem().next(),
        List.of());
  }

  /** Whoever can't look does not say that all is well. */
  private static ReleaseProblem unseen(Problem problem) {
    return new ReleaseProblem(
        problem.id(),
        Severity.HAND,
        Optional.empty(),
        problem.happened(),
        problem.evidence(),
        "Unknown: this could not be read.",
        problem.next(),
        List.of());
  }
}
