package com.thaloco.releaseconsole.explore;

import com.thaloco.releaseconsole.flow.Outcome;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** One maintainer without any other: each call passes at once, and waits cost no time. */
record Alone(Sample sample, Machine machine, World world) {
  Outcome<?> run(List<MaintainerCommand> commands) {
    return run(commands, _ -> false, _ -> {});
  }

  /** Something else happens before a call, once. */
  Outcome<?> run(
      MaintainerCommand command, Predicate<? super Op<?>> at, Consumer<? super World> meanwhile) {
    return run(List.of(command), at, meanwhile);
  }

  private Outcome<?> run(
      List<MaintainerCommand> commands,
      Predicate<? super Op<?>> at,
      Consumer<? super World> meanwhile) {
    Maintainer maintainer = maintainer(commands);
    maintainer.begin();
    boolean happened = false;
    while (maintainer.state() == Maintainer.State.WAITING) {
      if (!happened && at.test(maintainer.next())) {
        happened = true;
        meanwhile.accept(world);
      }
      pass(maintainer);
    }
    return maintainer.outcomes().getLast();
  }

  /** Has a command killed before a call. */
  void killedAt(MaintainerCommand command, Predicate<? super Op<?>> which) {
    Maintainer maintainer = maintainer(List.of(command));
    maintainer.begin();
    while (maintainer.state() == Maintainer.State.WAITING && !which.test(maintainer.next())) {
      pass(maintainer);
    }
    if (maintainer.state() != Maintainer.State.WAITING) {
      throw new IllegalStateException(command + ": " + maintainer.problems());
    }
    maintainer.kill();
  }

  private Maintainer maintainer(List<MaintainerCommand> commands) {
    return new Maintainer(
        sample.another(), sample, machine, false, world, Switches.NONE, commands, 0, _ -> {});
  }

  private void pass(Maintainer maintainer) {
    world.advance(maintainer.wakes());
    answer(maintainer, maintainer.next());
  }

  private <T> void answer(Maintainer maintainer, Op<T> op) {
    T given = op.act().apply(world);
    maintainer.resume(given, op.digest().applyAsLong(given));
  }
}
