package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.check.catalogue.WithHarness;
import com.thaloco.releaseconsole.recover.Situation.Machine;
import java.util.List;
import java.util.function.Consumer;

/** A test class whose cases each begin with a project that is ready to be released. */
abstract class WithSituation extends WithHarness {
  static void with(Consumer<Situation> body) {
    harness.with(sample -> body.accept(new Situation(sample)));
  }

  /** What someone has to do something about, as a machine sees it. */
  static List<String> hands(Situation situation, Machine machine) {
    return situation.diagnosis(machine).troubles().stream()
        .filter(ReleaseProblem::needsHand)
        .map(ReleaseProblem::id)
        .toList();
  }
}
