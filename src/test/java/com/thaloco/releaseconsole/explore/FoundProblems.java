package com.thaloco.releaseconsole.explore;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.recover.Diagnosis;
import com.thaloco.releaseconsole.recover.OfferedRecovery;
import com.thaloco.releaseconsole.recover.RecoveryKind;
import com.thaloco.releaseconsole.recover.ReleaseProblem;
import com.thaloco.releaseconsole.recover.ReleaseProblem.Severity;
import java.util.List;
import java.util.function.Consumer;

/** A test class whose cases ask what is wrong with the releases. */
abstract class FoundProblems extends BetweenCalls {
  final Machine machine = sample.machine(2);

  FoundProblems() {
    super(sample.withNew());
  }

  /** That only this needs a hand, and that these recoveries are offered for it. */
  ReleaseProblem only(String id, Severity severity, RecoveryKind... ways) {
    Diagnosis diagnosis = diagnosis(NOTHING);
    assertThat(ids(diagnosis)).containsExactly(id);
    ReleaseProblem problem = with(id, diagnosis);
    assertThat(problem.severity()).isEqualTo(severity);
    assertThat(kinds(problem)).containsExactly(ways);
    return problem;
  }

  List<String> hands(Consumer<World> meanwhile) {
    return ids(diagnosis(meanwhile));
  }

  static List<String> ids(Diagnosis diagnosis) {
    return diagnosis.troubles().stream()
        .filter(ReleaseProblem::needsHand)
        .map(ReleaseProblem::id)
        .toList();
  }

  static ReleaseProblem with(String id, Diagnosis diagnosis) {
    assertThat(diagnosis.troubles()).extracting(ReleaseProblem::id).contains(id);
    return diagnosis.troubles().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  static List<RecoveryKind> kinds(ReleaseProblem problem) {
    return problem.ways().stream().map(OfferedRecovery::kind).toList();
  }

  Diagnosis diagnosis(Consumer<World> meanwhile) {
    return diagnosis(machine, meanwhile);
  }

  /** What happens after the clone has fetched, and before anything else is asked. */
  Diagnosis diagnosis(Machine here, Consumer<World> meanwhile) {
    return (Diagnosis)
        ((Outcome.Ok<?>)
                new Alone(sample, here, world)
                    .run(MaintainerCommand.diagnose(), _ -> true, meanwhile))
            .value();
  }
}
