package com.thaloco.releaseconsole.explore;

import com.thaloco.releaseconsole.explore.Choice.Act;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Chooses at random, so that also what is rare in a fair choice is met: one maintainer goes on for
 * a while before another does, a fault may happen at any effect, and a late request lands at any
 * time until long after the last call.
 */
final class RandomChoices {
  private static final int EFFECTS = 12;
  private static final int LONG = 200; // calls

  private final Random random;
  private final int patience;
  private Optional<Choice> last = Optional.empty();
  private int untilFault;
  private int untilLanding;

  RandomChoices(Random random) {
    this.random = random;
    this.patience = 1 + random.nextInt(60);
    this.untilFault = random.nextInt(EFFECTS);
    this.untilLanding = random.nextInt(LONG);
  }

  Choice next(List<Choice> all) {
    Choice choice = fault(all).or(() -> landing(all)).orElseGet(() -> usual(all));
    last = Optional.of(choice);
    return choice;
  }

  private Optional<Choice> fault(List<Choice> all) {
    List<Choice> faults = all.stream().filter(choice -> choice.act().isFault()).toList();
    if (faults.isEmpty() || untilFault-- > 0) {
      return Optional.empty();
    }
    untilFault = random.nextInt(EFFECTS);
    return Optional.of(faults.get(random.nextInt(faults.size())));
  }

  private Optional<Choice> landing(List<Choice> all) {
    List<Choice> late = all.stream().filter(choice -> choice.act() == Act.LAND).toList();
    boolean alone = late.size() == all.size();
    if (late.isEmpty() || (untilLanding-- > 0 && !alone)) {
      return Optional.empty();
    }
    untilLanding = random.nextInt(LONG);
    return Optional.of(late.get(random.nextInt(late.size())));
  }

  private Choice usual(List<Choice> all) {
    List<Choice> usual =
        all.stream().filter(choice -> !choice.act().isFault() && choice.act() != Act.LAND).toList();
    Optional<Choice> on =
        usual.stream().filter(choice -> last.filter(choice::isOfSame).isPresent()).findFirst();
    return on.filter(_ -> random.nextInt(patience) != 0)
        .orElseGet(() -> usual.get(random.nextInt(usual.size())));
  }
}
